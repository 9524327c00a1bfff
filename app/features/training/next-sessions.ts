import type { CityDate } from '~/domain/calendar'
import { freeSeats, takesApplications } from '~/domain/course-session'
import { type Course, isCompletedOn, missingPrerequisites } from '~/domain/training'
import type { CompletionOfPerson } from '~/facts/completions'
import type { SessionWithCounts } from '~/facts/course-sessions'
import { type OwnStates, type SessionLine, sessionLine } from './session-line'

export type NextSession = SessionLine & Pick<Course, 'format' | 'hours'>

type Given = {
  /** The courses that the filters leave. */
  shown: readonly Course[]
  courses: readonly Course[]
  sessions: readonly SessionWithCounts[]
  completions: readonly CompletionOfPerson[]
  own: OwnStates
  today: CityDate
}

/**
 * What the viewer could apply for today and has not yet: prerequisites completed, a seat free, one session a course,
 * the nearest deadline first.
 */
export function nextSessionsOf({ shown, courses, sessions, completions, own, today }: Given): NextSession[] {
  const known = new Map(courses.map((course) => [course.code, course]))
  const engaged = new Set(
    sessions.filter((session) => STANDS.has(own.get(session.sessionId) ?? '')).map((session) => session.courseId),
  )
  const open = sessions
    .filter((session) => takesApplications(session, today) && freeSeats(session) !== 0)
    .sort((a, b) => a.applyBy.localeCompare(b.applyBy) || a.startsOn.localeCompare(b.startsOn))
  const next = shown.flatMap((course) => {
    if (engaged.has(course.courseId) || isCompletedOn(course, completions, today)) return []
    if (missingPrerequisites(course, known, completions, today).length > 0) return []
    const session = open.find((one) => one.courseId === course.courseId)
    return session ? [{ course, session }] : []
  })
  return next
    .sort((a, b) => open.indexOf(a.session) - open.indexOf(b.session))
    .map(({ course, session }) => ({
      ...sessionLine(session, today, own),
      format: course.format,
      hours: course.hours,
    }))
}

const STANDS: ReadonlySet<string> = new Set(['applied', 'seated', 'waitlisted', 'completed'])
