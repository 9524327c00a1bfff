import { type CityDate, earlierOf, type FiscalYear } from '~/domain/calendar'
import type { CaseCircumstances, CommitteeMember } from '~/domain/committee'
import type { StoredApplication } from '~/facts/applications'
import type { Sql, Stamp } from '~/facts/sql'

/** A round of the 認定委員会. */
export type Committee = {
  committeeId: number
  fiscalYear: FiscalYear
  sequence: number
  applyBy: CityDate
  heldOn: CityDate
}

export type CommitteeLine = Committee & {
  members: number
  chair: string | null
  waiting: number
  decided: number
  all: number
}

/** Every round with its counts, the latest first. @param accountId only those of which this account is a member */
export function committees(sql: Sql, accountId: number | null): Promise<CommitteeLine[]> {
  return sql.$queryRaw<CommitteeLine[]>`
    SELECT c.id AS "committeeId", c.fiscal_year AS "fiscalYear", c.sequence, c.apply_by::text AS "applyBy", c.held_on::text AS "heldOn",
      coalesce(m.members, 0) AS members, m.chair, coalesce(a.waiting, 0) AS waiting, coalesce(a.decided, 0) AS decided,
      coalesce(a.all, 0) AS all
    FROM committee c
    LEFT JOIN (
      SELECT x.committee_id, count(*)::int AS members, max(coalesce(p.name, k.display_name)) FILTER (WHERE x.chair) AS chair,
        bool_or(x.account_id = ${accountId}::int) AS mine
      FROM committee_member x JOIN account k ON k.id = x.account_id
      LEFT JOIN LATERAL (SELECT n.name FROM person_particulars n WHERE n.person_id = k.person_id AND n.voided_at IS NULL
        ORDER BY n.valid_from DESC LIMIT 1) p ON true
      GROUP BY x.committee_id
    ) m ON m.committee_id = c.id
    LEFT JOIN (
      SELECT y.committee_id, count(*) FILTER (WHERE y.state = 'committee_pending')::int AS waiting,
        count(*) FILTER (WHERE y.state IN ('certified', 'refused'))::int AS decided,
        count(*) FILTER (WHERE y.state NOT IN ('draft', 'withdrawn'))::int AS all
      FROM application y GROUP BY y.committee_id
    ) a ON a.committee_id = c.id
    WHERE ${accountId}::int IS NULL OR m.mine ORDER BY c.held_on DESC`
}

export async function committeeById(sql: Sql, committeeId: number): Promise<Committee | null> {
  const [row] = await sql.$queryRaw<Committee[]>`
    SELECT c.id AS "committeeId", c.fiscal_year AS "fiscalYear", c.sequence, c.apply_by::text AS "applyBy", c.held_on::text AS "heldOn"
    FROM committee c WHERE c.id = ${committeeId}`
  return row ?? null
}

/** The same, held until the transaction ends. */
export async function lockedCommittee(sql: Sql, committeeId: number): Promise<Committee | null> {
  await sql.$queryRaw`SELECT c.id FROM committee c WHERE c.id = ${committeeId} FOR UPDATE`
  return committeeById(sql, committeeId)
}

/** The next round after another one that has not met yet; null while none is planned. */
export async function committeeAfter(
  sql: Sql,
  { heldOn }: Pick<Committee, 'heldOn'>,
  today: CityDate,
): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    SELECT c.id FROM committee c WHERE c.held_on > ${heldOn}::date AND c.held_on >= ${today}::date ORDER BY c.held_on LIMIT 1`
  return row?.id ?? null
}

/** The members of a round, the chair first, with their sections as of the meeting (or today, before it). */
export function membersOf(
  sql: Sql,
  { committeeId, heldOn }: Pick<Committee, 'committeeId' | 'heldOn'>,
  today: CityDate,
): Promise<CommitteeMember[]> {
  const day = earlierOf(heldOn, today)
  return sql.$queryRaw<CommitteeMember[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT m.account_id AS "accountId", k.person_id AS "personId", coalesce(p.name, k.display_name) AS name, m.chair,
      s.section_id AS "sectionId"
    FROM clock CROSS JOIN committee_member m JOIN account k ON k.id = m.account_id
    LEFT JOIN LATERAL (SELECT n.name FROM particulars_on(clock.d) n WHERE n.person_id = k.person_id) p ON true
    LEFT JOIN LATERAL (
      SELECT u.unit_id AS section_id FROM posts_on(clock.d) o JOIN unit_lines_on(clock.d) l ON l.unit_id = o.unit_id
      JOIN units_on(clock.d) u ON u.unit_id = l.ancestor_id AND u.kind = 'section'
      WHERE o.person_id = k.person_id AND o.kind = 'primary' LIMIT 1) s ON true
    WHERE m.committee_id = ${committeeId} ORDER BY m.chair DESC, name, m.account_id`
}

