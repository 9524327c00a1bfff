import type { CityDate } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { allocateSeats, type SeatReason } from '~/domain/seat-allocation'
import type { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import { applicantsOf } from '~/facts/applicants'
import { lockSession } from '~/facts/course-sessions'
import type { Sql, Stamp } from '~/facts/sql'
import { Prisma } from '~/generated/prisma/client'

/* The one way in which applications to sessions come to be and change: a state, and the event that led to it. */

export type EnrolmentState = keyof typeof ENROLMENT_STATE_WORDS

export type Enrolment = {
  enrolmentId: number
  sessionId: number
  personId: number
  state: EnrolmentState
  appliedOn: CityDate
}

/** Applications, locked until this transaction ends, in the order of their ids. */
export async function lockedEnrolments(sql: Sql, enrolmentIds: readonly number[]): Promise<Enrolment[]> {
  return sql.$queryRaw<Enrolment[]>`
    SELECT e.id AS "enrolmentId", e.session_id AS "sessionId", e.person_id AS "personId", e.state, e.applied_on::text AS "appliedOn"
    FROM enrolment e WHERE e.id = ANY (${[...enrolmentIds]}::int[]) ORDER BY e.id FOR UPDATE`
}

/** Whose applications they are; fewer than asked for when some are not there. */
export async function enrolledPeople(sql: Sql, enrolmentIds: readonly number[]): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT e.person_id AS "personId" FROM enrolment e WHERE e.id = ANY (${[...enrolmentIds]}::int[]) ORDER BY e.id`
  return rows.map(({ personId }) => personId)
}

/** The application of somebody to a session that still stands; null when there is none. */
export async function standingEnrolment(sql: Sql, sessionId: number, personId: number): Promise<Enrolment | null> {
  const [row] = await sql.$queryRaw<Enrolment[]>`
    SELECT e.id AS "enrolmentId", e.session_id AS "sessionId", e.person_id AS "personId", e.state, e.applied_on::text AS "appliedOn"
    FROM enrolment e WHERE e.session_id = ${sessionId} AND e.person_id = ${personId}
      AND e.state NOT IN ('declined', 'withdrawn', 'turned_away')`
  return row ?? null
}

/** Another standing application of somebody to the same course, still to be held; null when there is none. */
export async function otherSessionOf(
  sql: Sql,
  session: CourseSession,
  personId: number,
  today: CityDate,
): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ sessionId: number }[]>`
    SELECT e.session_id AS "sessionId" FROM enrolment e JOIN course_session s ON s.id = e.session_id
    WHERE e.person_id = ${personId} AND s.course_id = ${session.courseId} AND s.id <> ${session.sessionId}
      AND s.fiscal_year = ${session.fiscalYear}
      AND ((e.state = 'seated' AND s.ends_on >= ${today}::date) OR (e.state IN ('applied', 'waitlisted') AND s.starts_on > ${today}::date))
    LIMIT 1`
  return row?.sessionId ?? null
}

export type SeatedPerson = {
  enrolmentId: number
  personId: number
  staffNumber: string
  name: string
  kana: string
  section: string
  title: string
  state: 'seated' | 'completed' | 'not_passed' | 'absent'
  score: number | null
  /** The completion that this entry made; null when there is none. */
  completionId: number | null
  completedOn: CityDate | null
}

/** Everybody who has a seat in a session, with what came of it: in the order of their sections and names. */
export async function seatedPeople(sql: Sql, sessionId: number, today: CityDate): Promise<SeatedPerson[]> {
  return sql.$queryRaw<SeatedPerson[]>`
    WITH clock AS MATERIALIZED (SELECT ${today}::date AS d)
    SELECT e.id AS "enrolmentId", e.person_id AS "personId", coalesce(n.number, '') AS "staffNumber",
      coalesce(p.name, '') AS name, coalesce(p.kana, '') AS kana, coalesce(u.name, '') AS section, coalesce(o.title, '') AS title,
      e.state, c.score::float8 AS score, c.id AS "completionId", c.completed_on::text AS "completedOn"
    FROM enrolment e
    LEFT JOIN staff_numbers() n ON n.person_id = e.person_id
    LEFT JOIN (SELECT q.person_id, q.name, q.kana FROM clock, particulars_on(clock.d) q) p ON p.person_id = e.person_id
    LEFT JOIN (SELECT q.person_id, q.unit_id, q.title FROM clock, posts_on(clock.d) q WHERE q.kind = 'primary') o ON o.person_id = e.person_id
    LEFT JOIN (SELECT q.unit_id, q.name FROM clock, units_on(clock.d) q) u ON u.unit_id = o.unit_id
    LEFT JOIN completion c ON c.enrolment_id = e.id AND c.voided_at IS NULL
    WHERE e.session_id = ${sessionId} AND has_a_seat(e.state)
    ORDER BY u.name, p.kana, e.id`
}

type When = { today: CityDate; stamp: Stamp; byPersonId: number | null }

/** @returns the id */
export async function newEnrolment(sql: Sql, sessionId: number, personId: number, when: When): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO enrolment (session_id, person_id, state, applied_on, applied_at, reasons)
    VALUES (${sessionId}, ${personId}, 'applied', ${when.today}::date, ${when.stamp.at}, '{}') RETURNING id`
  if (!row) throw new Error('no enrolment')
  await tellEvents(sql, [{ enrolmentId: row.id, event: 'apply', comment: null }], when)
  return row.id
}

export type EnrolmentChange = {
  enrolmentId: number
  state: EnrolmentState
  event: string
  comment: string | null
}

