import type { CityDate } from '~/domain/calendar'
import { hiddenGroups } from '~/domain/suppression'
import type { Sql, Stamp } from '~/facts/sql'

/*
 * 公表: what a closed round showed, department by department and section by section, with small groups left out once
 * and for all (rule 6). Stored, immutable; no later order or correction reaches it.
 */

/** The whole city in `publication_unit` and `publication_cell`: no unit has this id. */
export const CITY_UNIT_ID = 0

type UnitTotals = {
  unitId: number
  name: string
  kind: string
  parentId: number | null
  people: number
  assessedCore: number
  assessedExtended: number
}

/**
 * Publishes a closed round.
 * @param given `day`: on which it is published; the figures are those of the round's closing day
 * @returns the publication's id, or null when there is no such round or it is not closed yet
 */
export async function storePublication(
  sql: Sql,
  given: { roundId: number; day: CityDate; title: string; stamp: Stamp },
): Promise<number | null> {
  const [round] = await sql.$queryRaw<{ asOf: CityDate; standardId: number }[]>`
    SELECT closed_on::text AS "asOf", standard_version_id AS "standardId" FROM round
    WHERE id = ${given.roundId} AND state = 'closed'`
  if (!round) return null
  const [publication] = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO publication (round_id, title, as_of, published_on, recorded_at, recorded_by)
    VALUES (${given.roundId}, ${given.title}, ${round.asOf}::date, ${given.day}::date, ${given.stamp.at}, ${given.stamp.by}::int)
    RETURNING id`
  if (!publication) throw new Error('the publication was not stored')
  const units = await unitTotals(sql, given.roundId, round)
  const hidden = {
    core: [...hiddenGroups(units.map((unit) => ({ ...unit, assessed: unit.assessedCore })))],
    extended: [...hiddenGroups(units.map((unit) => ({ ...unit, assessed: unit.assessedExtended })))],
  }
  await storeUnits(sql, publication.id, units, hidden)
  await storeCells(sql, publication.id, given.roundId, round, hidden)
  return publication.id
}

type Closed = { asOf: CityDate; standardId: number }
type Hidden = { core: number[]; extended: number[] }

/*
 * Who is counted where, with which levels: people whom the round asked as its snapshot has them, the others as of the
 * closing day. Only departments and sections are published; a unit below a section counts there.
 */
const COUNTED = `
  staff AS MATERIALIZED (
    SELECT p.person_id, coalesce(s.unit_id, p.unit_id) AS unit_id, s.levels
    FROM posts_on($2::date) p
    JOIN employments_on($2::date) e ON e.person_id = p.person_id AND e.employment_type <> 'fiscal_year'
    LEFT JOIN round_snapshot s ON s.round_id = $1 AND s.person_id = p.person_id
    WHERE p.kind = 'primary'
  ), line AS MATERIALIZED (
    SELECT l.unit_id, l.ancestor_id, l.depth FROM unit_lines_on($2::date) l WHERE l.ancestor_kind IN ('department', 'section')
    UNION ALL
    SELECT u.unit_id, 0, 1000 FROM units_on($2::date) u
  ), level AS MATERIALIZED (
    SELECT f.person_id, k.id AS skill_id, k.tier, x.level
    FROM staff f CROSS JOIN LATERAL unnest(f.levels) WITH ORDINALITY AS x(level, place)
    JOIN skill k ON k.standard_version_id = $3 AND k.position = x.place - 1
    WHERE x.level >= 0
    UNION ALL
    (SELECT DISTINCT ON (c.person_id, c.skill_id) c.person_id, c.skill_id, k.tier, c.level
     FROM confirmation c
     JOIN skill k ON k.id = c.skill_id AND k.standard_version_id = $3
     JOIN staff f ON f.person_id = c.person_id AND f.levels IS NULL
     WHERE c.voided_at IS NULL AND c.confirmed_on <= $2::date
     ORDER BY c.person_id, c.skill_id, c.confirmed_on DESC, c.id DESC)
  )`

async function unitTotals(sql: Sql, roundId: number, round: Closed): Promise<UnitTotals[]> {
  return sql.$queryRawUnsafe<UnitTotals[]>(
    `WITH ${COUNTED}, tiers AS (
       SELECT person_id, bool_or(tier = 'core') AS core, bool_or(tier = 'extended') AS extended FROM level GROUP BY person_id
     ), published AS (
       SELECT u.unit_id, u.name, u.kind, coalesce((
         SELECT l.ancestor_id FROM line l WHERE l.unit_id = u.unit_id AND l.ancestor_id <> u.unit_id ORDER BY l.depth LIMIT 1
       ), 0) AS parent_id
       FROM units_on($2::date) u WHERE u.kind IN ('department', 'section')
       UNION ALL SELECT 0, '市全体', 'city', NULL
     )
     SELECT p.unit_id AS "unitId", p.name, p.kind, p.parent_id AS "parentId", count(f.person_id)::int AS people,
       (count(*) FILTER (WHERE t.core))::int AS "assessedCore", (count(*) FILTER (WHERE t.extended))::int AS "assessedExtended"
     FROM published p
     LEFT JOIN line l ON l.ancestor_id = p.unit_id
     LEFT JOIN staff f ON f.unit_id = l.unit_id
     LEFT JOIN tiers t ON t.person_id = f.person_id
     GROUP BY p.unit_id, p.name, p.kind, p.parent_id
     ORDER BY p.unit_id`,
    roundId,
    round.asOf,
    round.standardId,
  )
}

async function storeUnits(sql: Sql, publicationId: number, units: UnitTotals[], hidden: Hidden): Promise<void> {
  const core = new Set(hidden.core)
  const extended = new Set(hidden.extended)
  await sql.publicationUnit.createMany({
    data: units.map((unit) => ({
      ...unit,
      publicationId,
      assessedCore: core.has(unit.unitId) ? null : unit.assessedCore,
      assessedExtended: extended.has(unit.unitId) ? null : unit.assessedExtended,
    })),
  })
}

async function storeCells(
  sql: Sql,
  publicationId: number,
  roundId: number,
  round: Closed,
  hidden: Hidden,
): Promise<void> {
  await sql.$executeRawUnsafe(
    `INSERT INTO publication_cell (publication_id, unit_id, skill_id, at_level, required, met)
     WITH ${COUNTED}, need AS MATERIALIZED (
       SELECT r.person_id, k.id AS skill_id, r.required_level
       FROM required_levels_on($2::date) r
       JOIN skill now_skill ON now_skill.id = r.skill_id
       JOIN skill k ON k.standard_version_id = $3 AND k.code = now_skill.code
     ), own AS (
       SELECT f.unit_id, x.skill_id,
         count(*) FILTER (WHERE x.level = 0) AS l0, count(*) FILTER (WHERE x.level = 1) AS l1,
         count(*) FILTER (WHERE x.level = 2) AS l2, count(*) FILTER (WHERE x.level = 3) AS l3,
         count(*) FILTER (WHERE x.level = 4) AS l4,
         count(x.required_level) AS required, count(*) FILTER (WHERE x.level >= x.required_level) AS met
       FROM staff f JOIN (
         SELECT person_id, skill_id, level.level, need.required_level FROM level FULL JOIN need USING (person_id, skill_id)
       ) x ON x.person_id = f.person_id
       GROUP BY f.unit_id, x.skill_id
     ), total AS (
       SELECT l.ancestor_id AS unit_id, o.skill_id, ARRAY[sum(l0), sum(l1), sum(l2), sum(l3), sum(l4)]::int[] AS at_level,
         sum(required)::int AS required, sum(met)::int AS met
       FROM own o JOIN line l ON l.unit_id = o.unit_id
       GROUP BY l.ancestor_id, o.skill_id
     ), cell AS (
       SELECT p.unit_id, k.id AS skill_id, t.at_level, t.required, t.met,
         p.unit_id = ANY (CASE k.tier WHEN 'core' THEN $5::int[] ELSE $6::int[] END) AS hidden
       FROM publication_unit p CROSS JOIN skill k LEFT JOIN total t ON t.unit_id = p.unit_id AND t.skill_id = k.id
       WHERE p.publication_id = $4 AND k.standard_version_id = $3
     )
     SELECT $4, unit_id, skill_id, CASE WHEN hidden THEN '{}' ELSE coalesce(at_level, '{0,0,0,0,0}') END,
       CASE WHEN NOT hidden THEN coalesce(required, 0) END, CASE WHEN NOT hidden THEN coalesce(met, 0) END
     FROM cell ORDER BY unit_id, skill_id`,
    roundId,
    round.asOf,
    round.standardId,
    publicationId,
    hidden.core,
    hidden.extended,
  )
}
