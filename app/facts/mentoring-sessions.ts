import type { CityDate } from '~/domain/calendar'
import type { PairKind } from '~/domain/mentoring'
import type { RoleHeld } from '~/domain/roles'
import type { NextWho } from '~/facts/mentoring-desk'
import type { Sql, Stamp } from '~/facts/sql'

/* Sessions (面談の記録) and meetings to come: rows of two people that may be changed and purged by who wrote them. */

export type SessionText = {
  heldOn: CityDate
  shared: string
  privateNote: string | null
  nextStep: string | null
  nextBy: CityDate | null
  nextWho: NextWho | null
}
export type StoredSession = SessionText & { sessionId: number; mentorId: number; menteeId: number; revision: number }

export type StoredMeeting = {
  meetingId: number
  mentorId: number
  menteeId: number
  on: CityDate
  at: string
  about: string
}

/** What a mentor wrote of one mentee, the latest first. */
export function sessionsOfPair(sql: Sql, mentorId: number, menteeId: number): Promise<StoredSession[]> {
  return sql.$queryRaw<StoredSession[]>`
    SELECT s.id AS "sessionId", s.mentor_id AS "mentorId", s.mentee_id AS "menteeId", s.held_on::text AS "heldOn", s.shared,
      s.private_note AS "privateNote", s.next_step AS "nextStep", s.next_by::text AS "nextBy", s.next_who AS "nextWho", s.revision
    FROM mentoring_session s WHERE s.mentor_id = ${mentorId} AND s.mentee_id = ${menteeId} ORDER BY s.held_on DESC, s.id DESC`
}

export async function sessionNumbered(sql: Sql, sessionId: number): Promise<StoredSession | null> {
  const [session] = await sql.$queryRaw<StoredSession[]>`
    SELECT s.id AS "sessionId", s.mentor_id AS "mentorId", s.mentee_id AS "menteeId", s.held_on::text AS "heldOn", s.shared,
      s.private_note AS "privateNote", s.next_step AS "nextStep", s.next_by::text AS "nextBy", s.next_who AS "nextWho", s.revision
    FROM mentoring_session s WHERE s.id = ${sessionId}`
  return session ?? null
}

/** One's own note of a mentee that says exactly this; null: none. A form that is sent twice is one note. */
export async function sameSession(
  sql: Sql,
  { mentorId, menteeId, ...text }: SessionText & { mentorId: number; menteeId: number },
): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    SELECT s.id FROM mentoring_session s WHERE s.mentor_id = ${mentorId} AND s.mentee_id = ${menteeId}
      AND (s.held_on, s.shared, s.private_note, s.next_step, s.next_by, s.next_who) IS NOT DISTINCT FROM
        (${text.heldOn}::date, ${text.shared}, ${text.privateNote}::text, ${text.nextStep}::text, ${text.nextBy}::date, ${text.nextWho}::text)
    LIMIT 1`
  return row?.id ?? null
}

/** @returns the id */
export async function writeSession(
  sql: Sql,
  { mentorId, menteeId, ...text }: SessionText & { mentorId: number; menteeId: number },
  stamp: Stamp,
): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO mentoring_session (mentor_id, mentee_id, held_on, shared, private_note, next_step, next_by, next_who, recorded_at, recorded_by)
    VALUES (${mentorId}, ${menteeId}, ${text.heldOn}::date, ${text.shared}, ${text.privateNote}, ${text.nextStep},
      ${text.nextBy}::date, ${text.nextWho}, ${stamp.at}, ${stamp.by}::int) RETURNING id`
  if (!row) throw new Error('the session was not written')
  return row.id
}

/** @returns whether it was written: else it changed meanwhile */
export async function rewriteSession(
  sql: Sql,
  { sessionId, revision, ...text }: SessionText & Pick<StoredSession, 'sessionId' | 'revision'>,
): Promise<boolean> {
  const written = await sql.$executeRaw`
    UPDATE mentoring_session SET held_on = ${text.heldOn}::date, shared = ${text.shared}, private_note = ${text.privateNote},
      next_step = ${text.nextStep}, next_by = ${text.nextBy}::date, next_who = ${text.nextWho}, revision = revision + 1
    WHERE id = ${sessionId} AND revision = ${revision}`
  return written === 1
}

/** For good: a note of a conversation is nobody's record of service. */
export async function purgeSession(sql: Sql, sessionId: number): Promise<void> {
  await sql.$executeRaw`DELETE FROM mentoring_session WHERE id = ${sessionId}`
}

export async function meetingNumbered(sql: Sql, meetingId: number): Promise<StoredMeeting | null> {
  const [meeting] = await sql.$queryRaw<StoredMeeting[]>`
    SELECT g.id AS "meetingId", g.mentor_id AS "mentorId", g.mentee_id AS "menteeId", g.meets_on::text AS "on", g.starts_at AS "at", g.about
    FROM mentoring_meeting g WHERE g.id = ${meetingId}`
  return meeting ?? null
}

