import { addDays, type CityDate, daysBetween } from '~/domain/calendar'
import { isHoliday } from '~/platform/holidays'
import { isWorkday } from './bulk'
import type { Random } from './random'

/** Neither a weekend, nor a holiday, nor 年末年始. */
export function isWorkingDay(day: CityDate): boolean {
  return isWorkday(day) && !isHoliday(day) && !/-(12-(29|30|31)|01-0[123])$/.test(day)
}

/** The last working day that is at least so many days before. */
export function workdayBefore(day: CityDate, days: number): CityDate {
  let found = addDays(day, -days)
  while (!isWorkingDay(found)) found = addDays(found, -1)
  return found
}

/** Some working day of a span, both ends included; null where it has none. */
export function workdayIn(random: Random, from: CityDate, to: CityDate): CityDate | null {
  if (to < from) return null
  const start = addDays(from, random.int(0, daysBetween(from, to)))
  for (let day = start; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) return day
  for (let day = start; day >= from; day = addDays(day, -1)) if (isWorkingDay(day)) return day
  return null
}
