import type { CityDate } from '~/domain/calendar'
import type { StandingClaim } from '~/domain/section-confirmation'
import type { Tier } from '~/domain/skill-standard'
import type { Sql } from '~/facts/sql'
import { Prisma } from '~/generated/prisma/client'

/** A claim of a submission that stands, with what was confirmed before it and what was decided on it. */
export type ClaimOnRecord = StandingClaim & {
  claimId: number
  submissionId: number
  personId: number
  skillId: number
  position: number
  note: string | null
  submittedOn: CityDate
  mode: 'self' | 'proxy' | 'paper'
  roundId: number | null
  roundOpen: boolean
  confirmedOn: CityDate | null
  confirmationId: number | null
  decidedOn: CityDate | null
  decidedById: number | null
  decidedAs: string | null
  comment: string | null
  reviewerId: number | null
  tier: Tier
}

/**
 * Claims of these people that stand: undecided, or of a round that is still open; not returned, and not overtaken by a
 * later claim for the same skill (a later off-cycle claim that was returned overtakes nothing). A CTE's body, for
 * statements that need no more.
 */
export function standing(personIds: readonly number[]): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id AS claim_id, a.submission_id, a.person_id, a.skill_id, a.level, a.note, s.submitted_on, s.mode, s.round_id,
      coalesce(r.state = 'open', false) AS round_open, d.id AS confirmation_id
    FROM self_assessment a
    JOIN submission s ON s.id = a.submission_id
    LEFT JOIN round r ON r.id = s.round_id
    LEFT JOIN confirmation d ON d.self_assessment_id = a.id AND d.voided_at IS NULL
    WHERE a.person_id = ANY (${[...personIds]}::int[]) AND (d.id IS NULL OR r.state = 'open')
      AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = s.id)
      AND NOT EXISTS (
        SELECT 1 FROM self_assessment o JOIN submission t ON t.id = o.submission_id
        WHERE o.person_id = a.person_id AND o.skill_id = a.skill_id AND o.id > a.id
          AND NOT (t.round_id IS NULL AND EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = t.id)))`
}

/** What waits of these people, and what was decided in rounds still open; by person and the order of the standard. */
export async function standingClaims(sql: Sql, personIds: readonly number[]): Promise<ClaimOnRecord[]> {
  if (personIds.length === 0) return []
  return sql.$queryRaw<ClaimOnRecord[]>`
    WITH standing AS MATERIALIZED (${standing(personIds)})
    SELECT l.claim_id AS "claimId", l.submission_id AS "submissionId", l.person_id AS "personId", l.skill_id AS "skillId",
      k.position, k.tier, l.level AS claimed, l.note, l.submitted_on::text AS "submittedOn", l.mode,
      l.round_id AS "roundId", l.round_open AS "roundOpen", before.level AS confirmed, before.confirmed_on::text AS "confirmedOn",
      d.id AS "confirmationId", d.level AS decided, d.confirmed_on::text AS "decidedOn", d.confirmed_by_id AS "decidedById",
      d.confirmed_as AS "decidedAs", d.comment,
      (SELECT count(*)::int FROM evidence e WHERE e.person_id = l.person_id AND e.skill_id = l.skill_id) AS evidence,
      route.reviewer_id AS "reviewerId", (route.reviewer_id IS NOT NULL AND d.id IS NULL) AS "passedOn"
    FROM standing l
    JOIN skill k ON k.id = l.skill_id
    LEFT JOIN confirmation d ON d.id = l.confirmation_id
    LEFT JOIN LATERAL (
      SELECT c.level, c.confirmed_on FROM confirmation c
      WHERE c.person_id = l.person_id AND c.skill_id = l.skill_id AND c.voided_at IS NULL AND c.self_assessment_id IS DISTINCT FROM l.claim_id
        AND (d.id IS NULL OR (c.confirmed_on, c.id) < (d.confirmed_on, d.id))
      ORDER BY c.confirmed_on DESC, c.id DESC LIMIT 1
    ) before ON true
    LEFT JOIN LATERAL (
      SELECT v.reviewer_id FROM review_route v WHERE v.self_assessment_id = l.claim_id ORDER BY v.id DESC LIMIT 1
    ) route ON true
    ORDER BY l.person_id, k.position, l.claim_id`
}

/** Whose claim it is, and of which submission; null when there is no such claim. */
export async function claimOwner(
  sql: Sql,
  claimId: number,
): Promise<{ personId: number; submissionId: number } | null> {
  const [row] = await sql.$queryRaw<{ personId: number; submissionId: number }[]>`
    SELECT person_id AS "personId", submission_id AS "submissionId" FROM self_assessment WHERE id = ${claimId}`
  return row ?? null
}

/** Whose submissions these are. */
export async function submissionOwners(
  sql: Sql,
  submissionIds: readonly number[],
): Promise<{ submissionId: number; personId: number }[]> {
  return sql.$queryRaw<{ submissionId: number; personId: number }[]>`
    SELECT id AS "submissionId", person_id AS "personId" FROM submission WHERE id = ANY (${[...submissionIds]}::int[])`
}

/** A claim that waits for a master or the officer, with the person's name and primary unit. */
type ClaimForReviewer = {
  claimId: number
  personId: number
  skillId: number
  claimed: number
  note: string | null
  evidence: number
  submittedOn: CityDate
  confirmed: number | null
  confirmedOn: CityDate | null
  name: string
  unitName: string | null
  isRouted: boolean
  /** The reviewer's own confirmed level in the skill. */
  ownLevel: number | null
  askedBy: string | null
  askedOn: CityDate | null
}

/** Claims passed on to this person, and those of level 3 or 4 of their mentees; the longest waiting first, what was passed on before the rest. */
export async function waitingForReviewer(
  sql: Sql,
  reviewerId: number,
  menteeIds: readonly number[],
  day: CityDate,
): Promise<ClaimForReviewer[]> {
  const routed = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT a.person_id AS "personId" FROM review_route v JOIN self_assessment a ON a.id = v.self_assessment_id
    WHERE v.reviewer_id = ${reviewerId}`
  const personIds = [...new Set([...routed.map((row) => row.personId), ...menteeIds])].filter((id) => id !== reviewerId)
  if (personIds.length === 0) return []
  return sql.$queryRaw<ClaimForReviewer[]>`
    WITH standing AS MATERIALIZED (${standing(personIds)})
    SELECT l.claim_id AS "claimId", l.person_id AS "personId", l.skill_id AS "skillId", l.level AS claimed, l.note,
      l.submitted_on::text AS "submittedOn", k.level AS confirmed, k.confirmed_on::text AS "confirmedOn", p.name,
      (SELECT count(*)::int FROM evidence e WHERE e.person_id = l.person_id AND e.skill_id = l.skill_id) AS evidence,
      u.name AS "unitName", own.level AS "ownLevel", (v.reviewer_id IS NOT NULL) AS "isRouted", b.name AS "askedBy", v.routed_on::text AS "askedOn"
    FROM standing l
    JOIN particulars_on(${day}::date) p ON p.person_id = l.person_id
    LEFT JOIN posts_on(${day}::date) o ON o.person_id = l.person_id AND o.kind = 'primary'
    LEFT JOIN units_on(${day}::date) u ON u.unit_id = o.unit_id
    LEFT JOIN LATERAL latest_level(l.person_id, l.skill_id, ${day}::date) k ON true
    LEFT JOIN LATERAL latest_level(${reviewerId}::int, l.skill_id, ${day}::date) own ON true
    LEFT JOIN LATERAL (
      SELECT w.reviewer_id, w.routed_by_id, w.routed_on FROM review_route w WHERE w.self_assessment_id = l.claim_id ORDER BY w.id DESC LIMIT 1
    ) v ON v.reviewer_id = ${reviewerId}
    LEFT JOIN particulars_on(${day}::date) b ON b.person_id = v.routed_by_id
    WHERE l.confirmation_id IS NULL AND (v.reviewer_id IS NOT NULL OR (l.level >= 3 AND l.person_id = ANY (${[...menteeIds]}::int[])))
    ORDER BY v.reviewer_id NULLS LAST, l.submitted_on, l.person_id, l.claim_id`
}