/** Moves applications on, with the event that tells how. */
export async function changeEnrolments(sql: Sql, changes: readonly EnrolmentChange[], when: When): Promise<void> {
  if (changes.length === 0) return
  await sql.$executeRaw`
    UPDATE enrolment e SET state = c.state
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS c ("enrolmentId" int, state text) WHERE e.id = c."enrolmentId"`
  await tellEvents(sql, changes, when)
}

async function tellEvents(
  sql: Sql,
  events: readonly { enrolmentId: number; event: string; comment: string | null }[],
  { today, stamp, byPersonId }: When,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO enrolment_event (enrolment_id, event, "on", by_person_id, comment, recorded_at, recorded_by)
    SELECT c."enrolmentId", c.event, ${today}::date, ${byPersonId}::int, c.comment, ${stamp.at}, ${stamp.by}::int
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS c ("enrolmentId" int, event text, comment text)
    ORDER BY c."enrolmentId"`
}

export async function markApproved(sql: Sql, enrolmentIds: readonly number[], { today, stamp, byPersonId }: When) {
  await sql.$executeRaw`
    UPDATE enrolment SET state = 'waitlisted', approved_on = ${today}::date WHERE id = ANY (${[...enrolmentIds]}::int[])`
  await tellEvents(
    sql,
    enrolmentIds.map((enrolmentId) => ({ enrolmentId, event: 'approve', comment: null })),
    { today, stamp, byPersonId },
  )
}

/** What a new allocation of seats changed for somebody. */
export type SeatChange = { enrolmentId: number; personId: number; seated: boolean; rank: number }

/**
 * Gives the seats of a session anew (domain/seat-allocation), one allocation at a time. Whoever can no longer take part
 * (left, or on leave) makes room first.
 * @returns whose seat came or went
 */
export async function giveSeats(
  sql: Sql,
  session: CourseSession,
  { today, stamp }: { today: CityDate; stamp: Stamp },
): Promise<SeatChange[]> {
  await lockSession(sql, session.sessionId)
  const when = { today, stamp, byPersonId: null }
  await letGoWhoIsAway(sql, session, when)
  const applicants = await applicantsOf(
    sql,
    Prisma.sql`e.session_id = ${session.sessionId} AND e.state IN ('seated', 'waitlisted')`,
    today,
  )
  const { capacity, quotas } = session
  const placed = allocateSeats({ capacity, quotas, settled: today > session.applyBy }, applicants)
  const before = new Map(applicants.map((one) => [one.enrolmentId, one]))
  const moved = placed.filter(({ enrolmentId, seated }) => before.get(enrolmentId)?.hasSeat !== seated)
  const changes = moved.map(({ enrolmentId, seated }): EnrolmentChange & { seated: boolean } => ({
    enrolmentId,
    seated,
    state: seated ? 'seated' : 'waitlisted',
    event: seated ? 'seat' : 'waitlist',
    comment: null,
  }))
  // Who loses a provisional seat makes room before another takes it.
  await changeEnrolments(
    sql,
    changes.filter(({ seated }) => !seated),
    when,
  )
  await changeEnrolments(
    sql,
    changes.filter(({ seated }) => seated),
    when,
  )
  await keepRanks(sql, placed)
  return moved.map(({ enrolmentId, seated, rank }) => ({
    enrolmentId,
    seated,
    rank,
    personId: before.get(enrolmentId)?.personId ?? 0,
  }))
}

async function keepRanks(
  sql: Sql,
  placed: readonly { enrolmentId: number; rank: number; reasons: readonly SeatReason[] }[],
): Promise<void> {
  await sql.$executeRaw`
    UPDATE enrolment e SET rank = c.rank, reasons = c.reasons
    FROM jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) AS c ("enrolmentId" int, rank int, reasons text[])
    WHERE e.id = c."enrolmentId" AND (e.rank IS DISTINCT FROM c.rank OR e.reasons <> c.reasons)`
}

/** A session that is not held turns everybody away who had a seat, or waited for one. */
export async function turnAway(sql: Sql, sessionId: number, when: When): Promise<void> {
  const rows = await sql.$queryRaw<{ enrolmentId: number }[]>`
    SELECT e.id AS "enrolmentId" FROM enrolment e WHERE e.session_id = ${sessionId} AND e.state IN ('applied', 'seated', 'waitlisted')`
  await changeEnrolments(
    sql,
    rows.map(({ enrolmentId }) => ({ enrolmentId, state: 'turned_away', event: 'turn_away', comment: '中止のため' })),
    when,
  )
}

/** Nobody is held to a seat who has left or is on leave when the session begins, as far as is known now. */
async function letGoWhoIsAway(sql: Sql, { sessionId, startsOn }: CourseSession, when: When): Promise<void> {
  if (when.today > startsOn) return
  const away = await sql.$queryRaw<{ enrolmentId: number }[]>`
    SELECT e.id AS "enrolmentId" FROM enrolment e
    WHERE e.session_id = ${sessionId} AND e.state IN ('applied', 'seated', 'waitlisted') AND (
      NOT EXISTS (SELECT 1 FROM employments_on(${startsOn}::date) m WHERE m.person_id = e.person_id)
      OR EXISTS (SELECT 1 FROM leaves_on(${startsOn}::date) l WHERE l.person_id = e.person_id))`
  await changeEnrolments(
    sql,
    away.map(({ enrolmentId }) => ({
      enrolmentId,
      state: 'withdrawn',
      event: 'withdraw',
      comment: '休職・派遣・退職などのため',
    })),
    when,
  )
}
