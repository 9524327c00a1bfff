import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'
import { standing } from '~/facts/standing-claims'

/**
 * Says anew, for these people and the rounds still open, whether everything they handed in is decided. A closed round
 * stays as it was.
 */
export async function refreshParticipation(sql: Sql, personIds: readonly number[]): Promise<void> {
  await sql.$executeRaw`
    WITH standing AS MATERIALIZED (${standing(personIds)}),
    handed_in AS (
      SELECT l.round_id, l.person_id, bool_and(l.confirmation_id IS NOT NULL) AS decided
      FROM standing l WHERE l.round_open GROUP BY l.round_id, l.person_id
    )
    UPDATE round_participant p SET state = CASE WHEN h.decided THEN 'confirmed' ELSE 'submitted' END
    FROM handed_in h
    WHERE p.round_id = h.round_id AND p.person_id = h.person_id
      AND p.state <> CASE WHEN h.decided THEN 'confirmed' ELSE 'submitted' END`
}

/** Marks the round's participant as asked to hand in anew. */
export async function markReturned(sql: Sql, roundId: number, personId: number): Promise<void> {
  await sql.$executeRaw`
    UPDATE round_participant p SET state = 'returned' FROM round r
    WHERE r.id = p.round_id AND r.state = 'open' AND p.round_id = ${roundId} AND p.person_id = ${personId}`
}

/** Gives a submission back; a submission is given back once. */
export async function recordReturn(
  sql: Sql,
  given: {
    submissionId: number
    kind: 'sent_back' | 'withdrawn' | 'objected'
    comment: string
    on: CityDate
    byId: number | null | undefined
  },
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO submission_return (submission_id, kind, comment, returned_on, returned_by_id, recorded_at)
    VALUES (${given.submissionId}, ${given.kind}, ${given.comment}, ${given.on}::date, ${given.byId ?? null}, ${stamp.at})`
}

/** Passes one claim on to somebody who may decide it. */
export async function passOn(
  sql: Sql,
  given: { claimId: number; reviewerId: number; byId: number | null | undefined; on: CityDate },
  stamp: Stamp,
): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO review_route (self_assessment_id, reviewer_id, routed_by_id, routed_on, recorded_at)
    VALUES (${given.claimId}, ${given.reviewerId}, ${given.byId ?? null}, ${given.on}::date, ${stamp.at})`
}

/** Does an open round let others enter for the person? Whoever enters alone is nobody's to act for. */
export async function mayBeEnteredFor(sql: Sql, personId: number): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ may: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM round_participant t JOIN round r ON r.id = t.round_id AND r.state = 'open'
      WHERE t.person_id = ${personId} AND t.modes && ARRAY['proxy', 'paper']) AS may`
  return row?.may ?? false
}
