import type { Sql } from '~/facts/sql'

/**
 * The person to whom a staff number belongs, the present one or an earlier one; null when nobody has it.
 * Full-width figures are read as the others.
 */
export async function personNumbered(sql: Sql, number: string): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ personId: number }[]>`
    SELECT person_id AS "personId" FROM person_number WHERE number = ${number.normalize('NFKC')} AND voided_at IS NULL`
  return row?.personId ?? null
}

/** The number by which the city knows somebody at present. @throws when they never had one */
export async function personNumberOf(sql: Sql, personId: number): Promise<string> {
  const [row] = await sql.$queryRaw<{ number: string }[]>`
    SELECT w.number FROM staff_numbers() w WHERE w.person_id = ${personId}`
  if (!row) throw new Error(`person ${personId} has no number`)
  return row.number
}
