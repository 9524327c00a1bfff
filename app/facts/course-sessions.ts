import type { CityDate, FiscalYear } from '~/domain/calendar'
import type { CourseSession, SeatCounts } from '~/domain/course-session'
import type { Sql } from '~/facts/sql'
import { Prisma } from '~/generated/prisma/client'

export type SessionWithCounts = CourseSession & SeatCounts

/** The sessions that are still to be or go on on a day, cancelled ones left out, by their first day. */
export function sessionsOn(sql: Sql, day: CityDate): Promise<SessionWithCounts[]> {
  return sessionsWhere(sql, Prisma.sql`s.state = 'open' AND s.ends_on >= ${day}::date`)
}

/** Every session of fiscal years, cancelled ones too, by their first day. */
export function sessionsOfYears(sql: Sql, years: readonly FiscalYear[]): Promise<SessionWithCounts[]> {
  return sessionsWhere(sql, Prisma.sql`s.fiscal_year = ANY (${[...years]}::int[])`)
}

/** Every session of a course from a fiscal year on, cancelled ones too, by their first day. */
export function sessionsOfCourse(sql: Sql, courseId: number, from: FiscalYear): Promise<SessionWithCounts[]> {
  return sessionsWhere(sql, Prisma.sql`s.course_id = ${courseId} AND s.fiscal_year >= ${from}`)
}

/** Every session in which somebody is or was enrolled and that ends on a day or later, cancelled ones too. */
export function sessionsOfPerson(sql: Sql, personId: number, since: CityDate): Promise<SessionWithCounts[]> {
  return sessionsWhere(
    sql,
    Prisma.sql`s.ends_on >= ${since}::date AND s.id IN (SELECT e.session_id FROM enrolment e WHERE e.person_id = ${personId})`,
  )
}

/** Some sessions by their ids, cancelled or not. */
export function sessionsOfIds(sql: Sql, sessionIds: readonly number[]): Promise<SessionWithCounts[]> {
  return sessionsWhere(sql, Prisma.sql`s.id = ANY (${[...new Set(sessionIds)]}::int[])`)
}

/** One session, cancelled or not; null where there is none. */
export async function sessionById(sql: Sql, sessionId: number): Promise<SessionWithCounts | null> {
  const [session] = await sessionsWhere(sql, Prisma.sql`s.id = ${sessionId}`)
  return session ?? null
}

/** Those who have a seat in a session, wait for one, or have applied. */
export async function peopleInSession(sql: Sql, sessionId: number): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT e.person_id AS "personId" FROM enrolment e
    WHERE e.session_id = ${sessionId} AND e.state IN ('applied', 'seated', 'waitlisted') ORDER BY e.person_id`
  return rows.map((row) => row.personId)
}

/** Keeps whoever gives seats or plans the session waiting until this transaction ends. */
export async function lockSession(sql: Sql, sessionId: number): Promise<void> {
  await sql.$queryRaw`SELECT id FROM course_session WHERE id = ${sessionId} FOR NO KEY UPDATE`
}

function sessionsWhere(sql: Sql, condition: Prisma.Sql): Promise<SessionWithCounts[]> {
  return sql.$queryRaw<SessionWithCounts[]>`
    SELECT s.id AS "sessionId", s.course_id AS "courseId", k.code AS "courseCode", c.title AS "courseTitle",
      c.format AS "courseFormat", s.fiscal_year AS "fiscalYear", s.name,
      s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn", s.days, s.place, s.url, s.capacity,
      s.apply_by::text AS "applyBy", s.quotas, s.note, s.state, s.revision,
      n.seated, n.waitlisted, n.applied
    FROM course_session s JOIN course k ON k.id = s.course_id
    CROSS JOIN LATERAL (
      SELECT p.title, p.format FROM course_period p WHERE p.course_id = s.course_id AND p.voided_at IS NULL
      ORDER BY p.valid_from <= s.starts_on DESC, abs(p.valid_from - s.starts_on) LIMIT 1
    ) c
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE has_a_seat(e.state))::int AS seated,
        count(*) FILTER (WHERE e.state = 'waitlisted')::int AS waitlisted,
        count(*) FILTER (WHERE e.state = 'applied')::int AS applied
      FROM enrolment e WHERE e.session_id = s.id
    ) n
    WHERE ${condition} ORDER BY s.starts_on, k.code, s.id`
}
