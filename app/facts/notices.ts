import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'

/** Puts one notice (お知らせ) before each of these people. */
export async function notify(
  given: { sql: Sql; today: CityDate; stamp: Stamp },
  personIds: readonly number[],
  notice: { title: string; href: string },
): Promise<void> {
  if (personIds.length === 0) return
  await given.sql.$executeRaw`
    INSERT INTO notice (person_id, title, href, created_on, created_at)
    SELECT DISTINCT p, ${notice.title}, ${notice.href}, ${given.today}::date, ${given.stamp.at}::timestamptz
    FROM unnest(${[...personIds]}::int[]) AS p`
}

/** Those of the people who were not reminded of a self-assessment on that day (wiring/consequences: `reminded`). */
export async function notRemindedOn(sql: Sql, personIds: readonly number[], day: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT p AS "personId" FROM unnest(${[...personIds]}::int[]) AS p
    WHERE NOT EXISTS (SELECT 1 FROM notice n WHERE n.person_id = p AND n.created_on = ${day}::date AND n.title LIKE '%まだ出ていません%')
    ORDER BY p`
  return rows.map((row) => row.personId)
}
