/**
 * Days and fiscal years as people and other systems write them (rule 7).
 * A spelling that two people could read differently is refused: a wrong hire date is worse than a question.
 */
import {
  addDays,
  type CityDate,
  cityDate,
  dayOf,
  ERAS,
  type Era,
  type FiscalYear,
  fiscalYear,
  inWareki,
  isCalendarDay,
  partsOf,
  weekdayOf,
} from './calendar'

/** Why a text is no day: not (only) one date, a day that the calendar lacks, a day outside its era. */
type DateFault = 'DATE_FORMAT' | 'DATE_NONEXISTENT' | 'DATE_ERA'

/** `meant` is the same day in the era that was in force then, where that can be told. */
export type ParsedDate = { ok: true; date: CityDate } | { ok: false; bad: DateFault; meant?: string }

/** How a workbook counts days: from 1900, or from 1904 as old Macs did. */
export type SerialSystem = 1900 | 1904

const FIRST_DAY: Record<SerialSystem, CityDate> = { 1900: cityDate('1899-12-30'), 1904: cityDate('1904-01-01') }

// Serials of five digits begin in 1927; a shorter number in a date column is a year or a slip.
const LEAST_SERIAL = 10_000
const GREATEST_SERIAL = 99_999

const WESTERN = [
  /^(?:西暦)?(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]

const ZONED = /^(.+?)[\sT]+(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i
const TOKYO_OFFSET = 9 * 60
const MINUTES_OF_A_DAY = 24 * 60

const ERA_NAME = '(令和|平成|昭和|大正|明治|[令平昭大明RHSTM])'
const JAPANESE = [
  new RegExp(`^${ERA_NAME}(元|\\d{1,2})年(\\d{1,2})月(\\d{1,2})日$`),
  new RegExp(`^${ERA_NAME}(元|\\d{1,2})-(\\d{1,2})-(\\d{1,2})$`),
  new RegExp(`^${ERA_NAME}(元|\\d{1,2})/(\\d{1,2})/(\\d{1,2})$`),
  new RegExp(`^${ERA_NAME}(元|\\d{1,2})\\.(\\d{1,2})\\.(\\d{1,2})$`),
  new RegExp(`^${ERA_NAME}(\\d{2})(\\d{2})(\\d{2})$`),
]

/**
 * The day that a text means: `2028-04-01`, `2028/4/1`, `2028年4月1日`, `20280401`, `令和10年4月1日`, `R10.4.1`, full-width
 * too, with a time of day or the right weekday behind it, or the serial number of a spreadsheet counting from 1900.
 * @param text what stands in the field, not empty
 */
export function parseCityDate(text: string): ParsedDate {
  const { day: withWeekday, hasZone } = withoutTime(text.normalize('NFKC').trim())
  // An instant in another time zone may be the day before or after in the city.
  if (hasZone) return { ok: false, bad: 'DATE_FORMAT' }
  const compact = withWeekday.replace(/\s/g, '').replace(/[‐‑‒–—―−ー]/g, '-')
  const [, day = '', weekday] = /^(.*?)(?:\(([日月火水木金土])(?:曜日?)?\))?$/.exec(compact) ?? []
  const parsed = parseDay(day)
  if (parsed.ok && weekday && weekdayOf(parsed.date) !== weekday) return { ok: false, bad: 'DATE_NONEXISTENT' }
  return parsed
}

/**
 * The day in the city on which a moment falls: as `parseCityDate`, and with a time zone behind the time of day
 * (`2028-10-05T09:15:00+09:00`, `…Z`) the day that it was in Tokyo then.
 */
export function parseCityMoment(text: string): ParsedDate {
  const zoned = ZONED.exec(text.normalize('NFKC').trim())
  if (!zoned) return parseCityDate(text)
  const parsed = parseCityDate(zoned[1] ?? '')
  if (!parsed.ok) return parsed
  const [hours, minutes] = [Number(zoned[2]), Number(zoned[3])]
  if (hours > 24 || minutes > 59) return { ok: false, bad: 'DATE_NONEXISTENT' }
  const minutesInTokyo = hours * 60 + minutes - offsetOf(zoned[4] ?? '') + TOKYO_OFFSET
  return { ok: true, date: addDays(parsed.date, Math.floor(minutesInTokyo / MINUTES_OF_A_DAY)) }
}

/**
 * The day that a spreadsheet's number means, its time of day left off.
 * @returns null when the number is no plausible serial (10,000 to 99,999: 1927 to 2173 counted from 1900)
 */
export function dateOfSerial(serial: number, system: SerialSystem): CityDate | null {
  const days = Math.floor(serial)
  if (days < LEAST_SERIAL || days > GREATEST_SERIAL) return null
  return addDays(FIRST_DAY[system], days)
}

/**
 * The fiscal year that a text means: `2047`, `2028年度`, `令和37年度`, `R29`. `14` is refused: 令和14 or 2014.
 * @returns null when it is none
 */
export function parseFiscalYear(text: string): FiscalYear | null {
  const compact = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const western = /^(?:西暦|FY)?(\d{4})(?:年度?)?$/.exec(compact)
  if (western) return plausibleYear(Number(western[1]))
  const japanese = new RegExp(`^${ERA_NAME}(元|\\d{1,2})(?:年度?)?$`).exec(compact)
  const era = eraNamed(japanese?.[1])
  if (!japanese || !era) return null
  const year = yearInEra(era, japanese[2])
  return year > partsOf(era.lastDay).year ? null : plausibleYear(year)
}

function withoutTime(text: string): { day: string; hasZone: boolean } {
  const parts = /^(.*?)[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(text)
  return { day: parts?.[1] ?? text, hasZone: Boolean(parts?.[2]) }
}

function offsetOf(zone: string): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  const minutes = parts ? Number(parts[2]) * 60 + Number(parts[3]) : 0
  return parts?.[1] === '-' ? -minutes : minutes
}

function parseDay(text: string): ParsedDate {
  for (const pattern of WESTERN) {
    const parts = pattern.exec(text)
    if (parts) return existing(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  }
  const upper = text.toUpperCase()
  for (const pattern of JAPANESE) {
    const parts = pattern.exec(upper)
    const era = eraNamed(parts?.[1])
    if (parts && era) return withinEra(era, parts)
  }
  const serial = /^\d{5}$/.test(text) ? dateOfSerial(Number(text), 1900) : null
  return serial ? { ok: true, date: serial } : { ok: false, bad: 'DATE_FORMAT' }
}

function existing(year: number, month: number, day: number): ParsedDate {
  if (!isCalendarDay(year, month, day)) return { ok: false, bad: 'DATE_NONEXISTENT' }
  return { ok: true, date: dayOf(year, month, day) }
}

function withinEra(era: Era, parts: RegExpExecArray): ParsedDate {
  const parsed = existing(yearInEra(era, parts[2]), Number(parts[3]), Number(parts[4]))
  if (!parsed.ok || (parsed.date >= era.firstDay && parsed.date <= era.lastDay)) return parsed
  return { ok: false, bad: 'DATE_ERA', meant: inWareki(parsed.date) }
}

function eraNamed(name: string | undefined): Era | undefined {
  return name ? ERAS.find((era) => era.name.startsWith(name) || era.letter === name) : undefined
}

function yearInEra(era: Era, year: string | undefined): number {
  return era.firstYear - 1 + (year === '元' ? 1 : Number(year))
}

function plausibleYear(year: number): FiscalYear | null {
  return year >= 1900 && year <= 2199 ? fiscalYear(year) : null
}
