import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/*
 * The counts of the skill map, of each unit with everything below it, by day. A day is counted when first asked for;
 * today's counts then follow each confirmation, all other days are forgotten when something recorded reaches them.
 */

/** Key of the lock that keeps recording and counting apart; the migration `skill_map_day` names the same. */
const COUNTING_LOCK = 20281115

/** One person's level in one skill as it was and as it is now. */
export type LevelChange = { personId: number; skillId: number; was: number | null; now: number | null }

/** Sees to it that a day's counts stand in the tables; any day, past or to come. Costs nothing when they do. */
export async function ensureSkillMapDay(sql: Sql, day: CityDate): Promise<void> {
  await sql.$queryRaw`SELECT ensure_skill_map_day(${day}::date)::text AS done`
}

/** To be held by whatever records what the map counts, from before its first statement until it commits. */
export async function holdCounting(sql: Sql): Promise<void> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock_shared(${COUNTING_LOCK})::text AS held`
}

/** The same for what changes everybody's levels at once: whoever records waits until it is done, and sees it then. */
export async function holdRecordingLevels(sql: Sql): Promise<void> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock(${COUNTING_LOCK})::text AS held`
}

/**
 * Forgets what is stored for a day and all later ones: to be called wherever posts, units, employments, heads, roles
 * or the standard are recorded or taken back with effect from that day. They are counted anew when next asked for.
 */
export async function forgetSkillMapDays(sql: Sql, fromDay: CityDate): Promise<void> {
  await holdCounting(sql)
  await sql.$executeRaw`DELETE FROM skill_map_day WHERE as_of >= ${fromDay}::date`
}

/**
 * Brings changed levels into the counts: today's are corrected along each person's line of units, the other days from
 * `since` (the earliest day of a confirmation recorded or taken back) on are forgotten. The caller holds the counting.
 */
export async function adjustSkillMapCounts(
  sql: Sql,
  changes: readonly LevelChange[],
  since: CityDate,
  today: CityDate,
): Promise<void> {
  await sql.$executeRaw`DELETE FROM skill_map_day WHERE as_of >= ${since}::date AND as_of <> ${today}::date`
  if (changes.length === 0) return
  const rows = JSON.stringify(changes)
  const personIds = [...new Set(changes.map((change) => change.personId))]
  await adjustCells(sql, rows, personIds, today)
  await adjustUnits(sql, rows, personIds, today)
}

/** Rows are met in the order of unit and skill, so that two commands never wait for each other in a circle. */
async function adjustCells(sql: Sql, changes: string, personIds: number[], today: CityDate): Promise<void> {
  await sql.$executeRaw`
    WITH change AS (
      SELECT * FROM jsonb_to_recordset(${changes}::jsonb) AS x("personId" int, "skillId" int, was smallint, now smallint)
    ), need AS (
      SELECT r.person_id, r.skill_id, r.required_level FROM required_levels_on(${today}::date) r
      WHERE r.person_id = ANY (${personIds}::int[])
    ), delta AS (
      SELECT l.ancestor_id AS unit_id, c."skillId" AS skill_id,
        ARRAY[
          sum((c.now IS NOT DISTINCT FROM 0)::int - (c.was IS NOT DISTINCT FROM 0)::int),
          sum((c.now IS NOT DISTINCT FROM 1)::int - (c.was IS NOT DISTINCT FROM 1)::int),
          sum((c.now IS NOT DISTINCT FROM 2)::int - (c.was IS NOT DISTINCT FROM 2)::int),
          sum((c.now IS NOT DISTINCT FROM 3)::int - (c.was IS NOT DISTINCT FROM 3)::int),
          sum((c.now IS NOT DISTINCT FROM 4)::int - (c.was IS NOT DISTINCT FROM 4)::int)
        ]::int[] AS at_level,
        (count(*) FILTER (WHERE c.now >= need.required_level) - count(*) FILTER (WHERE c.was >= need.required_level))::int AS met
      FROM change c
      JOIN posts_on(${today}::date) p ON p.person_id = c."personId" AND p.kind = 'primary'
      JOIN employments_on(${today}::date) e ON e.person_id = p.person_id AND e.employment_type <> 'fiscal_year'
      JOIN unit_lines_on(${today}::date) l ON l.unit_id = p.unit_id
      LEFT JOIN need ON need.person_id = c."personId" AND need.skill_id = c."skillId"
      WHERE p.person_id = ANY (${personIds}::int[]) AND e.person_id = ANY (${personIds}::int[])
      GROUP BY l.ancestor_id, c."skillId"
    )
    INSERT INTO skill_map_count AS k (as_of, unit_id, skill_id, at_level, required, met)
    SELECT ${today}::date, d.unit_id, d.skill_id, d.at_level, 0, d.met FROM delta d
    WHERE EXISTS (SELECT 1 FROM skill_map_day WHERE as_of = ${today}::date)
    ORDER BY d.unit_id, d.skill_id
    ON CONFLICT (as_of, unit_id, skill_id) DO UPDATE SET met = k.met + excluded.met, at_level = ARRAY[
      k.at_level[1] + excluded.at_level[1], k.at_level[2] + excluded.at_level[2], k.at_level[3] + excluded.at_level[3],
      k.at_level[4] + excluded.at_level[4], k.at_level[5] + excluded.at_level[5]]`
}

