import type { Sql } from '~/facts/sql'
import { storeStandardDraft } from '~/facts/standard-draft'
import { nextStandard } from '../../prisma/demo/standard-next'
import { STAMP } from './city-of'

/** Version 1.1 of the reference standard as a draft beside the published one. @returns its id */
export async function nextStandardDraft(sql: Sql): Promise<number> {
  const draft = await storeStandardDraft(sql, nextStandard(), STAMP)
  if (!draft.stored) throw new Error(draft.reason)
  return draft.versionId
}

/** Everybody who is asked has approved it as it stands, and nothing is left open. */
export async function nothingLeftToReview(sql: Sql, versionId: number, accountId: number): Promise<void> {
  await sql.$executeRaw`UPDATE standard_version SET state = 'review' WHERE id = ${versionId} AND state = 'draft'`
  await sql.$executeRaw`
    UPDATE standard_comment SET resolved_at = ${STAMP.at}, resolved_by = ${accountId}
    WHERE standard_version_id = ${versionId} AND resolved_at IS NULL`
  for (const as of ['hr_section', 'technical_officer']) {
    await sql.$executeRaw`
      INSERT INTO standard_approval (standard_version_id, approved_as, account_id, seen_edit, recorded_at)
      SELECT ${versionId}, ${as}, ${accountId}, coalesce(max(e.id), 0), ${STAMP.at}
      FROM standard_edit e WHERE e.standard_version_id = ${versionId}`
  }
}
