import { type CityDate, cityDate } from '~/domain/calendar'
import { abilityOf, yearBefore } from './ability'
import { turnoutOf } from './assessed'
import { type Autumn, autumnOf } from './autumn'
import { type City, castMember, isRegularOn, type Person } from './city'
import type { Confirmed, Entry } from './entries'
import { chooseSteps, keyOf, OFF_CYCLE_YEARS, type OffCycleYear, offCycleEntries, type Step } from './off-cycle'
import type { Programme } from './programme'
import { randomOf } from './random'
import { reviewersOf } from './reviewers'
import { fitToRoles, type YearLevels } from './role-levels'
import { entriesOf } from './round-entries'
import { type Participant, participantsOf, ROUNDS, roundNamed } from './rounds'
import { placeOfSkill, requiredLevels, SKILLS } from './skills'
import { standingOf } from './standing'
import { findVolunteers, type Volunteer } from './volunteers'

/** Everything that was assessed and confirmed until today, in the order in which it happened. */
export type History = {
  participants: Map<string, Participant[]>
  states: Map<string, Map<Person, string>>
  entries: Entry[]
  autumn: Autumn
  volunteers: Map<Person, Volunteer>
  /** The officer's levels, registered at the appointment. */
  officerLevels: number[]
}

export function tellHistory(city: City, programme: Programme, today: CityDate): History {
  const officer = castMember(city, '大川 徹')
  const volunteers = findVolunteers(city, programme, today)
  const standing = standingOf(programme, (person, round) => {
    const volunteer = volunteers.get(person)
    return volunteer?.rounds.has(round) ? volunteer.skills : []
  })
  const participants = new Map(ROUNDS.map((round) => [round.id, participantsOf(round, city, standing)]))
  leaveOutProcurement(castMember(city, '石黒 美咲'), participants)
  const sure = surelyConfirmed(programme, participants, volunteers)
  const turnouts = turnoutOf(city, participants, sure, officer, today)
  const levels = levelsOfYears(city, programme, participants, turnouts, today)
  const skillsConfirmed = (id: string) =>
    (participants.get(id) ?? []).filter(({ person }) => turnouts.get(id)?.confirmed.has(person))

  const confirmed: Confirmed = new Map([[officer, requiredLevels('TECH_OFFICER')]])
  const copy = (): Confirmed => new Map([...confirmed].map(([person, own]) => [person, [...own]]))
  const entries: Entry[] = []
  const steps = OFF_CYCLE_YEARS.map((year) => {
    const round = year.fiscalYear === 2027 ? 'RND-R9' : 'RND-R10'
    const learned = stepsLearned(skillsConfirmed(round), levels, year, committeeDays(programme))
    return chooseSteps(year, wantedSteps(programme, year.fiscalYear, learned), learned)
  })
  const [steps27 = [], steps28 = []] = steps
  const tell = (id: string, levelOf: (person: Person, skill: number) => number) => {
    const turnout = turnouts.get(id)
    if (!turnout) throw new Error(`no turnout in ${id}`)
    const given = { round: roundNamed(id), participants: participants.get(id) ?? [], turnout, levelOf }
    entries.push(...entriesOf(city, given, confirmed, reviewersOf(programme, officer, copy())))
  }
  const of = (year: keyof YearLevels, open: readonly Step[]) => {
    const notYet = new Set(open.map(keyOf))
    return (person: Person, skill: number) =>
      (levels.get(person)?.[year][skill] ?? 0) - (notYet.has(keyOf({ person, skill })) ? 1 : 0)
  }
  tell('RND-R8', of('y2026', []))
  tell('RND-R9', of('y2027', steps27))
  for (const year of OFF_CYCLE_YEARS.slice(0, 1)) {
    entries.push(...offCycleEntries(city, year, steps27, confirmed, reviewersOf(programme, officer, copy())))
  }
  tell('RND-R10', of('y2028', steps28))
  const reviewersNow = reviewersOf(programme, officer, copy())
  for (const year of OFF_CYCLE_YEARS.slice(1)) {
    entries.push(...offCycleEntries(city, year, steps28, confirmed, reviewersNow))
  }
  const autumn = autumnOf(city, {
    round: roundNamed('RND-R10-F'),
    participants: participants.get('RND-R10-F') ?? [],
    confirmed,
    reviewers: reviewersNow,
    today,
  })
  entries.push(...autumn.entries)
  return {
    participants,
    states: statesOf(participants, turnouts, autumn),
    entries,
    autumn,
    volunteers,
    officerLevels: requiredLevels('TECH_OFFICER'),
  }
}

/** Whoever holds or seeks a role, volunteers, or heads, took part in the last yearly round. */
function surelyConfirmed(
  programme: Programme,
  participants: ReadonlyMap<string, Participant[]>,
  volunteers: ReadonlyMap<Person, Volunteer>,
): Set<Person> {
  const asked = ['RND-R9', 'RND-R10', 'RND-R10-F'].flatMap((id) => participants.get(id) ?? [])
  const byRole = asked.filter(({ rule }) => rule === 'POP-2' || rule === 'POP-3').map(({ person }) => person)
  return new Set([...byRole, ...volunteers.keys(), ...programme.provisionalMentors])
}