/** People who gained their first confirmed level, or lost their last: in any skill, and in either tier. */
async function adjustUnits(sql: Sql, changes: string, personIds: number[], today: CityDate): Promise<void> {
  await sql.$executeRaw`
    WITH change AS (
      SELECT x."personId" AS person_id, x."skillId" AS skill_id, x.was, x.now
      FROM jsonb_to_recordset(${changes}::jsonb) AS x("personId" int, "skillId" int, was smallint, now smallint)
    ), held AS (
      SELECT c.person_id, c.skill_id, true AS before, true AS after FROM current_level c
      WHERE c.person_id = ANY (${personIds}::int[])
        AND NOT EXISTS (SELECT 1 FROM change x WHERE x.person_id = c.person_id AND x.skill_id = c.skill_id)
      UNION ALL
      SELECT x.person_id, x.skill_id, x.was IS NOT NULL, x.now IS NOT NULL FROM change x
    ), person_delta AS (
      SELECT h.person_id, bool_or(h.after)::int - bool_or(h.before)::int AS assessed,
        bool_or(h.after AND s.tier = 'core')::int - bool_or(h.before AND s.tier = 'core')::int AS core,
        bool_or(h.after AND s.tier = 'extended')::int - bool_or(h.before AND s.tier = 'extended')::int AS extended
      FROM held h JOIN skill s ON s.id = h.skill_id
      GROUP BY h.person_id
    ), delta AS (
      SELECT l.ancestor_id AS unit_id, sum(t.assessed)::int AS assessed, sum(t.core)::int AS core, sum(t.extended)::int AS extended
      FROM person_delta t
      JOIN posts_on(${today}::date) p ON p.person_id = t.person_id AND p.kind = 'primary'
      JOIN employments_on(${today}::date) e ON e.person_id = t.person_id AND e.employment_type <> 'fiscal_year'
      JOIN unit_lines_on(${today}::date) l ON l.unit_id = p.unit_id
      WHERE (t.assessed, t.core, t.extended) <> (0, 0, 0)
        AND p.person_id = ANY (${personIds}::int[]) AND e.person_id = ANY (${personIds}::int[])
      GROUP BY l.ancestor_id
    )
    INSERT INTO skill_map_unit AS u (as_of, unit_id, people, assessed, assessed_core, assessed_extended)
    SELECT ${today}::date, d.unit_id, 0, d.assessed, d.core, d.extended FROM delta d
    WHERE EXISTS (SELECT 1 FROM skill_map_day WHERE as_of = ${today}::date)
    ORDER BY d.unit_id
    ON CONFLICT (as_of, unit_id) DO UPDATE SET assessed = u.assessed + excluded.assessed,
      assessed_core = u.assessed_core + excluded.assessed_core,
      assessed_extended = u.assessed_extended + excluded.assessed_extended`
}
