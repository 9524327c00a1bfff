import { addDays, addMonths, type CityDate, daysBetween, monthInWareki, partsOf, weekdayOf } from '~/domain/calendar'
import { freeSeats } from '~/domain/course-session'
import { sessionDaysInWords, whyDayOff } from '~/domain/session-words'
import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import type { SessionWithCounts } from '~/facts/course-sessions'
import { isHoliday } from '~/platform/holidays'
import { type OwnStates, shortTime } from './session-line'

export type SessionOfDay = {
  sessionId: number
  title: string
  name: string
  /** `9:00–16:30`; empty for a span. */
  times: string
  where: string
  isFull: boolean
  isCancelled: boolean
  mine: string | null
}

export type DayOfMonth = {
  day: CityDate
  number: number
  weekday: string
  /** `土曜日`, `祝日` … */
  off: string | null
  isToday: boolean
  isInMonth: boolean
  sessions: SessionOfDay[]
}

/** A month of sessions: weeks from Sunday to Saturday, and what goes on without days of its own. */
export type MonthShown = {
  title: string
  month: string
  previous: string
  next: string
  weeks: DayOfMonth[][]
  spans: (SessionOfDay & { when: string })[]
  sessions: number
}

const WEEKDAYS = '日月火水木金土'

export function monthShown(
  first: CityDate,
  sessions: readonly SessionWithCounts[],
  today: CityDate,
  own: OwnStates,
): MonthShown {
  const last = addDays(addMonths(first, 1), -1)
  const start = addDays(first, -WEEKDAYS.indexOf(weekdayOf(first)))
  const weeks = Math.ceil((daysBetween(start, last) + 1) / 7)
  const days = Array.from({ length: weeks * 7 }, (_, index) => addDays(start, index))
  const inMonth = (day: CityDate) => day >= first && day <= last
  const spans = sessions.filter((one) => one.days.length === 0 && one.startsOn <= last && one.endsOn >= first)
  const dated = sessions.filter((one) => one.days.some(({ on }) => inMonth(on)))
  return {
    title: monthInWareki(first),
    month: first.slice(0, 7),
    previous: addMonths(first, -1).slice(0, 7),
    next: addMonths(first, 1).slice(0, 7),
    weeks: Array.from({ length: weeks }, (_, week) =>
      days.slice(week * 7, week * 7 + 7).map((day) => ({
        day,
        number: partsOf(day).day,
        weekday: weekdayOf(day),
        off: whyDayOff(day, isHoliday),
        isToday: day === today,
        isInMonth: inMonth(day),
        sessions: inMonth(day) ? sessionsOfDay(day, dated, own) : [],
      })),
    ),
    spans: spans.map((session) => ({
      ...shape(session, '', own),
      when: sessionDaysInWords(session, today),
    })),
    sessions: dated.length + spans.length,
  }
}

function sessionsOfDay(day: CityDate, sessions: readonly SessionWithCounts[], own: OwnStates): SessionOfDay[] {
  return sessions
    .flatMap((session) => session.days.filter(({ on }) => on === day).map(({ from, to }) => ({ session, from, to })))
    .sort((a, b) => a.from.localeCompare(b.from))
    .map(({ session, from, to }) => shape(session, `${shortTime(from)}–${shortTime(to)}`, own))
}

function shape(session: SessionWithCounts, times: string, own: OwnStates): SessionOfDay {
  const mine = own.get(session.sessionId)
  return {
    sessionId: session.sessionId,
    title: session.courseTitle,
    name: session.name,
    times,
    where: session.place ?? (session.url ? 'オンライン' : ''),
    isFull: freeSeats(session) === 0,
    isCancelled: session.state === 'cancelled',
    mine: mine ? ENROLMENT_STATE_WORDS[mine] : null,
  }
}
