/**
 * When a mail may go out, and what becomes of one that did not go: the city's quiet time on weekends, holidays and
 * outside of office hours, the daily digest, back-off (issue on learning, part 7).
 */
import { addDays, type CityDate, partsOf, weekdayOf } from './calendar'

/** How somebody wants to be told: by mail at once, by one mail a day, or in the portal only. */
export const MAIL_DELIVERIES = ['at_once', 'digest', 'portal_only'] as const
export type MailDelivery = (typeof MAIL_DELIVERIES)[number]

export type MailState = 'waiting' | 'sending' | 'sent' | 'dead'

/** A moment of the city: its day, and minutes since midnight (0 to 1439). */
export type CityMoment = { day: CityDate; minute: number }

/** Mails go out from 8:30, and until 18:00. */
const OFFICE_OPENS = 8 * 60 + 30
const OFFICE_CLOSES = 18 * 60
/** The digest goes out while there is still time that day to act on it. */
const DIGEST_AT = 16 * 60 + 30

/**
 * Whether the city works on a day: no Saturday, Sunday, 国民の祝日, nor 29 December to 3 January (年末年始).
 * @param isHoliday says whether a day is a 国民の祝日 or 休日 by law
 */
export function isWorkingDay(day: CityDate, isHoliday: (day: CityDate) => boolean): boolean {
  const { month, day: date } = partsOf(day)
  if ((month === 12 && date >= 29) || (month === 1 && date <= 3)) return false
  return !['土', '日'].includes(weekdayOf(day)) && !isHoliday(day)
}

/** Whether mails may go out at a moment: a working day from 8:30, before 18:00. */
export function mayMailAt(now: CityMoment, isHoliday: (day: CityDate) => boolean): boolean {
  return now.minute >= OFFICE_OPENS && now.minute < OFFICE_CLOSES && isWorkingDay(now.day, isHoliday)
}

/**
 * The first moment from `now` on at which a mail may go out; for a digest the first 16:30 of a working day.
 * Mails that must arrive whatever somebody has chosen keep the quiet time too.
 */
export function mailableFrom(
  now: CityMoment,
  kind: Exclude<MailDelivery, 'portal_only'>,
  isHoliday: (day: CityDate) => boolean,
): CityMoment {
  const [from, until] = kind === 'digest' ? [DIGEST_AT, DIGEST_AT + 1] : [OFFICE_OPENS, OFFICE_CLOSES]
  const isOpenToday = now.minute < until && isWorkingDay(now.day, isHoliday)
  if (isOpenToday) return { day: now.day, minute: Math.max(now.minute, from) }
  return { day: nextWorkingDay(now.day, isHoliday), minute: from }
}

function nextWorkingDay(day: CityDate, isHoliday: (day: CityDate) => boolean): CityDate {
  let next = addDays(day, 1)
  while (!isWorkingDay(next, isHoliday)) next = addDays(next, 1)
  return next
}

/** Why a mail did not go: the server's reply code (none: no reply), at which command, and the transport's own code. */
export type MailFailure = { reply: number | null; command: string; code: string }

// Minutes to the next try after the 1st, 2nd … one; then once a day, five days in all.
const MINUTES_TO_NEXT_TRY = [1, 5, 15, 60, 240, 1440, 1440, 1440, 1440, 1440]

/** The number of tries after which a mail is given up. */
export const MOST_TRIES = MINUTES_TO_NEXT_TRY.length + 1

/**
 * What becomes of a mail after a failed try.
 * @param attempts tries so far, this one included (from 1)
 * @returns minutes until the next try; null when it is given up: refused for good, or tried often enough
 */
export function minutesToNextTry(attempts: number, failure: MailFailure): number | null {
  if (isForGood(failure)) return null
  return MINUTES_TO_NEXT_TRY[Math.max(attempts, 1) - 1] ?? null
}

/**
 * Whether the server has refused this mail or its recipient for good: 5yz (RFC 5321 §4.2.1) to RCPT TO or to the
 * message, and an address that no server could take. Refusing us (greeting, sign-in, sender) is a matter of the
 * settings, which somebody will correct; 503 says that the conversation was confused.
 */
export function isForGood({ reply, command, code }: MailFailure): boolean {
  if (reply === null) return code === 'EENVELOPE' || code === 'EMESSAGE'
  return reply >= 500 && reply < 600 && reply !== 503 && (command === 'RCPT TO' || command === 'DATA')
}

/** Whether the failure is the server's, not the mail's: others would fail now as well. */
export function isOfServer({ reply, command, code }: MailFailure): boolean {
  if (reply === 421) return true
  if (reply !== null) return command !== 'RCPT TO' && command !== 'DATA'
  return code !== 'EENVELOPE' && code !== 'EMESSAGE'
}

/** The failure as it is kept: codes only, since the server's own words could hold an address. */
export function failureCode({ reply, command, code }: MailFailure): string {
  return [code, reply, command]
    .filter((part) => part !== null && part !== '')
    .join(' ')
    .replace(/[^0-9A-Za-z_ ]/g, '')
    .slice(0, 40)
}
