import type { Sql } from '~/facts/sql'

/**
 * Does a claim of this person (in this skill, where one is given) wait for the reviewer to whom it was passed on last?
 * What was decided, given back or passed on to another no longer does.
 */
export async function waitsForReviewer(
  sql: Sql,
  reviewerId: number,
  { personId, skillId }: { personId: number; skillId: number | null },
): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ waits: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM review_route r JOIN self_assessment a ON a.id = r.self_assessment_id
      WHERE r.reviewer_id = ${reviewerId} AND a.person_id = ${personId} AND (${skillId}::int IS NULL OR a.skill_id = ${skillId}::int)
        AND NOT EXISTS (SELECT 1 FROM review_route o WHERE o.self_assessment_id = a.id AND o.id > r.id)
        AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = a.submission_id)
        AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.self_assessment_id = a.id AND c.voided_at IS NULL)) AS waits`
  return row?.waits ?? false
}
