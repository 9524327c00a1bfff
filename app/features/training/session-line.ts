import type { CityDate } from '~/domain/calendar'
import { freeSeats, takesApplications } from '~/domain/course-session'
import { dayInWords, sessionDaysInWords } from '~/domain/session-words'
import type { SessionWithCounts } from '~/facts/course-sessions'
import type { OwnEnrolment } from '~/facts/own-enrolments'

/** A session as a list shows it. */
export type SessionLine = {
  sessionId: number
  courseCode: string
  courseTitle: string
  name: string
  when: string
  times: string
  where: string
  capacity: number | null
  free: number | null
  waitlisted: number
  applyBy: string
  /** One may apply today. */
  isOpen: boolean
  isOver: boolean
  isCancelled: boolean
  /** Where the viewer stands in it. */
  mine: OwnEnrolment['state'] | null
}

export type OwnStates = ReadonlyMap<number, OwnEnrolment['state']>

export function ownStatesOf(enrolments: readonly OwnEnrolment[]): OwnStates {
  return new Map(enrolments.map(({ sessionId, state }) => [sessionId, state]))
}

export function sessionLine(session: SessionWithCounts, today: CityDate, own: OwnStates): SessionLine {
  return {
    sessionId: session.sessionId,
    courseCode: session.courseCode,
    courseTitle: session.courseTitle,
    name: session.name,
    when: sessionDaysInWords(session, today),
    times: timesInWords(session),
    where: session.place ?? (session.url ? 'オンライン' : ''),
    capacity: session.capacity,
    free: freeSeats(session),
    waitlisted: session.waitlisted,
    applyBy: dayInWords(session.applyBy, today),
    isOpen: takesApplications(session, today),
    isOver: session.endsOn < today,
    isCancelled: session.state === 'cancelled',
    mine: own.get(session.sessionId) ?? null,
  }
}

/** `9:00–16:30`, where every day has the same times; else none. */
function timesInWords({ days }: SessionWithCounts): string {
  const times = new Set(days.map(({ from, to }) => `${shortTime(from)}–${shortTime(to)}`))
  return times.size === 1 ? ([...times][0] ?? '') : ''
}

/** `9:00` of `09:00`. */
export function shortTime(time: string): string {
  return time.replace(/^0/, '')
}
