import type { CityDate } from '~/domain/calendar'
import { type RecordedRows, record, takeBack } from '~/facts/record'
import { adjustSkillMapCounts, holdCounting, type LevelChange } from '~/facts/skill-map-counts'
import type { Sql, Stamp } from '~/facts/sql'
import { followIntoSuccessors } from '~/facts/standard-migration'

/*
 * The one way in which confirmed levels come to be and are taken back: the recorded row, today's projection
 * (`current_level`) and the counts of the skill map in the caller's transaction.
 */

/** Second part of the lock that lets two commands change one person's levels only after each other. */
const LEVELS_LOCK = 2028

/** Records confirmations. @returns their ids in the order given */
export async function recordConfirmations(
  sql: Sql,
  rows: readonly RecordedRows['confirmation'][],
  stamp: Stamp,
  today: CityDate,
): Promise<number[]> {
  if (rows.length === 0) return []
  await holdLevels(
    sql,
    rows.map((row) => row.personId),
  )
  const ids = await record(sql, 'confirmation', rows, stamp)
  await follow(sql, [...ids, ...(await followIntoSuccessors(sql, ids, stamp))], today)
  return ids
}

/** Takes confirmations back: what was confirmed before them counts again. */
export async function takeBackConfirmations(
  sql: Sql,
  ids: readonly number[],
  stamp: Stamp,
  today: CityDate,
): Promise<void> {
  if (ids.length === 0) return
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT c.person_id AS "personId" FROM confirmation c WHERE c.id = ANY (${[...ids]}::int[])`
  await holdLevels(
    sql,
    rows.map((row) => row.personId),
  )
  await takeBack(sql, 'confirmation', ids, stamp)
  await follow(sql, [...ids, ...(await followIntoSuccessors(sql, ids, stamp))], today)
}

/** Lets only one command at a time change what is confirmed, handed in or taken back of these people. */
export async function holdLevels(sql: Sql, personIds: readonly number[]): Promise<void> {
  await holdCounting(sql)
  const inOrder = [...new Set(personIds)].sort((a, b) => a - b)
  await sql.$queryRaw`
    SELECT count(pg_advisory_xact_lock(${LEVELS_LOCK}, p)::text)::int AS held FROM unnest(${inOrder}::int[]) AS p`
}

async function follow(sql: Sql, ids: readonly number[], today: CityDate): Promise<void> {
  const [{ since } = { since: today }] = await sql.$queryRaw<{ since: CityDate }[]>`
    SELECT min(c.confirmed_on)::text AS since FROM confirmation c WHERE c.id = ANY (${[...ids]}::int[])`
  const changes = await refreshCurrentLevels(sql, ids, today)
  await adjustSkillMapCounts(sql, changes, since, today)
}

/**
 * Makes `current_level` say again what the confirmations say, for the people and skills that these rows are about:
 * the latest of the standard in force, or nothing. @returns what changed
 */
async function refreshCurrentLevels(sql: Sql, ids: readonly number[], today: CityDate): Promise<LevelChange[]> {
  return sql.$queryRaw<LevelChange[]>`
    WITH touched AS MATERIALIZED (
      SELECT DISTINCT c.person_id, c.skill_id FROM confirmation c JOIN skill s ON s.id = c.skill_id
      WHERE c.id = ANY (${[...ids]}::int[]) AND s.standard_version_id = standard_in_force(${today}::date)
    ), former AS MATERIALIZED (
      SELECT k.person_id, k.skill_id, k.level FROM current_level k JOIN touched USING (person_id, skill_id)
    ), latest AS MATERIALIZED (
      SELECT DISTINCT ON (c.person_id, c.skill_id) c.person_id, c.skill_id, c.level, c.confirmed_on, c.id
      FROM confirmation c JOIN touched USING (person_id, skill_id)
      WHERE c.voided_at IS NULL AND c.confirmed_on <= ${today}::date
      ORDER BY c.person_id, c.skill_id, c.confirmed_on DESC, c.id DESC
    ), gone AS (
      DELETE FROM current_level k USING touched t
      WHERE k.person_id = t.person_id AND k.skill_id = t.skill_id
        AND NOT EXISTS (SELECT 1 FROM latest n WHERE n.person_id = t.person_id AND n.skill_id = t.skill_id)
    ), kept AS (
      INSERT INTO current_level (person_id, skill_id, level, confirmed_on, confirmation_id)
      SELECT n.person_id, n.skill_id, n.level, n.confirmed_on, n.id FROM latest n ORDER BY n.person_id, n.skill_id
      ON CONFLICT (person_id, skill_id) DO UPDATE
        SET level = excluded.level, confirmed_on = excluded.confirmed_on, confirmation_id = excluded.confirmation_id
    )
    SELECT t.person_id AS "personId", t.skill_id AS "skillId", former.level AS was, latest.level AS now
    FROM touched t
    LEFT JOIN former ON former.person_id = t.person_id AND former.skill_id = t.skill_id
    LEFT JOIN latest ON latest.person_id = t.person_id AND latest.skill_id = t.skill_id
    WHERE former.level IS DISTINCT FROM latest.level
    ORDER BY t.person_id, t.skill_id`
}
