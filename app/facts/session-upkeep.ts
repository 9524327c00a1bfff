import type { CityDate } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import type { Sql } from '~/facts/sql'

/* Sessions for which something is due on a day, and the marks that it is done. */

/**
 * Marks the sessions that begin within some days, have somebody with a seat and were not reminded of yet.
 * @returns their ids; of two who ask at once, only one gets each
 */
export async function markDueReminders(sql: Sql, today: CityDate, through: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ sessionId: number }[]>`
    UPDATE course_session s SET reminded_on = ${today}::date
    WHERE s.state = 'open' AND s.reminded_on IS NULL AND s.starts_on > ${today}::date AND s.starts_on <= ${through}::date
      AND EXISTS (SELECT 1 FROM enrolment e WHERE e.session_id = s.id AND e.state = 'seated')
    RETURNING s.id AS "sessionId"`
  return rows.map(({ sessionId }) => sessionId).sort((a, b) => a - b)
}

/** Marks a session as reminded of on a day. @returns false where that was done on this day already */
export async function markReminded(sql: Sql, sessionId: number, today: CityDate): Promise<boolean> {
  const marked = await sql.$executeRaw`
    UPDATE course_session SET reminded_on = ${today}::date
    WHERE id = ${sessionId} AND (reminded_on IS NULL OR reminded_on < ${today}::date)`
  return marked > 0
}

/** Everybody who has a seat in a session and no result yet. */
export async function peopleSeated(sql: Sql, sessionId: number): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT e.person_id AS "personId" FROM enrolment e WHERE e.session_id = ${sessionId} AND e.state = 'seated' ORDER BY e.person_id`
  return rows.map(({ personId }) => personId)
}

export type StillWaiting = Pick<CourseSession, 'sessionId' | 'courseFormat' | 'startsOn' | 'endsOn' | 'applyBy'>

/** Sessions that have begun while somebody in them still has no seat, locked in the order of their ids. */
export async function begunWithWaiting(sql: Sql, today: CityDate): Promise<StillWaiting[]> {
  return sql.$queryRaw<StillWaiting[]>`
    SELECT s.id AS "sessionId", s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", s.apply_by::text AS "applyBy",
      (SELECT p.format FROM course_period p WHERE p.course_id = s.course_id AND p.voided_at IS NULL
        ORDER BY p.valid_from <= s.starts_on DESC, abs(p.valid_from - s.starts_on) LIMIT 1) AS "courseFormat"
    FROM course_session s
    WHERE s.starts_on <= ${today}::date
      AND EXISTS (SELECT 1 FROM enrolment e WHERE e.session_id = s.id AND e.state IN ('applied', 'waitlisted'))
    ORDER BY s.id FOR NO KEY UPDATE OF s`
}

export type WithoutSeat = { enrolmentId: number; sessionId: number; personId: number; state: 'applied' | 'waitlisted' }

/** Those who wait for a seat, or for their head, in sessions. */
export async function withoutSeat(sql: Sql, sessionIds: readonly number[]): Promise<WithoutSeat[]> {
  return sql.$queryRaw<WithoutSeat[]>`
    SELECT e.id AS "enrolmentId", e.session_id AS "sessionId", e.person_id AS "personId", e.state FROM enrolment e
    WHERE e.session_id = ANY (${[...sessionIds]}::int[]) AND e.state IN ('applied', 'waitlisted') ORDER BY e.session_id, e.id`
}

/** Sessions to come in which somebody has a place who will have left or be on leave on its first day. */
export async function sessionsOfAbsent(sql: Sql, today: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ sessionId: number }[]>`
    SELECT DISTINCT s.id AS "sessionId" FROM course_session s
    JOIN enrolment e ON e.session_id = s.id AND e.state IN ('applied', 'seated', 'waitlisted')
    WHERE s.state = 'open' AND s.starts_on > ${today}::date AND (
      NOT EXISTS (SELECT 1 FROM employments_on(s.starts_on) m WHERE m.person_id = e.person_id)
      OR EXISTS (SELECT 1 FROM leaves_on(s.starts_on) l WHERE l.person_id = e.person_id))
    ORDER BY s.id`
  return rows.map(({ sessionId }) => sessionId)
}
