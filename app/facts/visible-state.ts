import type { Sql } from '~/facts/sql'

/**
 * What a read sees of the database, in a word: as long as it is the same, so is everything that is read, for no
 * transaction has begun to write and none that was writing has ended. Asked for before what it is to stand for.
 */
export async function visibleState(sql: Sql): Promise<string> {
  const [row] = await sql.$queryRaw<{ state: string }[]>`SELECT pg_current_snapshot()::text AS state`
  return row?.state ?? ''
}
