import type { CityDate } from '~/domain/calendar'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import { openQuestions } from '~/domain/standard-migration'
import { type Approver, missingApprovals, neededApprovals, type OpenPoints } from '~/domain/standard-review'
import type { Sql, Stamp } from '~/facts/sql'
import { standardContent } from '~/facts/standard-content'
import { type VersionInWork, versionInWork } from '~/facts/standard-effect'
import { successionOf } from '~/facts/standard-migration'

/* Review of a draft of the standard: approvals with what they saw, and what is still open. Comments: standard-comments. */

type GivenApproval = {
  approvedAs: Approver
  /** The last edit of the contents that they saw. */
  seenEdit: number
  accountId: number
  by: string
  on: CityDate
}

/** Every approval that was given to a version, void ones too, the first one first; names as of a day. */
function approvalsOf(sql: Sql, versionId: number, day: CityDate): Promise<GivenApproval[]> {
  return sql.$queryRaw<GivenApproval[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT p.approved_as AS "approvedAs", p.seen_edit AS "seenEdit", p.account_id AS "accountId", coalesce(i.name, a.display_name) AS by,
      (p.recorded_at AT TIME ZONE 'Asia/Tokyo')::date::text AS on
    FROM clock CROSS JOIN standard_approval p JOIN account a ON a.id = p.account_id
    LEFT JOIN particulars_on(clock.d) i ON i.person_id = a.person_id
    WHERE p.standard_version_id = ${versionId} ORDER BY p.id`
}

/** The デジタル技術官 in office on a day. */
export async function officersOn(sql: Sql, day: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT h.person_id AS "personId" FROM role_holders_on(${day}::date) h WHERE h.role = 'TECH_OFFICER' ORDER BY 1`
  return rows.map(({ personId }) => personId)
}

export type ApprovalState = { needed: Approver[]; missing: Approver[]; given: GivenApproval[]; officers: number }

/** Whose approval a version needs on a day, who gave it, and whose is missing for the contents as they are. */
export async function approvalState(
  sql: Sql,
  { id, before, lastEdit }: Pick<VersionInWork, 'id' | 'before' | 'lastEdit'>,
  day: CityDate,
): Promise<ApprovalState> {
  const [given, officers] = await Promise.all([approvalsOf(sql, id, day), officersOn(sql, day)])
  const needed = neededApprovals({ isFirst: before === null, officers: officers.length })
  return { needed, missing: missingApprovals(needed, given, lastEdit), given, officers: officers.length }
}

/**
 * Faults of the contents, and results whose way is not decided.
 * @param content what the version says, where it has been read already
 */
export async function openPoints(
  sql: Sql,
  { id, before }: Pick<VersionInWork, 'id' | 'before'>,
  content?: SkillStandardFile,
): Promise<OpenPoints> {
  const [said, succession] = await Promise.all([
    content ?? standardContent(sql, id),
    before === null ? null : successionOf(sql, id),
  ])
  const read = readSkillStandard(said)
  return {
    faults: read.ok ? [] : read.faults,
    questions:
      succession === null ? [] : openQuestions({ ...succession, dropped: succession.dropped.map(({ code }) => code) }),
  }
}

/** Records that somebody approves the contents as of an edit. */
export async function recordApproval(
  sql: Sql,
  approval: { versionId: number; approvedAs: Approver; accountId: number; seenEdit: number },
  stamp: Stamp,
): Promise<void> {
  const { versionId, approvedAs, accountId, seenEdit } = approval
  await sql.$executeRaw`
    INSERT INTO standard_approval (standard_version_id, approved_as, account_id, seen_edit, recorded_at, recorded_by)
    VALUES (${versionId}, ${approvedAs}, ${accountId}, ${seenEdit}, ${stamp.at}::timestamptz, ${stamp.by}::int)`
}

/** Nobody edits, comments, approves or publishes the version until this transaction ends. */
export async function holdVersion(sql: Sql, versionId: number): Promise<void> {
  await sql.$queryRaw`SELECT v.id FROM standard_version v WHERE v.id = ${versionId} FOR UPDATE`
}

/** A version that is still the one in work, held as above; null: it is no more in work. */
export async function heldVersion(sql: Sql, versionId: number): Promise<VersionInWork | null> {
  await holdVersion(sql, versionId)
  const inWork = await versionInWork(sql)
  return inWork?.id === versionId ? inWork : null
}

/** From draft to review, or back. */
export async function moveVersion(sql: Sql, versionId: number, state: 'draft' | 'review'): Promise<void> {
  await sql.$executeRaw`
    UPDATE standard_version SET state = ${state} WHERE id = ${versionId} AND state IN ('draft', 'review')`
}
