import { addDays, type CityDate, cityDate, fiscalYearOf } from '~/domain/calendar'
import { type City, castMember, isRegularOn, onLeaveOn, type Person, postOn } from '../city'
import { sectionOfCode } from '../establishment'
import { type Random, randomOf } from '../random'
import timeline from '../timeline.json'
import { workdayIn } from '../workdays'
import type { Draft } from './drafts'
import { MEASURES, WORKS, type Work } from './works'

/** A project as it is written: its texts, its days, its people and what it saved. */
export type DemoProject = Draft & {
  work: Work
  unit: string
  title: string
  asIs: string
  members: Person[]
  proposedOn: CityDate
  startedOn: CityDate | null
  deliveredOn: CityDate | null
  reviewed: { on: CityDate; by: Person } | null
  /** Hours a year as hoped for. */
  planned: number
  measure: string
  effects: DemoEffect[]
}
export type DemoEffect = { on: CityDate; hours: number | null; errors: number | null; cost: number | null; how: string }

export function projectsOf(city: City, drafts: readonly Draft[], today: CityDate): DemoProject[] {
  const random = randomOf('projects')
  const yesterday = addDays(today, -1)
  const used = new Map<Work, string[]>()
  const reviewers = ['奥村 亮', '佐藤 翔太', '大川 徹'].map((name) => castMember(city, name))
  const projects = drafts.map((draft): DemoProject => {
    const proposedOn = presentDay(random, draft.lead, draft.proposed)
    const unit = postOn(draft.lead, proposedOn)?.unit
    if (!unit) throw new Error(`${draft.lead.number} had no post on ${proposedOn}`)
    const deliveredOn = draft.delivered ? dayIn(random, ...draft.delivered) : null
    const work = draft.work ?? workFor(random, used, unit)
    used.set(work, [...(used.get(work) ?? []), sectionOfCode(unit)])
    const startedOn = draft.stage === 'proposed' ? null : dayIn(random, addDays(proposedOn, 2), addDays(proposedOn, 18))
    const people = [draft.lead, draft.mainDeveloper, draft.adviser]
    const reviewer = random.pick(reviewers.filter((person) => !people.includes(person)))
    const reviewedOn = deliveredOn && addDays(deliveredOn, random.int(14, 40))
    return {
      ...draft,
      work,
      unit,
      title: work.title,
      asIs: work.asIs.replace('{n}', `${random.int(4, 60) * 5}`).replace('{m}', `${random.int(2, 18)}`),
      members: colleagues(random, city, unit, proposedOn, people).slice(0, random.int(0, 2)),
      proposedOn,
      startedOn: startedOn && deliveredOn && startedOn >= deliveredOn ? addDays(deliveredOn, -1) : startedOn,
      deliveredOn,
      reviewed:
        reviewedOn && reviewedOn < yesterday && isRegularOn(reviewer, reviewedOn)
          ? { on: dayIn(random, reviewedOn, addDays(reviewedOn, 4)), by: reviewer }
          : null,
      planned: random.int(4, 30) * 10,
      measure: random.pick(MEASURES),
      effects: [],
    }
  })
  for (const { fiscalYear, hoursSavedPerYear } of timeline.practice) {
    measure(random, projects, fiscalYear, hoursSavedPerYear, yesterday)
  }
  return projects
}

/** What fits the section and was done the least, never twice in one section. */
function workFor(random: Random, used: ReadonlyMap<Work, string[]>, unit: string): Work {
  const section = sectionOfCode(unit)
  const timesUsed = (work: Work) => used.get(work)?.length ?? 0
  const able = WORKS.filter(
    (work) => !used.get(work)?.includes(section) && (work.where === null || work.where.test(unit)),
  )
  const weight = (work: Work) => timesUsed(work) + (work.where === null ? 1.5 : 0)
  const [found] = random.shuffle(able).sort((a, b) => weight(a) - weight(b))
  return found ?? random.pick(WORKS.filter((work) => work.where === null))
}

/** Sums to the year's hours exactly; what was measured before has grown a little. Specifications save errors, not hours. */
function measure(random: Random, projects: readonly DemoProject[], year: number, hours: number, last: CityDate): void {
  const measured = projects.filter((one) => one.deliveredOn !== null && one.measured?.some((on) => on === year))
  const counted = measured.filter((one) => !one.specification)
  const weights = counted.map((one) => (one.effects.at(-1)?.hours ?? random.int(30, 160)) * (1 + random.next() * 0.2))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight) => Math.floor((weight / whole) * hours))
  const missing = hours - shares.reduce((sum, share) => sum + share, 0)
  const first = year === 2027 ? cityDate('2027-10-18') : cityDate('2028-05-15')
  const end = year === 2027 ? cityDate('2028-01-28') : last
  for (const one of measured) {
    const place = counted.indexOf(one)
    const from = [first, addDays(one.deliveredOn ?? first, 31)].sort().at(-1) ?? first
    const until = [end, addDays(from, 60)].sort()[0] ?? end
    const on = dayIn(random, from, until)
    if (fiscalYearOf(on) !== year) throw new Error(`${one.title} is measured on ${on}, not in ${year}`)
    one.effects.push({
      on,
      hours: place < 0 ? null : (shares[place] ?? 0) + (place < missing ? 1 : 0),
      errors: place < 0 || random.chance(0.3) ? random.int(2, 40) : null,
      cost: random.chance(0.2) ? random.int(3, 60) * 10_000 : null,
      how: random.pick(MEASURES),
    })
  }
}

function colleagues(
  random: Random,
  city: City,
  unit: string,
  day: CityDate,
  not: readonly (Person | undefined)[],
): Person[] {
  const here = city.people.filter(
    (person) =>
      postOn(person, day)?.unit === unit &&
      !not.includes(person) &&
      isRegularOn(person, day) &&
      !onLeaveOn(person, day),
  )
  return random.shuffle(here)
}

function presentDay(random: Random, person: Person, [from, to]: readonly [CityDate, CityDate]): CityDate {
  for (let tries = 0; tries < 20; tries += 1) {
    const day = dayIn(random, from, to)
    if (isRegularOn(person, day) && !onLeaveOn(person, day)) return day
  }
  throw new Error(`${person.number} is away from ${from} to ${to}`)
}

function dayIn(random: Random, from: CityDate, to: CityDate): CityDate {
  const day = workdayIn(random, from, to)
  if (day === null) throw new Error(`no working day from ${from} to ${to}`)
  return day
}
