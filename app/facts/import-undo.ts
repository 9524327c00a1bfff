import type { CityDate } from '~/domain/calendar'
import { type RecordedTable, recordAnew, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/* Undoing an import as a whole: what it recorded is taken back, what it took back is recorded anew (README › Time). */

const WRITTEN_BY_IMPORTS = [
  'unit_period',
  'unit_succession',
  'unit_head',
  'person_number',
  'person_particulars',
  'employment',
  'post',
  'leave_status',
  'course_period',
  'completion',
] as const satisfies readonly RecordedTable[]

const FIRST_DAYS: Partial<Record<RecordedTable, string>> = {
  unit_succession: 'effective_on',
  // What does not change where skills sit has no first day for the map.
  person_number: '',
  course_period: '',
  completion: '',
}

/**
 * Takes an import's rows back and records anew what they had replaced. The people whom it had brought keep their
 * opaque person rows, but no number, and their accounts are closed.
 * @returns the earliest day from which something differs, null when nothing does
 */
export async function undoRows(sql: Sql, batchId: number, stamp: Stamp): Promise<CityDate | null> {
  const rows = new Map<RecordedTable, { recorded: number[]; replaced: number[] }>()
  for (const table of WRITTEN_BY_IMPORTS) rows.set(table, await rowsOfImport(sql, table, batchId))
  const since = await firstDayOf(sql, batchId)
  for (const [table, { recorded }] of rows) await takeBack(sql, table, recorded, stamp)
  for (const [table, { replaced }] of rows) await recordAnew(sql, table, replaced, stamp)
  await sql.$executeRaw`
    UPDATE account SET disabled_at = ${stamp.at} WHERE person_id IN (SELECT p.id FROM person p WHERE p.import_id = ${batchId})`
  return since
}

async function rowsOfImport(
  sql: Sql,
  table: RecordedTable,
  batchId: number,
): Promise<{ recorded: number[]; replaced: number[] }> {
  const [row] = await sql.$queryRawUnsafe<{ recorded: number[]; replaced: number[] }[]>(
    `SELECT
       coalesce((SELECT array_agg(id ORDER BY id) FROM ${table} WHERE import_id = $1 AND voided_at IS NULL), '{}') AS recorded,
       coalesce((SELECT array_agg(id ORDER BY id) FROM ${table} WHERE voided_import_id = $1), '{}') AS replaced`,
    batchId,
  )
  return row ?? { recorded: [], replaced: [] }
}

async function firstDayOf(sql: Sql, batchId: number): Promise<CityDate | null> {
  const tables = WRITTEN_BY_IMPORTS.flatMap((table) => {
    const day = FIRST_DAYS[table] ?? 'valid_from'
    if (day === '') return []
    return [
      `SELECT min(${day}) AS day FROM ${table} WHERE (import_id = $1 AND voided_at IS NULL) OR voided_import_id = $1`,
    ]
  })
  const [row] = await sql.$queryRawUnsafe<{ day: CityDate | null }[]>(
    `SELECT min(day)::text AS day FROM (${tables.join(' UNION ALL ')}) AS days`,
    batchId,
  )
  return row?.day ?? null
}
