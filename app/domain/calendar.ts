/**
 * The city's calendar: days in Asia/Tokyo without a time of day, Japanese eras, fiscal years.
 * Source: rule 7, domain notes §1 (年度), §3.
 */

/** A calendar day as `yyyy-mm-dd`. ISO text sorts by time, so `<` and `>` compare two of them. */
export type CityDate = string & { readonly __brand: 'CityDate' }

/** A fiscal year (年度) by the western year in which it begins: 2028 is 令和10年度, 2028-04-01 to 2029-03-31. */
export type FiscalYear = number & { readonly __brand: 'FiscalYear' }

export type Era = { name: string; letter: string; firstDay: CityDate; lastDay: CityDate; firstYear: number }

const FIRST_YEAR = 1868
const LAST_YEAR = 9999
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土']

/**
 * The day that an ISO text names.
 * @throws RangeError when the text is not `yyyy-mm-dd` or the calendar has no such day (1868 to 9999)
 */
export function cityDate(text: string): CityDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts || !isCalendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))) {
    throw notOfCalendar(text)
  }
  return text as CityDate
}

function notOfCalendar(text: string): RangeError {
  return new RangeError(`not a day of the calendar: ${JSON.stringify(text)}`)
}

/**
 * The day with this year, month (1–12) and day (1–31).
 * @throws RangeError when the calendar has no such day
 */
export function dayOf(year: number, month: number, day: number): CityDate {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  if (!isCalendarDay(year, month, day)) throw notOfCalendar(text)
  return text as CityDate
}

