import type { Sql } from '~/facts/sql'
import { opinionWanted } from '~/facts/technical-opinions'
import { Prisma } from '~/generated/prisma/client'

/**
 * Does a claim of this person (in this skill, where one is given) wait for the reviewer to whom it was passed on last?
 * What was decided, given back or passed on to another no longer does.
 */
function waits(reviewerId: number, { personId, skillId }: { personId: number; skillId: number | null }): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM review_route r JOIN self_assessment a ON a.id = r.self_assessment_id
      WHERE r.reviewer_id = ${reviewerId}::int AND a.person_id = ${personId}::int AND (${skillId}::int IS NULL OR a.skill_id = ${skillId}::int)
        AND NOT EXISTS (SELECT 1 FROM review_route o WHERE o.self_assessment_id = a.id AND o.id > r.id)
        AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = a.submission_id)
        AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.self_assessment_id = a.id AND c.voided_at IS NULL))`
}

/** Of what one person may have been asked about another (in one skill, where one is given): to decide, to give an opinion. */
export async function askedAbout(
  sql: Sql,
  askedId: number,
  { personId, skillId }: { personId: number; skillId: number | null },
): Promise<{ toDecide: boolean; forOpinion: boolean }> {
  const [row] = await sql.$queryRaw<{ toDecide: boolean; forOpinion: boolean }[]>`
    SELECT ${waits(askedId, { personId, skillId })} AS "toDecide", ${opinionWanted(askedId, { personId, skillId })} AS "forOpinion"`
  return row ?? { toDecide: false, forOpinion: false }
}
