import { addDays, type CityDate } from '~/domain/calendar'
import type { EnrolmentState } from '~/facts/enrolments'
import type { Sql } from '~/facts/sql'

/* Applications as heads and delegates decide them: of given people, with a primary post in given units today. */

type Whose = { personIds: readonly number[]; unitIds: readonly number[]; today: CityDate }

export type WaitingEnrolment = {
  enrolmentId: number
  personId: number
  sessionId: number
  name: string
  title: string
  appliedOn: CityDate
  hours: number
  /** A session on the same days in which the person has a seat. */
  clash: string | null
}

/** Those that wait for their head, in sessions that have not begun (or still run), the first to begin first. */
export async function waitingEnrolments(sql: Sql, { personIds, unitIds, today }: Whose): Promise<WaitingEnrolment[]> {
  return sql.$queryRaw<WaitingEnrolment[]>`
    WITH clock AS MATERIALIZED (SELECT ${today}::date AS d)
    SELECT e.id AS "enrolmentId", e.person_id AS "personId", e.session_id AS "sessionId", p.name, o.title,
      e.applied_on::text AS "appliedOn", coalesce(k.hours, 0)::float8 AS hours,
      (SELECT k2.title || ' ' || s2.name FROM enrolment e2 JOIN course_session s2 ON s2.id = e2.session_id
        JOIN courses_on(clock.d) k2 ON k2.course_id = s2.course_id
        JOIN jsonb_array_elements(s2.days) AS theirs ON true JOIN jsonb_array_elements(s.days) AS own ON own ->> 'on' = theirs ->> 'on'
        WHERE e2.person_id = e.person_id AND e2.state = 'seated' AND s2.id <> s.id LIMIT 1) AS clash
    FROM clock, enrolment e JOIN course_session s ON s.id = e.session_id
    JOIN posts_on(clock.d) o ON o.person_id = e.person_id AND o.kind = 'primary'
    JOIN particulars_on(clock.d) p ON p.person_id = e.person_id
    LEFT JOIN courses_on(clock.d) k ON k.course_id = s.course_id
    WHERE e.state = 'applied' AND s.state = 'open' AND s.ends_on >= clock.d
      AND e.person_id = ANY (${[...personIds]}::int[]) AND o.unit_id = ANY (${[...unitIds]}::int[])
    ORDER BY s.starts_on, s.id, p.kana, e.id`
}

export type DecidedEnrolment = {
  enrolmentId: number
  personId: number
  sessionId: number
  name: string
  state: EnrolmentState
  decidedOn: CityDate
  decidedBy: string | null
  comment: string | null
}

const DAYS_SHOWN = 60

/** What was approved or declined in the last two months, the latest first. */
export async function decidedLately(sql: Sql, { personIds, unitIds, today }: Whose): Promise<DecidedEnrolment[]> {
  return sql.$queryRaw<DecidedEnrolment[]>`
    WITH clock AS MATERIALIZED (SELECT ${today}::date AS d)
    SELECT e.id AS "enrolmentId", e.person_id AS "personId", e.session_id AS "sessionId", p.name, e.state,
      v."on"::text AS "decidedOn", b.name AS "decidedBy", v.comment
    FROM clock, enrolment_event v JOIN enrolment e ON e.id = v.enrolment_id
    JOIN posts_on(clock.d) o ON o.person_id = e.person_id AND o.kind = 'primary'
    JOIN particulars_on(clock.d) p ON p.person_id = e.person_id
    LEFT JOIN particulars_on(clock.d) b ON b.person_id = v.by_person_id
    WHERE v.event IN ('approve', 'decline') AND v.by_person_id IS NOT NULL AND v."on" >= ${addDays(today, -DAYS_SHOWN)}::date
      AND NOT EXISTS (SELECT 1 FROM enrolment_event w
        WHERE w.enrolment_id = v.enrolment_id AND w.event IN ('approve', 'decline') AND w.id > v.id)
      AND e.person_id = ANY (${[...personIds]}::int[]) AND o.unit_id = ANY (${[...unitIds]}::int[])
    ORDER BY v.id DESC LIMIT 30`
}

/** How many applications wait among these people; the units in which they stand need not be told. */
export async function waitingCount(sql: Sql, personIds: readonly number[], today: CityDate): Promise<number> {
  const [row] = await sql.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM enrolment e JOIN course_session s ON s.id = e.session_id
    WHERE e.state = 'applied' AND s.state = 'open' AND s.ends_on >= ${today}::date AND e.person_id = ANY (${[...personIds]}::int[])`
  return row?.waiting ?? 0
}
