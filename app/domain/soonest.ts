/** Days of which some cannot be told yet (null): such a day is later than every other. */
import type { CityDate } from './calendar'

/** The last of days; null as soon as one of them cannot be told. */
export function lastOf(days: readonly (CityDate | null)[]): CityDate | null {
  let last: CityDate | null = null
  for (const day of days) {
    if (day === null) return null
    if (last === null || day > last) last = day
  }
  return last
}

/** A day that cannot be told is later than every other. */
export function compareDays(a: CityDate | null, b: CityDate | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}