/** The last meeting of a round in which an account is a member; null: in none. */
export async function lastMeetingOf(sql: Sql, accountId: number): Promise<CityDate | null> {
  const [row] = await sql.$queryRaw<{ heldOn: CityDate | null }[]>`
    SELECT max(c.held_on)::text AS "heldOn" FROM committee_member m JOIN committee c ON c.id = m.committee_id
    WHERE m.account_id = ${accountId}`
  return row?.heldOn ?? null
}

export async function isMember(sql: Sql, committeeId: number, accountId: number): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM committee_member m WHERE m.committee_id = ${committeeId} AND m.account_id = ${accountId}) AS found`
  return row?.found ?? false
}

/** Who may be named: the accounts that hold the function on a day. */
export function possibleMembers(
  sql: Sql,
  day: CityDate,
): Promise<{ accountId: number; name: string; unit: string | null }[]> {
  return sql.$queryRaw`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT k.id AS "accountId", coalesce(p.name, k.display_name) AS name, u.name AS unit
    FROM clock CROSS JOIN function_grants_on(clock.d) g JOIN account k ON k.id = g.account_id AND k.disabled_at IS NULL
    LEFT JOIN LATERAL (SELECT n.name FROM particulars_on(clock.d) n WHERE n.person_id = k.person_id) p ON true
    LEFT JOIN LATERAL (SELECT o.unit_id FROM posts_on(clock.d) o WHERE o.person_id = k.person_id AND o.kind = 'primary' LIMIT 1) o ON true
    LEFT JOIN units_on(clock.d) u ON u.unit_id = o.unit_id
    WHERE g.function = 'committee_member' ORDER BY name, k.id`
}

export type CaseOfCommittee = CaseCircumstances & { name: string; section: string | null }

/** What the committee has to know of applicants beside their papers, by application, as of a day (the meeting, or today before it). */
export async function casesOf(
  sql: Sql,
  stored: readonly Pick<StoredApplication, 'applicationId' | 'personId' | 'events'>[],
  day: CityDate,
): Promise<Map<number, CaseOfCommittee>> {
  if (stored.length === 0) return new Map()
  const personIds = stored.map(({ personId }) => personId)
  const rows = await sql.$queryRaw<Omit<CaseOfCommittee, 'decidedBefore'>[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d), applicant AS (SELECT DISTINCT unnest(${personIds}::int[]) AS person_id)
    SELECT a.person_id AS "personId", p.name, s.unit_id AS "sectionId", s.name AS section,
      coalesce((SELECT array_agg(DISTINCT m.mentor_id) FROM mentor_pair m WHERE m.mentee_id = a.person_id AND m.voided_at IS NULL
        AND m.kind IN ('mentor', 'provisional_mentor') AND m.valid_from <= clock.d
        AND (m.valid_to IS NULL OR m.valid_to > clock.d - interval '24 months')), '{}') AS mentors,
      coalesce((SELECT array_agg(DISTINCT o.signer_id) FROM signoffs_on(clock.d) o WHERE o.person_id = a.person_id), '{}') AS signers,
      coalesce((SELECT array_agg(DISTINCT r.recommended_by_id) FROM recommendations_on(clock.d) r WHERE r.person_id = a.person_id), '{}') AS recommenders
    FROM clock CROSS JOIN applicant a JOIN LATERAL (SELECT x.name FROM particulars_on(clock.d) x WHERE x.person_id = a.person_id) p ON true
    LEFT JOIN LATERAL (
      SELECT u.unit_id, u.name FROM posts_on(clock.d) o JOIN unit_lines_on(clock.d) l ON l.unit_id = o.unit_id
      JOIN units_on(clock.d) u ON u.unit_id = l.ancestor_id AND u.kind = 'section'
      WHERE o.person_id = a.person_id AND o.kind = 'primary' LIMIT 1) s ON true`
  const people = new Map(rows.map((row) => [row.personId, row]))
  return new Map(
    stored.flatMap(({ applicationId, personId, events }) => {
      const person = people.get(personId)
      return person ? [[applicationId, { ...person, decidedBefore: decidedBefore(events) }] as const] : []
    }),
  )
}

