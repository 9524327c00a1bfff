import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/* `current_level` is a projection of the confirmations as of today, kept by the commands that confirm. */

/** Makes the projection anew from the confirmations as of a day. @returns how many levels it then holds */
export async function rebuildCurrentLevels(sql: Sql, day: CityDate): Promise<number> {
  // Who confirms meanwhile waits: a level written between the two statements would be there twice.
  await sql.$executeRawUnsafe('LOCK TABLE current_level IN SHARE ROW EXCLUSIVE MODE')
  await sql.$executeRawUnsafe('DELETE FROM current_level')
  return sql.$executeRawUnsafe(
    `INSERT INTO current_level (person_id, skill_id, level, confirmed_on, confirmation_id)
     SELECT person_id, skill_id, level, confirmed_on, confirmation_id FROM levels_on($1::date)
     ORDER BY person_id, skill_id`,
    day,
  )
}

/** Is the projection that of the version in force on a day? It is not on the first day of a version published ahead. */
export async function currentLevelsAreOf(sql: Sql, day: CityDate): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ others: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM current_level k JOIN skill s ON s.id = k.skill_id
      WHERE s.standard_version_id <> standard_in_force(${day}::date)) AS others`
  return row?.others === false
}

/** How many levels the projection lacks, has too many, or tells differently from the confirmations as of a day. */
export async function currentLevelDifferences(sql: Sql, day: CityDate): Promise<number> {
  const [row] = await sql.$queryRawUnsafe<{ differences: number }[]>(
    `SELECT count(*)::int AS differences
     FROM levels_on($1::date) l
     FULL JOIN current_level c ON c.person_id = l.person_id AND c.skill_id = l.skill_id
     WHERE (l.level, l.confirmed_on, l.confirmation_id) IS DISTINCT FROM (c.level, c.confirmed_on, c.confirmation_id)`,
    day,
  )
  return row?.differences ?? 0
}