function levelsOfYears(
  city: City,
  programme: Programme,
  participants: ReadonlyMap<string, Participant[]>,
  turnouts: ReadonlyMap<string, { confirmed: Set<Person> }>,
  today: CityDate,
): Map<Person, YearLevels> {
  const confirmedIn = [...turnouts].flatMap(([id, { confirmed }]) =>
    (participants.get(id) ?? []).filter(({ person }) => confirmed.has(person) && isRegularOn(person, today)),
  )
  const assessed = new Set(confirmedIn.map(({ person }) => person))
  const extended = confirmedIn.filter(({ skills }) => skills.some((skill) => SKILLS[skill]?.tier === 'extended'))
  const keen = new Set([
    ...programme.leadersFirst,
    ...programme.leadersSecond,
    ...programme.leadersThird,
    ...programme.candidates,
  ])
  const ability = abilityOf(city, {
    assessed,
    assessedExtended: new Set(extended.map(({ person }) => person)),
    keen,
    today,
  })
  const random = randomOf('years before')
  const levels = new Map<Person, YearLevels>()
  for (const [person, y2028] of ability) {
    const y2027 = yearBefore(random, y2028, 2027)
    levels.set(person, { y2026: yearBefore(random, y2027, 2026), y2027, y2028 })
  }
  fitToRoles(city, programme, levels)
  return levels
}

/** Asked by nobody before the autumn (reference screen "skills-review"). */
function leaveOutProcurement(person: Person, participants: ReadonlyMap<string, Participant[]>): void {
  for (const id of ['RND-R9', 'RND-R10']) {
    const participant = participants.get(id)?.find((one) => one.person === person)
    if (participant) participant.skills = participant.skills.filter((skill) => skill !== placeOfSkill('SYS-PRC'))
  }
}

/** Before the last day to apply for the committee that certified them: facts count as of the application. */
function committeeDays(programme: Programme): Map<Person, CityDate> {
  const days: [Person[], string][] = [
    [programme.leadersFirst, '2027-09-29'],
    [[...programme.leadersSecond, ...programme.masters], '2028-01-28'],
    [[...programme.leadersThird, programme.promoted], '2028-09-28'],
  ]
  return new Map(days.flatMap(([people, day]) => people.map((person): [Person, CityDate] => [person, cityDate(day)])))
}

/** Places where the round may have found one level less than the person reached by the end of the year. */
function stepsLearned(
  confirmed: readonly Participant[],
  levels: ReadonlyMap<Person, YearLevels>,
  year: OffCycleYear,
  committees: ReadonlyMap<Person, CityDate>,
): Step[] {
  const levelsOf = (person: Person, skill: number): [number, number] => {
    const own = levels.get(person)
    const [before, now] = year.fiscalYear === 2027 ? [own?.y2026, own?.y2027] : [own?.y2027, own?.y2028]
    return [before?.[skill] ?? 0, now?.[skill] ?? 0]
  }
  const untilOf = (person: Person): CityDate | null => {
    const day = committees.get(person)
    return day !== undefined && day > year.from && day < year.until ? day : null
  }
  return confirmed
    .filter(({ person }) => isRegularOn(person, year.from) && isRegularOn(person, year.until))
    .filter(({ person }) => !AS_SHOWN.test(`${person.postings.at(-1)?.unit}`))
    .flatMap(({ person, skills }) =>
      skills.flatMap((skill) => {
        const [before, to] = levelsOf(person, skill)
        return to >= 1 && before < to ? [{ person, skill, to, until: untilOf(person) }] : []
      }),
    )
}

/** The reference screens say what was confirmed there in July. */
const AS_SHOWN = /^S023/

/** What leaders and masters had still to show before their committee. */
function wantedSteps(programme: Programme, fiscalYear: number, learned: readonly Step[]): Step[] {
  const wish = (people: readonly Person[], codes: readonly string[]) =>
    learned.filter((step) => people.includes(step.person) && codes.map(placeOfSkill).includes(step.skill))
  return fiscalYear === 2027
    ? [...wish(programme.masters, ['SYS-PJM', 'SYS-OPS', 'LDR-MEN']), ...wish(programme.leadersSecond, ['AUT-OPS'])]
    : [...wish([programme.promoted], ['SYS-PJM', 'LDR-MEN'])]
}

function statesOf(
  participants: ReadonlyMap<string, Participant[]>,
  turnouts: ReadonlyMap<string, { submitted: Set<Person>; confirmed: Set<Person> }>,
  autumn: Autumn,
): Map<string, Map<Person, string>> {
  const random = randomOf('what did not come in')
  const states = new Map([['RND-R10-F', autumn.states]])
  for (const [id, turnout] of turnouts) {
    const stateOf = (person: Person) => {
      if (turnout.confirmed.has(person)) return 'confirmed'
      if (turnout.submitted.has(person)) return 'submitted'
      return random.chance(0.2) ? 'draft' : 'not_started'
    }
    states.set(id, new Map((participants.get(id) ?? []).map(({ person }) => [person, stateOf(person)])))
  }
  return states
}
