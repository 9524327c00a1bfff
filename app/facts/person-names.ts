import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** The names of people as of a day, by person. */
export async function namesOf(sql: Sql, personIds: readonly number[], day: CityDate): Promise<Map<number, string>> {
  if (personIds.length === 0) return new Map()
  const rows = await sql.$queryRaw<{ personId: number; name: string }[]>`
    SELECT n.person_id AS "personId", n.name FROM particulars_on(${day}::date) n
    WHERE n.person_id = ANY (${[...personIds]}::int[])`
  return new Map(rows.map(({ personId, name }) => [personId, name]))
}
