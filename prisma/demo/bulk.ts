import { type CityDate, weekdayOf } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** Writing many rows of tables that are not dated, in one statement; columns as in the table. */
export async function insertRows(sql: Sql, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  for (const some of inBatches(rows)) await sql.$executeRawUnsafe(insertion(table, some), JSON.stringify(some))
}

/** The same, with the ids in the order of the rows. */
export async function insertRowsForIds(
  sql: Sql,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<number[]> {
  const ids: number[] = []
  for (const some of inBatches(rows)) {
    const inserted = await sql.$queryRawUnsafe<{ id: number }[]>(
      `${insertion(table, some)} RETURNING id`,
      JSON.stringify(some),
    )
    for (const { id } of inserted) ids.push(id)
  }
  return ids
}

function insertion(table: string, rows: readonly Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {})
    .map((column) => `"${column}"`)
    .join(', ')
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`
}

const BATCH = 20_000

function* inBatches<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH)
}

/** A moment of the office's day in Asia/Tokyo: `part` of the time from 9:00 to 18:00. */
export function officeTime(day: CityDate, part: number): Date {
  const minutes = Math.floor(part * 540)
  return new Date(new Date(`${day}T09:00:00+09:00`).getTime() + minutes * 60_000)
}

export function isWorkday(day: CityDate): boolean {
  return !['土', '日'].includes(weekdayOf(day))
}
