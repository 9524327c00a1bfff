import type { ImportCounts } from '~/domain/import-outcome'
import type { ImportKind, ImportState } from '~/facts/import-batch'
import type { Sql } from '~/facts/sql'

/** A batch as lists and its own page show it. */
export type ImportRecord = {
  id: number
  kind: ImportKind
  state: ImportState
  fileName: string
  fileSize: number
  hasFile: boolean
  counts: ImportCounts | null
  failure: string | null
  skipBadRows: boolean
  createdAt: Date
  createdBy: string | null
  committedAt: Date | null
  undoneAt: Date | null
  undoneBy: string | null
  undoReason: string | null
  /** Who sent the file; '' where nobody said. */
  provider: string
  mediaType: string | null
  /** In which encoding its text was said to be; null where nobody said. */
  encoding: string | null
}

const SELECT_RECORD = `
  SELECT b.id, b.kind, b.state, b.file_name AS "fileName", coalesce(f.size, 0) AS "fileSize", f.bytes IS NOT NULL AS "hasFile",
    b.counts, b.failure, b.skip_bad_rows AS "skipBadRows", b.created_at AS "createdAt", c.display_name AS "createdBy",
    b.committed_at AS "committedAt", b.undone_at AS "undoneAt", u.display_name AS "undoneBy", b.undo_reason AS "undoReason", b.provider,
    f.media_type AS "mediaType", b.answers ->> 'encoding' AS encoding
  FROM import_batch b
  LEFT JOIN stored_file f ON f.id = b.file_id
  LEFT JOIN account c ON c.id = b.created_by
  LEFT JOIN account u ON u.id = b.undone_by`

/** One page of all imports, the latest first, and how many there are. */
export async function importHistory(
  sql: Sql,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ records: ImportRecord[]; total: number }> {
  const rows = await sql.$queryRawUnsafe<(ImportRecord & { total: number })[]>(
    `SELECT h.*, (SELECT count(*)::int FROM import_batch) AS total FROM (${SELECT_RECORD}) h
     ORDER BY h.id DESC LIMIT $1 OFFSET $2`,
    pageSize,
    (page - 1) * pageSize,
  )
  return { records: rows.map(({ total: _total, ...record }) => record), total: rows[0]?.total ?? 0 }
}

/** One import with the plan that was kept of it; null when there is none. */
export async function importRecord(sql: Sql, id: number): Promise<(ImportRecord & { plan: unknown }) | null> {
  const [row] = await sql.$queryRawUnsafe<(ImportRecord & { plan: unknown })[]>(
    `SELECT h.*, (SELECT b.plan FROM import_batch b WHERE b.id = h.id) AS plan FROM (${SELECT_RECORD} WHERE b.id = $1) h`,
    id,
  )
  return row ?? null
}

/** The draft of the standard that waits to be published. */
export async function draftOfStandard(sql: Sql): Promise<{ name: string; version: string } | null> {
  return sql.standardVersion.findFirst({
    where: { state: { in: ['draft', 'review'] } },
    orderBy: { id: 'desc' },
    select: { name: true, version: true },
  })
}

/** Ids of the people behind staff numbers. */
export async function peopleNumbered(sql: Sql, numbers: readonly string[]): Promise<number[]> {
  if (numbers.length === 0) return []
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT person_id AS "personId" FROM person_number WHERE voided_at IS NULL AND number = ANY (${[...numbers]}::text[])`
  return rows.map((row) => row.personId)
}
