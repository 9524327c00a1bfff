import type { CityDate } from '~/domain/calendar'
import type { ShownCounts, StaffCounted } from '~/domain/skill-map'
import { CITY_UNIT_ID } from '~/facts/publication'
import { ensureSkillMapDay } from '~/facts/skill-map-counts'
import type { Sql } from '~/facts/sql'

/* What the skill map shows of a unit (or the city) and the units below it, in one statement. */

/** One unit; `assessed…` null where a publication does not show it. Cells in the order of the standard. */
export type MapUnit = {
  unitId: number
  code: string
  name: string
  kind: string
  /** The unit looked at itself; the others lie below it. */
  isTop: boolean
  people: number
  assessed: number | null
  assessedCore: number | null
  assessedExtended: number | null
  hasUnits: boolean
  cells: ShownCounts[]
}
export type MapCells = { standardId: number | null; units: MapUnit[] }

type Row = Partial<MapUnit> & { isCounted: boolean; standardId: number | null; unitId: number | null }

/**
 * The counts of a day, of a unit with what lies below it; without a unit of the departments.
 * The day is counted first where nobody has asked for it before. null: no such unit on that day.
 */
export async function cellsOnDay(
  sql: Sql,
  day: CityDate,
  unitCode: string | null,
  staff: StaffCounted = 'regular',
): Promise<MapCells | null> {
  if (staff === 'fiscal_year') return asCells(await countFiscalYearStaff(sql, day, unitCode), unitCode !== null)
  let rows = await readDay(sql, day, unitCode)
  // Between counting and reading, somebody may record an order that reaches the day.
  for (let attempt = 0; !rows[0]?.isCounted && attempt < 5; attempt += 1) {
    await ensureSkillMapDay(sql, day)
    rows = await readDay(sql, day, unitCode)
  }
  return asCells(rows, unitCode !== null)
}

function readDay(sql: Sql, day: CityDate, unitCode: string | null): Promise<Row[]> {
  // MATERIALIZED: else the standard in force is asked for once a cell. Cells are read unit by unit, so that what this
  // costs follows the units shown and not all that are stored for the day.
  return sql.$queryRaw<Row[]>`
    WITH asked AS MATERIALIZED (
      SELECT standard_in_force(${day}::date) AS standard_id, EXISTS (SELECT 1 FROM skill_map_day WHERE as_of = ${day}::date) AS is_counted
    ), unit_now AS MATERIALIZED (
      SELECT * FROM units_on(${day}::date)
    ), shown AS (
      SELECT u.*, true AS is_top FROM unit_now u WHERE u.code = ${unitCode}
      UNION ALL
      SELECT u.*, false FROM unit_now u
      WHERE u.parent_id IS NOT DISTINCT FROM (SELECT t.unit_id FROM unit_now t WHERE t.code = ${unitCode})
    ), skill_now AS MATERIALIZED (
      SELECT k.id, k.position FROM skill k WHERE k.standard_version_id = (SELECT a.standard_id FROM asked a)
    )
    SELECT a.is_counted AS "isCounted", a.standard_id AS "standardId", s.unit_id AS "unitId", s.code, s.name, s.kind, s.is_top AS "isTop",
      coalesce(m.people, 0) AS people, coalesce(m.assessed, 0) AS assessed,
      coalesce(m.assessed_core, 0) AS "assessedCore", coalesce(m.assessed_extended, 0) AS "assessedExtended",
      EXISTS (SELECT 1 FROM unit_now c WHERE c.parent_id = s.unit_id) AS "hasUnits",
      (SELECT json_agg(coalesce(c.at_level || c.required || c.met, '{0,0,0,0,0,0,0}') ORDER BY k.position)
       FROM skill_now k LEFT JOIN skill_map_count c ON c.as_of = ${day}::date AND c.unit_id = s.unit_id AND c.skill_id = k.id) AS cells
    FROM asked a LEFT JOIN shown s ON a.is_counted
    LEFT JOIN skill_map_unit m ON m.as_of = ${day}::date AND m.unit_id = s.unit_id
    ORDER BY s.is_top DESC, s.code`
}

