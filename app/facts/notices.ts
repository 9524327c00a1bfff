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
    SELECT DISTINCT p, ${notice.title}, ${notice.href}, ${given.today}::date, ${given.stamp.at}
    FROM unnest(${[...personIds]}::int[]) AS p`
}