/** The same meeting with the same person, where it is planned already; null: it is not. */
export async function sameMeeting(sql: Sql, meeting: Omit<StoredMeeting, 'meetingId'>): Promise<number | null> {
  const { mentorId, menteeId, on, at, about } = meeting
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    SELECT g.id FROM mentoring_meeting g WHERE g.mentor_id = ${mentorId} AND g.mentee_id = ${menteeId}
      AND g.meets_on = ${on}::date AND g.starts_at = ${at} AND g.about = ${about} LIMIT 1`
  return row?.id ?? null
}

/** @returns the id */
export async function planMeeting(sql: Sql, meeting: Omit<StoredMeeting, 'meetingId'>, stamp: Stamp): Promise<number> {
  const { mentorId, menteeId, on, at, about } = meeting
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO mentoring_meeting (mentor_id, mentee_id, meets_on, starts_at, about, recorded_at, recorded_by)
    VALUES (${mentorId}, ${menteeId}, ${on}::date, ${at}, ${about}, ${stamp.at}, ${stamp.by}::int) RETURNING id`
  if (!row) throw new Error('the meeting was not written')
  return row.id
}

export async function moveMeeting(
  sql: Sql,
  meeting: Pick<StoredMeeting, 'meetingId' | 'on' | 'at' | 'about'>,
): Promise<void> {
  await sql.$executeRaw`
    UPDATE mentoring_meeting SET meets_on = ${meeting.on}::date, starts_at = ${meeting.at}, about = ${meeting.about}
    WHERE id = ${meeting.meetingId}`
}

export async function callOffMeeting(sql: Sql, meetingId: number): Promise<void> {
  await sql.$executeRaw`DELETE FROM mentoring_meeting WHERE id = ${meetingId}`
}

/** What a mentee is shown: who looks after them, meetings to come, and what was written for both. */
export type OwnMentoring = {
  mentors: {
    personId: number
    name: string
    unitName: string | null
    kind: PairKind
    since: CityDate
    /** What the mentor is today. */
    roles: RoleHeld[]
  }[]
  meetings: { meetingId: number; mentorName: string; on: CityDate; at: string; about: string }[]
  sessions: (Omit<SessionText, 'privateNote'> & { sessionId: number; mentorId: number; mentorName: string })[]
}

/** Never the private line of a mentor; one statement. */
export async function ownMentoringOf(sql: Sql, menteeId: number, day: CityDate): Promise<OwnMentoring> {
  const [found] = await sql.$queryRaw<OwnMentoring[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', m.mentor_id, 'name', i.name, 'unitName', u.name, 'kind', m.kind, 'since', m.valid_from,
          'roles', (SELECT coalesce(jsonb_agg(DISTINCT o.role), '[]') FROM role_holders_on(clock.d) o WHERE o.person_id = m.mentor_id))
          ORDER BY m.kind, m.valid_from), '[]')
        FROM mentor_pair m JOIN particulars_on(clock.d) i ON i.person_id = m.mentor_id
        LEFT JOIN posts_on(clock.d) p ON p.person_id = m.mentor_id AND p.kind = 'primary' LEFT JOIN units_on(clock.d) u ON u.unit_id = p.unit_id
        WHERE m.mentee_id = ${menteeId} AND m.voided_at IS NULL AND m.valid_from <= clock.d AND (m.valid_to IS NULL OR m.valid_to > clock.d)) AS mentors,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('meetingId', g.id, 'mentorName', i.name, 'on', g.meets_on, 'at', g.starts_at, 'about', g.about)
          ORDER BY g.meets_on, g.starts_at), '[]')
        FROM mentoring_meeting g JOIN particulars_on(clock.d) i ON i.person_id = g.mentor_id
        WHERE g.mentee_id = ${menteeId} AND g.meets_on >= clock.d) AS meetings,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('sessionId', s.id, 'mentorId', s.mentor_id, 'mentorName', i.name, 'heldOn', s.held_on,
          'shared', s.shared, 'nextStep', s.next_step, 'nextBy', s.next_by, 'nextWho', s.next_who) ORDER BY s.held_on DESC, s.id DESC), '[]')
        FROM mentoring_session s JOIN particulars_on(clock.d) i ON i.person_id = s.mentor_id WHERE s.mentee_id = ${menteeId}) AS sessions
    FROM clock`
  return found ?? { mentors: [], meetings: [], sessions: [] }
}

/** What people are called on a day. */
export async function personNames(sql: Sql, personIds: readonly number[], day: CityDate): Promise<Map<number, string>> {
  const rows = await sql.$queryRaw<{ personId: number; name: string }[]>`
    SELECT i.person_id AS "personId", i.name FROM particulars_on(${day}::date) i WHERE i.person_id = ANY (${[...personIds]}::int[])`
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}