type WaitingCounts = { people: number; places: number; returned: number; notSubmitted: number }

/** What waits of these people: with something undecided, claims that differ, given back, not handed in yet. */
export async function waitingCounts(sql: Sql, personIds: readonly number[], day: CityDate): Promise<WaitingCounts> {
  const none = { people: 0, places: 0, returned: 0, notSubmitted: 0 }
  if (personIds.length === 0) return none
  const [row] = await sql.$queryRaw<WaitingCounts[]>`
    WITH standing AS MATERIALIZED (${standing(personIds)}),
    waiting AS (
      SELECT l.person_id, k.level IS DISTINCT FROM l.level OR l.level >= 3 AS differs FROM standing l
      LEFT JOIN LATERAL latest_level(l.person_id, l.skill_id, ${day}::date) k ON true
      WHERE l.confirmation_id IS NULL AND NOT EXISTS (SELECT 1 FROM review_route v WHERE v.self_assessment_id = l.claim_id)
    ),
    open AS (
      SELECT p.person_id, p.state FROM round_participant p JOIN round r ON r.id = p.round_id AND r.state = 'open'
      WHERE p.person_id = ANY (${[...personIds]}::int[])
        AND NOT EXISTS (SELECT 1 FROM leaves_on(${day}::date) v WHERE v.person_id = p.person_id)
    )
    SELECT (SELECT count(DISTINCT w.person_id) FROM waiting w)::int AS people,
      (SELECT count(*) FROM waiting w WHERE w.differs)::int AS places,
      (SELECT count(*) FROM open o WHERE o.state = 'returned')::int AS returned,
      (SELECT count(*) FROM open o WHERE o.state IN ('not_started', 'draft'))::int AS "notSubmitted"`
  return row ?? none
}
