import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** Words by which an invitation to apply for a course is known again. */
export const INVITATION = 'に申し込んでください'

/** Those of the people who were not invited to a course (by its address) on that day. */
export async function notInvitedOn(
  sql: Sql,
  personIds: readonly number[],
  href: string,
  day: CityDate,
): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT p AS "personId" FROM unnest(${[...personIds]}::int[]) AS p
    WHERE NOT EXISTS (
      SELECT 1 FROM notice n WHERE n.person_id = p AND n.created_on = ${day}::date AND n.href = ${href} AND n.title LIKE ${`%${INVITATION}%`})
    ORDER BY p`
  return rows.map((row) => row.personId)
}