/** 会計年度任用職員 are few and seldom asked for: they are counted when they are, and nothing is stored. */
function countFiscalYearStaff(sql: Sql, day: CityDate, unitCode: string | null): Promise<Row[]> {
  return sql.$queryRaw<Row[]>`
    WITH asked AS MATERIALIZED (
      SELECT standard_in_force(${day}::date) AS standard_id
    ), unit_now AS MATERIALIZED (
      SELECT * FROM units_on(${day}::date)
    ), shown AS MATERIALIZED (
      SELECT u.*, true AS is_top FROM unit_now u WHERE u.code = ${unitCode}
      UNION ALL
      SELECT u.*, false FROM unit_now u
      WHERE u.parent_id IS NOT DISTINCT FROM (SELECT t.unit_id FROM unit_now t WHERE t.code = ${unitCode})
    ), skill_now AS MATERIALIZED (
      SELECT k.id, k.position, k.tier FROM skill k WHERE k.standard_version_id = (SELECT a.standard_id FROM asked a)
    ), staff AS MATERIALIZED (
      SELECT p.person_id, p.unit_id FROM posts_on(${day}::date) p
      JOIN employments_on(${day}::date) e ON e.person_id = p.person_id AND e.employment_type = 'fiscal_year'
      WHERE p.kind = 'primary'
    ), placed AS MATERIALIZED (
      SELECT staff.person_id, l.ancestor_id AS unit_id FROM staff
      JOIN unit_lines_on(${day}::date) l ON l.unit_id = staff.unit_id
      WHERE l.ancestor_id IN (SELECT s.unit_id FROM shown s)
    ), level AS MATERIALIZED (
      SELECT l.person_id, l.skill_id, l.level FROM levels_on(${day}::date) l WHERE l.person_id IN (SELECT person_id FROM staff)
    ), need AS MATERIALIZED (
      SELECT r.person_id, r.skill_id, r.required_level FROM required_levels_on(${day}::date) r
      WHERE r.person_id IN (SELECT person_id FROM staff)
    ), counted AS MATERIALIZED (
      SELECT p.unit_id, x.skill_id, ARRAY[
        count(*) FILTER (WHERE x.level = 0), count(*) FILTER (WHERE x.level = 1), count(*) FILTER (WHERE x.level = 2),
        count(*) FILTER (WHERE x.level = 3), count(*) FILTER (WHERE x.level = 4),
        count(x.required_level), count(*) FILTER (WHERE x.level >= x.required_level)]::int[] AS counts
      FROM placed p JOIN (level FULL JOIN need USING (person_id, skill_id)) x ON x.person_id = p.person_id
      GROUP BY p.unit_id, x.skill_id
    ), tiers AS MATERIALIZED (
      SELECT l.person_id, bool_or(k.tier = 'core') AS core, bool_or(k.tier = 'extended') AS extended
      FROM level l JOIN skill_now k ON k.id = l.skill_id GROUP BY l.person_id
    ), people AS MATERIALIZED (
      SELECT p.unit_id, count(*)::int AS people, count(t.person_id)::int AS assessed,
        (count(*) FILTER (WHERE t.core))::int AS core, (count(*) FILTER (WHERE t.extended))::int AS extended
      FROM placed p LEFT JOIN tiers t ON t.person_id = p.person_id GROUP BY p.unit_id
    )
    SELECT true AS "isCounted", a.standard_id AS "standardId", s.unit_id AS "unitId", s.code, s.name, s.kind, s.is_top AS "isTop",
      coalesce(m.people, 0) AS people, coalesce(m.assessed, 0) AS assessed, coalesce(m.core, 0) AS "assessedCore",
      coalesce(m.extended, 0) AS "assessedExtended",
      EXISTS (SELECT 1 FROM unit_now c WHERE c.parent_id = s.unit_id) AS "hasUnits",
      (SELECT json_agg(coalesce(c.counts, '{0,0,0,0,0,0,0}') ORDER BY k.position)
       FROM skill_now k LEFT JOIN counted c ON c.unit_id = s.unit_id AND c.skill_id = k.id) AS cells
    FROM asked a LEFT JOIN shown s ON true
    LEFT JOIN people m ON m.unit_id = s.unit_id
    ORDER BY s.is_top DESC, s.code`
}

/** The same from a publication; a unit's own code is the one that it has for ever. */
export async function cellsOfPublication(
  sql: Sql,
  publicationId: number,
  unitCode: string | null,
): Promise<MapCells | null> {
  const rows = await sql.$queryRaw<Row[]>`
    WITH top AS (
      SELECT coalesce((SELECT id FROM unit WHERE code = ${unitCode}), ${unitCode === null ? CITY_UNIT_ID : -1}::int) AS id
    )
    SELECT true AS "isCounted", r.standard_version_id AS "standardId", p.unit_id AS "unitId", coalesce(u.code, '') AS code, p.name, p.kind,
      p.unit_id = top.id AS "isTop", p.people, p.assessed_core AS assessed, p.assessed_core AS "assessedCore",
      p.assessed_extended AS "assessedExtended",
      EXISTS (SELECT 1 FROM publication_unit c WHERE c.publication_id = p.publication_id AND c.parent_id = p.unit_id) AS "hasUnits",
      (SELECT json_agg(CASE WHEN cardinality(c.at_level) > 0 THEN c.at_level || c.required || c.met END ORDER BY k.position)
       FROM publication_cell c JOIN skill k ON k.id = c.skill_id
       WHERE c.publication_id = p.publication_id AND c.unit_id = p.unit_id) AS cells
    FROM publication_unit p
    JOIN publication b ON b.id = p.publication_id JOIN round r ON r.id = b.round_id
    CROSS JOIN top LEFT JOIN unit u ON u.id = p.unit_id
    WHERE p.publication_id = ${publicationId} AND (p.unit_id = top.id OR p.parent_id = top.id)
    ORDER BY "isTop" DESC, code`
  return asCells(rows, true)
}

export type PublicationHead = { id: number; title: string; asOf: CityDate; publishedOn: CityDate }

/** What has been published, the latest first. */
export async function publications(sql: Sql): Promise<PublicationHead[]> {
  return sql.$queryRaw<PublicationHead[]>`
    SELECT p.id, p.title, p.as_of::text AS "asOf", p.published_on::text AS "publishedOn" FROM publication p
    ORDER BY p.as_of DESC, p.id DESC`
}

function asCells(rows: Row[], needsTop: boolean): MapCells | null {
  const units = rows.filter((row): row is Row & MapUnit => row.unitId !== null)
  if (needsTop && !units.some((unit) => unit.isTop)) return null
  return {
    standardId: rows[0]?.standardId ?? null,
    units: units.map((unit) => ({ ...unit, cells: unit.cells ?? [] })),
  }
}
