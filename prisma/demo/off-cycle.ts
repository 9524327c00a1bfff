import { addDays, type CityDate, cityDate, daysBetween } from '~/domain/calendar'
import { isWorkday } from './bulk'
import { type City, isRegularOn, onLeaveOn, type Person } from './city'
import { confirmersOf } from './confirmers'
import { type Claim, type Confirmed, confirmedLevel, type Entry, EVIDENCE, LOWERED, settleLevel } from './entries'
import { type Random, randomOf } from './random'
import type { Reviewers } from './reviewers'
import { SKILLS } from './skills'
import timeline from './timeline.json'

/** 随時確認: one skill each, between the rounds. A confirmed one brings the level that the round before did not yet see. */

/** `until`: the last day on which it has to be confirmed, where a committee decides soon after. */
export type Step = { person: Person; skill: number; to: number; until: CityDate | null }

export type OffCycleYear = { fiscalYear: number; from: CityDate; until: CityDate }

export const OFF_CYCLE_YEARS: OffCycleYear[] = [
  { fiscalYear: 2027, from: cityDate('2027-08-23'), until: cityDate('2028-03-24') },
  { fiscalYear: 2028, from: cityDate('2028-08-21'), until: cityDate('2028-11-14') },
]

const PENDING_SINCE = cityDate('2028-10-30')

function countsOf(fiscalYear: number) {
  const counts = timeline.offCycleConfirmations.find((one) => one.fiscalYear === fiscalYear)
  if (!counts) throw new Error(`no off-cycle confirmations in ${fiscalYear}`)
  return counts
}

/** The steps that are taken between rounds: the wanted ones first, then others drawn among what people learned. */
export function chooseSteps(year: OffCycleYear, wanted: readonly Step[], learned: readonly Step[]): Step[] {
  const random = randomOf(`off-cycle steps ${year.fiscalYear}`)
  const count = countsOf(year.fiscalYear).confirmed
  const taken = new Set(wanted.map(keyOf))
  const others = learned.filter((step) => !taken.has(keyOf(step)))
  return [...wanted, ...random.sample(others, count - wanted.length)]
}

export function keyOf(step: { person: Person; skill: number }): string {
  return `${step.person.index} ${step.skill}`
}

export function offCycleEntries(
  city: City,
  year: OffCycleYear,
  steps: readonly Step[],
  confirmed: Confirmed,
  reviewers: Reviewers,
): Entry[] {
  const random = randomOf(`off-cycle ${year.fiscalYear}`)
  const counts = countsOf(year.fiscalYear)
  const confirmerOf = confirmersOf(city)
  const busy = new Set(steps.map(keyOf))
  const done = steps.map((step) => confirmedStep(step))
  const askers = random
    .shuffle([...confirmed.keys()])
    .filter((person) => isThere(person, year.from) && isThere(person, year.until))
  const returned = [
    ...draw(counts.sentBack).map((step) => returnedStep(step, 'sent_back')),
    ...draw(counts.withdrawn).map((step) => returnedStep(step, 'withdrawn')),
  ]
  const pending = draw(counts.pending).map((step) => pendingStep(step))
  return [...done, ...returned, ...pending]

  /** Steps asked for that nobody has confirmed: one above what is confirmed. */
  function draw(count: number): Step[] {
    const drawn: Step[] = []
    for (let person = askers.pop(); person && drawn.length < count; person = askers.pop()) {
      const able = SKILLS.flatMap((_, skill) => {
        const level = confirmedLevel(confirmed, person, skill)
        const free = level !== null && level <= 2 && !busy.has(keyOf({ person, skill }))
        return free && (level < 2 || random.chance(0.1)) ? [{ person, skill, to: level + 1, until: null }] : []
      })
      if (able.length > 0) drawn.push(random.pick(able))
    }
    if (drawn.length < count) throw new Error('too few people ask between the rounds')
    return drawn
  }

  function confirmedStep(step: Step): Entry {
    const last = step.until ?? year.until
    const on = workday(random, year.from, addDays(last, -1))
    const entry = entryOf(random, step, on)
    const decided = nextWorkday(addDays(on, random.int(1, 10)), last)
    const [claim] = entry.claims
    const reviewer = step.to >= 3 ? reviewers(step.person, step.skill, decided) : null
    const confirmer = confirmerOf(step.person, decided)
    if (!claim || !confirmer) throw new Error('a step that nobody confirms')
    if (reviewer) claim.routed = { to: reviewer.person, by: confirmer.person, on }
    const { person: by, as } = reviewer ?? confirmer
    claim.decision = { level: step.to, on: decided, by, as, comment: null }
    settleLevel(confirmed, step.person, step.skill, step.to)
    return entry
  }

  function returnedStep(step: Step, kind: 'sent_back' | 'withdrawn'): Entry {
    const on = workday(random, year.from, addDays(year.until, -12))
    const back = nextWorkday(addDays(on, random.int(1, 9)), year.until)
    const confirmer = confirmerOf(step.person, back)
    const by = kind === 'withdrawn' ? step.person : confirmer?.person
    if (!by) throw new Error('nobody sends the request back')
    const comment =
      kind === 'withdrawn' ? '準備ができてから出し直します。' : random.pick([...LOWERED, '証跡がありません。'])
    return { ...entryOf(random, step, on), returned: { kind, comment, on: back, by } }
  }

  function pendingStep(step: Step): Entry {
    const on = workday(random, PENDING_SINCE, year.until)
    const entry = entryOf(random, step, on)
    const [claim] = entry.claims
    const reviewer = step.to >= 3 ? reviewers(step.person, step.skill, year.until) : null
    const confirmer = confirmerOf(step.person, on)
    if (claim && reviewer && confirmer) claim.routed = { to: reviewer.person, by: confirmer.person, on: year.until }
    return entry
  }
}

function isThere(person: Person, day: CityDate): boolean {
  return isRegularOn(person, day) && !onLeaveOn(person, day)
}

function entryOf(random: Random, step: Step, on: CityDate): Entry {
  const claim: Claim = {
    skill: step.skill,
    level: step.to,
    note: random.chance(0.4) ? random.pick(NOTES) : null,
    evidence: SKILLS[step.skill]?.tier === 'extended' && step.to >= 2 ? random.pick(EVIDENCE) : null,
    routed: null,
    decision: null,
  }
  return {
    person: step.person,
    round: null,
    submittedOn: on,
    at: random.next(),
    mode: 'self',
    enteredBy: null,
    claims: [claim],
    returned: null,
  }
}

const NOTES = [
  '研修のあと、担当業務で使いはじめました。',
  '一人で作って、係で使っています。',
  '月次の集計を自分で組み替えました。',
  '後任に引き継げるよう手順書を作りました。',
]

function workday(random: Random, from: CityDate, until: CityDate): CityDate {
  for (;;) {
    const day = addDays(from, random.int(0, daysBetween(from, until)))
    if (isWorkday(day)) return day
  }
}

function nextWorkday(day: CityDate, last: CityDate): CityDate {
  let found = day
  while (!isWorkday(found)) found = addDays(found, 1)
  return found > last ? last : found
}
