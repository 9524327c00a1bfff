import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** People of the city whose accounts hold a function on a day. */
export async function peopleWithFunction(sql: Sql, name: 'dx_office' | 'hr_section', day: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT k.person_id AS "personId" FROM function_grants_on(${day}::date) g JOIN account k ON k.id = g.account_id
    WHERE g.function = ${name} AND k.disabled_at IS NULL AND k.person_id IS NOT NULL ORDER BY 1`
  return rows.map(({ personId }) => personId)
}
