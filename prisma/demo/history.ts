import type { CityDate } from '~/domain/calendar'
import { abilityOf, yearBefore } from './ability'
import { turnoutOf } from './assessed'
import { type Autumn, autumnOf } from './autumn'
import { type City, castMember, isRegularOn, type Person } from './city'
import type { Confirmed, Entry } from './entries'
import { chooseSteps, keyOf, OFF_CYCLE_YEARS, offCycleEntries, type Step } from './off-cycle'
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
    const learned = stepsLearned(skillsConfirmed(round), levels, year.fiscalYear, year)
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
  for (const year of OFF_CYCLE_YEARS.slice(1)) {
    entries.push(...offCycleEntries(city, year, steps28, confirmed, reviewersOf(programme, officer, copy())))
  }
  const autumn = autumnOf(city, programme, {
    round: roundNamed('RND-R10-F'),
    participants: participants.get('RND-R10-F') ?? [],
    confirmed,
    reviewers: reviewersOf(programme, officer, copy()),
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
  const keen = new Set([...programme.leadersFirst, ...programme.leadersSecond, ...programme.leadersThird, ...programme.candidates])
  const ability = abilityOf(city, { assessed, assessedExtended: new Set(extended.map(({ person }) => person)), keen, today })
  const random = randomOf('years before')
  const levels = new Map<Person, YearLevels>()
  for (const [person, y2028] of ability) {
    const y2027 = yearBefore(random, y2028, 2027)
    levels.set(person, { y2026: yearBefore(random, y2027, 2026), y2027, y2028 })
  }
  fitToRoles(city, programme, levels)
  return levels
}

/** Places where the round may have found one level less than the person reached by the end of the year. */
function stepsLearned(
  confirmed: readonly Participant[],
  levels: ReadonlyMap<Person, YearLevels>,
  fiscalYear: number,
  year: { from: CityDate; until: CityDate },
): Step[] {
  return confirmed
    .filter(({ person }) => isRegularOn(person, year.from) && isRegularOn(person, year.until))
    .filter(({ person }) => !AS_SHOWN.test(`${person.postings.at(-1)?.unit}`))
    .flatMap(({ person, skills }) =>
      skills.flatMap((skill) => {
        const own = levels.get(person)
        const to = (fiscalYear === 2027 ? own?.y2027[skill] : own?.y2028[skill]) ?? 0
        const before = (fiscalYear === 2027 ? own?.y2026[skill] : own?.y2027[skill]) ?? 0
        return to >= 1 && before < to ? [{ person, skill, to }] : []
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
