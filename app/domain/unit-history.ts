/**
 * The history of one unit when a file tells of some of its periods (decided: codes are never used again; a unit that is
 * renamed or moved goes on in an adjoining period).
 */
import type { CityDate } from './calendar'
import type { UnitPeriod } from './known-units'

type MergedHistory = {
  periods: UnitPeriod[]
  /** Told periods that do not adjoin the one before: there the code would begin a second life. */
  afterGap: UnitPeriod[]
}

/**
 * Puts the told periods in place of what was known for their time. What is known before the first of them is cut where
 * it begins; what is known later stays, if it began of its own after the last told end. An open end told in a file ends
 * nothing; an end told in a file ends the unit unless a later period is known.
 * @param known, told periods of one code, each in the order of time, not overlapping within themselves
 */
export function mergeHistory(known: readonly UnitPeriod[], told: readonly UnitPeriod[]): MergedHistory {
  const kept = known.flatMap((period) => remainders(period, told))
  const periods = [...kept, ...told].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const afterGap = periods.flatMap((period, index) => {
    const before = periods[index - 1]
    if (!before || before.validTo === period.validFrom) return []
    return [told.includes(period) ? period : before]
  })
  return { periods, afterGap }
}

/** The first day of a history and the day after its last, null when it is open. */
export function spanOf(periods: readonly UnitPeriod[]): { from: CityDate; to: CityDate | null } | null {
  const first = periods[0]
  const last = periods.at(-1)
  return first && last ? { from: first.validFrom, to: last.validTo } : null
}

/** Whether two times, half-open, have a day in common. */
export function overlap(
  a: { validFrom: CityDate; validTo: CityDate | null },
  b: { validFrom: CityDate; validTo: CityDate | null },
): boolean {
  return (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo)
}

function remainders(period: UnitPeriod, told: readonly UnitPeriod[]): UnitPeriod[] {
  const first = told.find((other) => overlap(period, other))
  if (!first) return [period]
  return period.validFrom < first.validFrom ? [{ ...period, validTo: first.validFrom }] : []
}
