import type { Sql, Stamp } from '~/facts/sql'

/** A piece of evidence (証跡) that a person gave for a skill. */
export type Evidence = {
  evidenceId: number
  skillId: number
  title: string
  detail: string
  url: string | null
  fileName: string | null
  /** Where it came from, when the portal offered it (domain/evidence-offers). */
  completionId: number | null
  projectId: number | null
  /** Handed in with a claim that stands, so it stays. */
  inUse: boolean
}

/** All evidence of one person, the newest first. */
export async function evidenceOf(sql: Sql, personId: number): Promise<Evidence[]> {
  return sql.$queryRaw<Evidence[]>`
    SELECT e.id AS "evidenceId", e.skill_id AS "skillId", e.title, e.detail, e.url, f.name AS "fileName",
      e.completion_id AS "completionId", e.project_id AS "projectId",
      EXISTS (SELECT 1 FROM evidence_link l JOIN self_assessment a ON a.id = l.self_assessment_id
        WHERE l.evidence_id = e.id AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = a.submission_id)) AS "inUse"
    FROM evidence e LEFT JOIN stored_file f ON f.id = e.file_id
    WHERE e.person_id = ${personId} ORDER BY e.id DESC`
}

/** How many pieces a person gave for each skill. */
export async function evidenceCounts(sql: Sql, personId: number): Promise<Map<number, number>> {
  const rows = await sql.$queryRaw<{ skillId: number; pieces: number }[]>`
    SELECT e.skill_id AS "skillId", count(*)::int AS pieces FROM evidence e
    WHERE e.person_id = ${personId} GROUP BY e.skill_id`
  return new Map(rows.map(({ skillId, pieces }) => [skillId, pieces]))
}

/** Those of the completions that were given as evidence: they stand as long as it does. */
export async function completionsInEvidence(sql: Sql, completionIds: readonly number[]): Promise<Set<number>> {
  if (completionIds.length === 0) return new Set()
  const rows = await sql.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT e.completion_id AS id FROM evidence e WHERE e.completion_id = ANY (${[...completionIds]}::int[])`
  return new Set(rows.map(({ id }) => id))
}

export async function addEvidenceTo(
  sql: Sql,
  given: {
    personId: number
    skillId: number
    title: string
    detail: string
    url: string | null
    fileId: number | null
    completionId?: number | null
    projectId?: number | null
  },
  stamp: Stamp,
): Promise<number> {
  const { id } = await sql.evidence.create({
    data: { ...given, recordedAt: stamp.at, recordedBy: stamp.by },
    select: { id: true },
  })
  return id
}

/** Whose evidence it is, for which skill; null when there is none. */
export async function evidencePiece(
  sql: Sql,
  evidenceId: number,
): Promise<{ personId: number; skillId: number } | null> {
  return sql.evidence.findUnique({ where: { id: evidenceId }, select: { personId: true, skillId: true } })
}

/** Whose evidence it is; null when there is none. */
export async function evidenceOwner(sql: Sql, evidenceId: number): Promise<number | null> {
  return (await evidencePiece(sql, evidenceId))?.personId ?? null
}

/** The file of a piece of evidence; null when it has none, or it was purged. */
export async function evidenceFile(
  sql: Sql,
  evidenceId: number,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const found = await sql.evidence.findUnique({
    where: { id: evidenceId },
    select: { file: { select: { name: true, mediaType: true, bytes: true } } },
  })
  const file = found?.file
  return file?.bytes ? { name: file.name, mediaType: file.mediaType, bytes: file.bytes } : null
}

/** Takes a piece of evidence out with its file's contents. */
export async function purgeEvidence(sql: Sql, evidenceId: number): Promise<void> {
  const gone = await sql.evidence.delete({ where: { id: evidenceId }, select: { fileId: true } })
  if (gone.fileId !== null) {
    await sql.storedFile.updateMany({ where: { id: gone.fileId }, data: { bytes: null } })
  }
}
