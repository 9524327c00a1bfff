/** What is due for a session by itself, as days go by. Source: the issue on learning, part 2. */
import { addDays, type CityDate, laterOf } from './calendar'
import type { CourseSession } from './course-session'

/** Whoever has a seat is reminded this many days before the first day. */
export const REMIND_DAYS_BEFORE = 7

/** The last day on which one may still come into a session: e-learning goes on until its end. */
export function lastDayToJoin({
  courseFormat,
  startsOn,
  endsOn,
  applyBy,
}: Pick<CourseSession, 'courseFormat' | 'startsOn' | 'endsOn' | 'applyBy'>): CityDate {
  return laterOf(courseFormat === 'elearning' ? endsOn : addDays(startsOn, -1), applyBy)
}