/** Who took part in a decision, as its event says. */
export function tookPartIn(detail: unknown): number[] {
  const { tookPart } = (detail ?? {}) as { tookPart?: number[] }
  return tookPart ?? []
}

/** The members who took part in what a round has decided or put off so far. */
export async function tookPartInRound(sql: Sql, committeeId: number): Promise<number[]> {
  const rows = await sql.$queryRaw<{ accountId: number }[]>`
    SELECT DISTINCT t.id::int AS "accountId" FROM application_event e, jsonb_array_elements_text(e.detail -> 'tookPart') AS t(id)
    WHERE e.detail @> jsonb_build_object('committee', ${committeeId}::int)`
  return rows.map(({ accountId }) => accountId)
}

/** Once a review is asked for, those who decided before are out. */
function decidedBefore(events: StoredApplication['events']): number[] {
  const asked = events.findLastIndex(({ event }) => event === 'request_review')
  const before = events.slice(0, Math.max(asked, 0)).findLast(({ event }) => event === 'decide')
  return before ? tookPartIn(before.detail) : []
}

/** A new round, the next of its fiscal year. @returns the id */
export async function storeCommittee(
  sql: Sql,
  { fiscalYear, applyBy, heldOn }: Pick<Committee, 'fiscalYear' | 'applyBy' | 'heldOn'>,
): Promise<number> {
  const [row] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO committee (fiscal_year, sequence, apply_by, held_on)
    SELECT ${fiscalYear}::int, coalesce(max(c.sequence), 0) + 1, ${applyBy}::date, ${heldOn}::date FROM committee c
    WHERE c.fiscal_year = ${fiscalYear}::int RETURNING id`
  if (!row) throw new Error('the committee was not stored')
  return row.id
}

/** Moves the days of a round that is held (`lockedCommittee`); its fiscal year and number stay. */
export async function moveCommitteeDays(
  sql: Sql,
  committeeId: number,
  { applyBy, heldOn }: Pick<Committee, 'applyBy' | 'heldOn'>,
): Promise<void> {
  await sql.$executeRaw`
    UPDATE committee SET apply_by = ${applyBy}::date, held_on = ${heldOn}::date WHERE id = ${committeeId}`
}

/** Whom a round concerns before it meets: its members on the staff, and those whose applications it has before it. */
export async function concernedByRound(
  sql: Sql,
  committeeId: number,
): Promise<{ members: number[]; applicants: number[] }> {
  const [row] = await sql.$queryRaw<{ members: number[]; applicants: number[] }[]>`
    SELECT ARRAY(SELECT k.person_id FROM committee_member m JOIN account k ON k.id = m.account_id
        WHERE m.committee_id = ${committeeId} AND k.person_id IS NOT NULL AND k.disabled_at IS NULL ORDER BY 1) AS members,
      ARRAY(SELECT DISTINCT a.person_id FROM application a WHERE a.committee_id = ${committeeId}
        AND a.state IN ('submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending') ORDER BY 1) AS applicants`
  return row ?? { members: [], applicants: [] }
}

/** The members of a round, in place of those named before. */
export async function storeMembers(
  sql: Sql,
  committeeId: number,
  accountIds: readonly number[],
  chair: number,
): Promise<void> {
  await sql.$executeRaw`DELETE FROM committee_member WHERE committee_id = ${committeeId}`
  await sql.$executeRaw`
    INSERT INTO committee_member (committee_id, account_id, chair)
    SELECT ${committeeId}::int, x, x = ${chair}::int FROM unnest(${[...accountIds]}::int[]) AS x`
}

/** 議事録 as they were saved on a day of the city. */
type SavedMinutes = { minutesId: number; text: string; on: CityDate }

/** The minutes of a round, the last ones first; those before are kept. */
export function minutesOf(sql: Sql, committeeId: number): Promise<SavedMinutes[]> {
  return sql.$queryRaw<SavedMinutes[]>`
    SELECT m.id AS "minutesId", m.text, (m.recorded_at AT TIME ZONE 'Asia/Tokyo')::date::text AS on
    FROM committee_minutes m WHERE m.committee_id = ${committeeId} ORDER BY m.id DESC`
}

/** Saves the minutes of a round that is held (`lockedCommittee`). */
export async function storeMinutes(sql: Sql, committeeId: number, text: string, stamp: Stamp): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO committee_minutes (committee_id, text, recorded_at, recorded_by)
    VALUES (${committeeId}, ${text}, ${stamp.at}::timestamptz, ${stamp.by}::int)`
}
