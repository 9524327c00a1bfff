import type { SkillStandardFile } from '~/domain/skill-standard'
import type { Sql } from '~/facts/sql'
import { standardContent } from '~/facts/standard-content'

export type KnownVersion = {
  id: number
  code: string
  version: string
  state: 'draft' | 'review' | 'published' | 'retired'
  importId: number | null
  content: SkillStandardFile
}

/**
 * The version that a file of a standard is held against: the published one that it names, else the draft, else the one
 * published last; of any standard where the file names none. Null: the city has none.
 */
export async function versionToCompare(
  sql: Sql,
  told: { code: string; version: string } | null,
): Promise<KnownVersion | null> {
  const [row] = await sql.$queryRaw<Omit<KnownVersion, 'content'>[]>`
    SELECT v.id, v.code, v.version, v.state, v.import_id AS "importId" FROM standard_version v
    WHERE ${told?.code ?? null}::text IS NULL OR v.code = ${told?.code ?? null}::text
    ORDER BY (v.state IN ('published', 'retired') AND v.version = ${told?.version ?? ''}) DESC, v.state IN ('draft', 'review') DESC,
      v.effective_from DESC NULLS LAST, v.id DESC LIMIT 1`
  return row ? { ...row, content: await standardContent(sql, row.id) } : null
}

/** The draft of a standard, or the version of it in review; null when there is none. */
export async function openVersionOf(sql: Sql, code: string): Promise<KnownVersion | null> {
  const row = await sql.standardVersion.findFirst({
    where: { code, state: { in: ['draft', 'review'] } },
    select: { id: true, code: true, version: true, state: true, importId: true },
  })
  return row && { ...row, state: row.state as KnownVersion['state'], content: await standardContent(sql, row.id) }
}

/** The published versions of a standard. */
export async function publishedVersionsOf(sql: Sql, code: string): Promise<string[]> {
  const rows = await sql.standardVersion.findMany({
    where: { code, state: { in: ['published', 'retired'] } },
    select: { version: true },
  })
  return rows.map((row) => row.version)
}

type ReplacedDraft = { standard: SkillStandardFile; importId: number | null }

/** Keeps with an import the draft that it takes the place of. */
export async function keepReplacedDraft(sql: Sql, batchId: number, replaced: ReplacedDraft): Promise<void> {
  await sql.$executeRaw`UPDATE import_batch SET replaced = ${JSON.stringify(replaced)}::jsonb WHERE id = ${batchId}`
}

/** The draft that an import took the place of; null: none. */
export async function replacedDraft(sql: Sql, batchId: number): Promise<ReplacedDraft | null> {
  const row = await sql.importBatch.findUnique({ where: { id: batchId }, select: { replaced: true } })
  return row?.replaced ? (row.replaced as ReplacedDraft) : null
}

/** The version that an import brought, with what people did to it since. */
export async function broughtVersion(sql: Sql, batchId: number) {
  const [row] = await sql.$queryRaw<
    { version: string; state: KnownVersion['state']; edits: number; comments: number }[]
  >`
    SELECT v.version, v.state,
      (SELECT count(*)::int FROM standard_edit e WHERE e.standard_version_id = v.id) AS edits,
      (SELECT count(*)::int FROM standard_comment c WHERE c.standard_version_id = v.id) AS comments
    FROM standard_version v WHERE v.import_id = ${batchId}`
  return row ?? null
}

/** What people said of a version, to be said of the one that takes its place. */
export async function commentRowsOf(sql: Sql, versionId: number): Promise<unknown> {
  const [row] = await sql.$queryRaw<{ comments: unknown }[]>`
    SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.id), '[]') AS comments
    FROM standard_comment c WHERE c.standard_version_id = ${versionId}`
  return row?.comments ?? []
}

/** Puts them to another version, once theirs is gone. */
export async function moveComments(sql: Sql, comments: unknown, versionId: number): Promise<void> {
  const kept = JSON.stringify(comments)
  await sql.$executeRaw`
    INSERT INTO standard_comment SELECT r.* FROM jsonb_array_elements(${kept}::jsonb) AS c(said),
      jsonb_populate_record(NULL::standard_comment, c.said || jsonb_build_object('standard_version_id', ${versionId}::int)) AS r`
}

/** The comments of the version that an import brought. */
export async function commentsOfBrought(sql: Sql, batchId: number): Promise<unknown> {
  const brought = await sql.standardVersion.findFirst({ where: { importId: batchId }, select: { id: true } })
  return brought ? commentRowsOf(sql, brought.id) : []
}
