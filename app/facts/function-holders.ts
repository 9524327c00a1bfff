import type { CityDate } from '~/domain/calendar'
import type { CityFunction } from '~/domain/roles'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/** People of the city whose accounts hold a function on a day. */
export async function peopleWithFunction(sql: Sql, name: 'dx_office' | 'hr_section', day: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT k.person_id AS "personId" FROM function_grants_on(${day}::date) g JOIN account k ON k.id = g.account_id
    WHERE g.function = ${name} AND k.disabled_at IS NULL AND k.person_id IS NOT NULL ORDER BY 1`
  return rows.map(({ personId }) => personId)
}

export type HeldFunction = {
  grantId: number
  function: CityFunction
  accountId: number
  /** Null, and no staff number, for somebody who is not staff. */
  personId: number | null
  staffNumbers: string[]
  name: string
  since: CityDate
}

/** Who holds which function on a day, by function and name. */
export function functionHolders(sql: Sql, day: CityDate): Promise<HeldFunction[]> {
  return sql.$queryRaw`
    SELECT g.id AS "grantId", g.function, k.id AS "accountId", k.person_id AS "personId",
      array(SELECT n.number FROM person_number n WHERE n.person_id = k.person_id AND n.voided_at IS NULL ORDER BY n.id) AS "staffNumbers",
      coalesce(p.name, k.display_name) AS name, g.valid_from::text AS since
    FROM function_grant g JOIN account k ON k.id = g.account_id
    LEFT JOIN particulars_on(${day}::date) p ON p.person_id = k.person_id
    WHERE g.voided_at IS NULL AND g.valid_from <= ${day}::date AND (g.valid_to IS NULL OR g.valid_to > ${day}::date)
    ORDER BY g.function, name, g.id`
}

/** Ends a function with a day; one that began after it has never been. */
export async function endFunctionOn(sql: Sql, grantId: number, lastDay: CityDate, stamp: Stamp): Promise<void> {
  const [row] = await sql.$queryRaw<{ accountId: number; function: string; validFrom: CityDate; validTo: CityDate }[]>`
    SELECT account_id AS "accountId", function, valid_from::text AS "validFrom", (${lastDay}::date + 1)::text AS "validTo"
    FROM function_grant WHERE id = ${grantId} AND voided_at IS NULL FOR UPDATE`
  if (!row) return
  await takeBack(sql, 'function_grant', [grantId], stamp)
  if (row.validFrom <= lastDay) await record(sql, 'function_grant', [row], stamp)
}
