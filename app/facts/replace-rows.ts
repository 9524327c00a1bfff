import type { CityDate } from '~/domain/calendar'
import { type RecordedRows, type RecordedTable, record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/** A recorded row with its id. */
export type Stored<Row> = { id: number; row: Row }

/** What is to become of a table: ids to take back, rows to record instead. */
export type Replacement<Row> = { takenBack: number[]; recorded: Row[] }

/**
 * Sets what stands beside what is to stand. Rows that are the same on both sides stay as they are: a recorded row is
 * never edited, and one that says the same is not recorded twice.
 */
export function replacementOf<Row extends object>(
  stored: readonly Stored<Row>[],
  after: readonly Row[],
  fields: readonly (keyof Row & string)[],
): Replacement<Row> {
  const keyOf = (row: Row) => JSON.stringify(fields.map((field) => row[field] ?? null))
  const standing = new Map(stored.map(({ id, row }) => [keyOf(row), id]))
  const recorded = after.filter((row) => !standing.delete(keyOf(row)))
  return { takenBack: [...standing.values()], recorded }
}

/** Takes rows back and records their replacements, in the order in which the constraints hold. */
export async function replaceRows<T extends RecordedTable>(
  sql: Sql,
  table: T,
  { takenBack, recorded }: Replacement<RecordedRows[T]>,
  stamp: Stamp,
): Promise<void> {
  await takeBack(sql, table, takenBack, stamp)
  await record(sql, table, recorded, stamp)
}

/** The earliest day in a list; null when it is empty. */
export function earliestOf(days: readonly CityDate[]): CityDate | null {
  return days.reduce<CityDate | null>((earliest, day) => (earliest === null || day < earliest ? day : earliest), null)
}