/** Whether the calendar has this day: year 1868 to 9999, month 1–12, day 1–31. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (![year, month, day].every(Number.isInteger)) return false
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return false
  return day >= 1 && day <= daysInMonth(year, month)
}

/** Year, month (1–12) and day (1–31) of a day. */
export function partsOf(date: CityDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** -1, 0 or 1, for sorting days. */
export function compareDates(a: CityDate, b: CityDate): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The later of two days. */
export function laterOf(a: CityDate, b: CityDate): CityDate {
  return compareDates(a, b) >= 0 ? a : b
}

/** The earlier of two days. */
export function earlierOf(a: CityDate, b: CityDate): CityDate {
  return compareDates(a, b) <= 0 ? a : b
}

/**
 * The day `days` later (earlier when negative).
 * @throws RangeError outside 1868 to 9999
 */
export function addDays(date: CityDate, days: number): CityDate {
  return fromDayNumber(dayNumber(date) + days)
}

/**
 * The same day of the month `months` later (earlier when negative); the month's last day where it has no such day:
 * 31 January + 1 month = 28 or 29 February.
 * @throws RangeError outside 1868 to 9999
 */
export function addMonths(date: CityDate, months: number): CityDate {
  const { year, month, day } = partsOf(date)
  const monthsSinceZero = year * 12 + (month - 1) + months
  const newYear = Math.floor(monthsSinceZero / 12)
  const newMonth = (monthsSinceZero % 12) + 1
  return dayOf(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** The last day of the month in which a day lies. */
export function monthEnd(date: CityDate): CityDate {
  const { year, month } = partsOf(date)
  return dayOf(year, month, daysInMonth(year, month))
}

/** Full months from a day to another: N when the day N months before `to` is not earlier than `from`; 0 when `to` is earlier. */
export function fullMonths(from: CityDate, to: CityDate): number {
  const first = partsOf(from)
  const last = partsOf(to)
  const months = (last.year - first.year) * 12 + last.month - first.month
  if (months <= 0) return 0
  return addMonths(to, -months) >= from ? months : months - 1
}

/** Days from `from` to `to`: 1 from a day to the next one, negative when `to` is earlier. */
export function daysBetween(from: CityDate, to: CityDate): number {
  return dayNumber(to) - dayNumber(from)
}

/**
 * The fiscal year that begins in April of this western year.
 * @throws RangeError when it is no whole number from 1868 to 9998
 */
export function fiscalYear(year: number): FiscalYear {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year >= LAST_YEAR) {
    throw new RangeError(`not a fiscal year: ${year}`)
  }
  return year as FiscalYear
}

/** The fiscal year that a day belongs to: January to March belong to the year before. */
export function fiscalYearOf(date: CityDate): FiscalYear {
  const { year, month } = partsOf(date)
  return fiscalYear(month >= 4 ? year : year - 1)
}

/** 1 April, the first day of a fiscal year. */
export function fiscalYearStart(year: FiscalYear): CityDate {
  return dayOf(year, 4, 1)
}

/** 31 March, the last day of a fiscal year. */
export function fiscalYearEnd(year: FiscalYear): CityDate {
  return dayOf(year + 1, 3, 31)
}

/** The Japanese eras since the Gregorian calendar came, the latest first; the last day of the current one is open. */
export const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', firstDay: cityDate('2019-05-01'), lastDay: cityDate('9999-12-31'), firstYear: 2019 },
  { name: '平成', letter: 'H', firstDay: cityDate('1989-01-08'), lastDay: cityDate('2019-04-30'), firstYear: 1989 },
  { name: '昭和', letter: 'S', firstDay: cityDate('1926-12-25'), lastDay: cityDate('1989-01-07'), firstYear: 1926 },
  { name: '大正', letter: 'T', firstDay: cityDate('1912-07-30'), lastDay: cityDate('1926-12-24'), firstYear: 1912 },
  { name: '明治', letter: 'M', firstDay: cityDate('1868-01-25'), lastDay: cityDate('1912-07-29'), firstYear: 1868 },
]

/** `令和10年4月1日`; the first year of an era is 元年. */
export function inWareki(date: CityDate): string {
  const { year, month, day } = partsOf(date)
  const era = ERAS.find((one) => date >= one.firstDay)
  if (!era) return `${year}年${month}月${day}日`
  return `${era.name}${yearOfEra(year, era)}年${month}月${day}日`
}

/** `R10.4.1`; the first year of an era is 1. */
export function inWarekiShort(date: CityDate): string {
  const { year, month, day } = partsOf(date)
  const era = ERAS.find((one) => date >= one.firstDay)
  if (!era) return `${year}.${month}.${day}`
  return `${era.letter}${year - era.firstYear + 1}.${month}.${day}`
}

/** `11月24日（金）` */
export function withWeekday(date: CityDate): string {
  const { month, day } = partsOf(date)
  return `${month}月${day}日（${weekdayOf(date)}）`
}

/** `令和10年11月15日（水）` */
export function longWithWeekday(date: CityDate): string {
  return `${inWareki(date)}（${weekdayOf(date)}）`
}

/** The day of the week in one kanji: 日 to 土. */
export function weekdayOf(date: CityDate): string {
  // 1970-01-01 was a Thursday.
  return WEEKDAYS[(((dayNumber(date) + 4) % 7) + 7) % 7] ?? ''
}

/** `令和10年度`; the fiscal year in which an era began is its 元年度. */
export function fiscalYearInWareki(year: FiscalYear): string {
  const era = eraOfFiscalYear(year)
  return `${era.name}${yearOfEra(year, era)}年度`
}

/** The month (yyyy, mm) that holds a day, as `令和10年11月`. */
export function monthInWareki(date: CityDate): string {
  return inWareki(date).replace(/月.*$/, '月')
}

function yearOfEra(year: number, era: Era): string {
  const count = year - era.firstYear + 1
  return count === 1 ? '元' : String(count)
}

function eraOfFiscalYear(year: FiscalYear): Era {
  const era = ERAS.find((one) => year >= one.firstYear)
  if (!era) throw new RangeError(`no era for the fiscal year ${year}`)
  return era
}

function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month === 2 && leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

// Days since 1970-01-01 by pure arithmetic: an instant of `Date` would bring a time zone into a calendar day.
function dayNumber(date: CityDate): number {
  const { year, month, day } = partsOf(date)
  const shifted = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return daysBeforeMarchYear(shifted) + dayOfYear
}

function fromDayNumber(number: number): CityDate {
  let shifted = Math.floor((number + 719468) / 365.2425)
  while (daysBeforeMarchYear(shifted) > number) shifted -= 1
  while (daysBeforeMarchYear(shifted + 1) <= number) shifted += 1
  const dayOfYear = number - daysBeforeMarchYear(shifted)
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return dayOf(month > 2 ? shifted : shifted + 1, month, day)
}

// A year counted from 1 March puts the leap day last, so that every month begins at a fixed day of the year.
function daysBeforeMarchYear(year: number): number {
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) - 719468
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
