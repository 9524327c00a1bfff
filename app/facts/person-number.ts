import type { Sql } from '~/facts/sql'

/** The person to whom a staff number belongs, the present one or an earlier one; null when nobody has it. */
export async function personNumbered(sql: Sql, number: string): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ personId: number }[]>`
    SELECT person_id AS "personId" FROM person_number WHERE number = ${number} AND voided_at IS NULL`
  return row?.personId ?? null
}
