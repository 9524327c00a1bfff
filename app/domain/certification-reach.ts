/**
 * When somebody could apply if these moves were made: the first day on which everything holds that an application is
 * judged by, with the rules, provisions and tools of that day; the committee that this reaches; until when the
 * certificate would be valid. Nothing is recorded. Source: certification rules › `evaluationSemantics`, `validity`.
 */
import { type CityDate, fiscalYear, fiscalYearOf, fiscalYearStart, laterOf } from './calendar'
import { validThroughOf } from './certificate'
import { judgementsOf, type Stage } from './certification'
import type { CertificationFacts, RuleGround } from './certification-facts'
import { assume, type Move, type WayCalendar } from './certification-moves'
import { GIVEN_BY_PEOPLE } from './certification-steps'

export type Reach = {
  /** null: the moves are not enough. */
  applyOn: CityDate | null
  committee: WayCalendar['committees'][number] | null
  /** The last day of the certificate if it is decided then. */
  validThrough: CityDate | null
  /** Criteria that would still not hold when every move is made, where no day is enough. */
  failing: string[]
}

type Given = {
  /** The rule as it is on a day, with the tools of its fiscal year; null: none in force then. */
  groundOn: (day: CityDate) => RuleGround | null
  stage: Stage
  facts: CertificationFacts
  taken: readonly Move[]
  left: readonly Move[]
  calendar: WayCalendar
  needsCommittee: boolean
  /** Length of a term in fiscal years, and the last day of the term that is renewed. */
  years: number
  renews: CityDate | null
}

/** @returns the earliest day to apply, and what follows from it */
export function reachOf(given: Given): Reach {
  const { calendar, needsCommittee, years, renews } = given
  const allMade = given.taken.reduce<CityDate>((last, { by }) => laterOf(last, by), calendar.today)
  let failing: string[] = []
  for (const day of daysToTry(given)) {
    const failed = failingOn(given, day)
    if (failed === null) continue
    if (day <= allMade) failing = failed
    if (failed.length > 0) continue
    const committee = needsCommittee ? committeeFor(day, calendar.committees) : null
    const decidedOn = needsCommittee ? (committee?.heldOn ?? null) : day
    const begins = renews ?? decidedOn
    return { applyOn: day, committee, validThrough: begins && validThroughOf(begins, years), failing: [] }
  }
  return { applyOn: null, committee: null, validThrough: null, failing }
}

/** The committee that an application of a day reaches: the first one whose deadline has not passed. */
export function committeeFor<Round extends { applyBy: CityDate; heldOn: CityDate }>(
  day: CityDate,
  committees: readonly Round[],
): Round | null {
  return [...committees].sort((a, b) => (a.applyBy < b.applyBy ? -1 : 1)).find(({ applyBy }) => applyBy >= day) ?? null
}

/** Only on these days can anything become so: a move is made, time is enough, or a fiscal year begins. */
function daysToTry({ taken, calendar, groundOn, stage, facts, left }: Given): CityDate[] {
  const { today } = calendar
  const nextYear = fiscalYearStart(fiscalYear(fiscalYearOf(today) + 1))
  const days = new Set<CityDate>([today, nextYear, ...taken.map(({ by }) => by)])
  const ground = groundOn(today)
  if (ground) {
    const criteria = judgementsOf(ground, assume(facts, taken, left), {
      stage,
      on: today,
      evaluatedOn: today,
    })
    for (const { metFrom } of criteria) if (metFrom !== null) days.add(metFrom)
  }
  return [...days].filter((day) => day >= today).sort()
}

function failingOn({ groundOn, stage, facts, taken, left }: Given, day: CityDate): string[] | null {
  const ground = groundOn(day)
  if (!ground) return null
  const made = taken.filter(({ by }) => by <= day)
  const criteria = judgementsOf(ground, assume(facts, made, left), { stage, on: day, evaluatedOn: day })
  return criteria.filter(({ met, type }) => met === false && !GIVEN_BY_PEOPLE.includes(type)).map(({ id }) => id)
}

/** Provisions of the fiscal year of a day that no longer ease in the next one. */
export function endingProvisions({ provisions, ruleId }: RuleGround, day: CityDate): RuleGround['provisions'] {
  const year = fiscalYearOf(day)
  return provisions.filter(
    ({ appliesTo, fiscalYears }) =>
      appliesTo === ruleId && fiscalYears.includes(year) && !fiscalYears.includes(year + 1),
  )
}
