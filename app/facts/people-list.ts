import type { CityDate } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import type { Sql } from '~/facts/sql'

/** Which of those at the level or above: exactly at it, confirmed over a year ago; or below what their role asks, or never assessed. */
export type LevelFilter = 'all' | 'exactly' | 'old' | 'short' | 'none'

export type PeopleQuery = {
  /** Only these people; null: everybody in office. */
  among: readonly number[] | null
  text: string
  unitId: number | null
  /** Only those who belong to the unit itself. */
  directly: boolean
  skill: { skillId: number; level: number; only: LevelFilter } | null
  page: number
  pageSize: number
}

export type ListedPerson = {
  personId: number
  staffNumber: string
  name: string
  kana: string
  formerName: string | null
  title: string
  /** The units above and the unit itself: 福祉保健部 保険年金課 第一係. */
  place: string
  level: number | null
  confirmedOn: CityDate | null
  requiredLevel: number | null
}

/**
 * People in office on a day, by unit and kana, and how many there are in all. A name is found by any that the person
 * has had, in kanji with its variants or kana of either script; a number by its beginning.
 * With a skill only those whom the map counts: regular staff, each with the confirmed level of that day.
 */
export async function peopleOn(
  sql: Sql,
  day: CityDate,
  query: PeopleQuery,
): Promise<{ total: number; people: ListedPerson[] }> {
  const folded = foldForSearch(query.text)
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  const { skillId, level, only } = query.skill ?? { skillId: null, level: 0, only: 'all' as const }
  const rows = await sql.$queryRaw<(ListedPerson & { total: number })[]>`
    WITH unit_now AS MATERIALIZED (SELECT u.unit_id, u.code, u.name FROM units_on(${day}::date) u),
    line AS MATERIALIZED (SELECT l.unit_id, l.ancestor_id, l.depth FROM unit_lines_on(${day}::date) l),
    need AS MATERIALIZED (
      SELECT r.person_id, r.required_level FROM required_levels_on(${day}::date) r WHERE r.skill_id = ${skillId}
    ), found AS (
      SELECT p.person_id, p.unit_id, p.title, i.name, i.kana, i.former_name, c.level, c.confirmed_on, need.required_level
      FROM posts_on(${day}::date) p
      JOIN employments_on(${day}::date) e ON e.person_id = p.person_id
      JOIN particulars_on(${day}::date) i ON i.person_id = p.person_id
      LEFT JOIN need ON need.person_id = p.person_id
      LEFT JOIN LATERAL (
        SELECT x.level, x.confirmed_on FROM confirmation x
        WHERE x.person_id = p.person_id AND x.skill_id = ${skillId} AND x.voided_at IS NULL AND x.confirmed_on <= ${day}::date
        ORDER BY x.confirmed_on DESC, x.id DESC LIMIT 1
      ) c ON true
      WHERE p.kind = 'primary'
        AND (${query.among === null} OR p.person_id = ANY (${[...(query.among ?? [])]}::int[]))
        AND (${query.unitId}::int IS NULL OR EXISTS (
          SELECT 1 FROM line WHERE line.unit_id = p.unit_id AND line.ancestor_id = ${query.unitId} AND (line.depth = 0 OR NOT ${query.directly})))
        AND (${folded} = '' OR p.person_id IN (
          SELECT x.person_id FROM person_particulars x WHERE x.voided_at IS NULL AND x.search_key LIKE ${pattern}
          UNION SELECT n.person_id FROM person_number n WHERE n.voided_at IS NULL AND lower(n.number) LIKE ${pattern.slice(1)}))
        AND (${skillId}::int IS NULL OR (e.employment_type <> 'fiscal_year' AND CASE ${only}
          WHEN 'exactly' THEN c.level = ${level}
          WHEN 'old' THEN c.level >= ${level} AND c.confirmed_on < (${day}::date - interval '12 months')::date
          WHEN 'short' THEN coalesce(c.level, -1) < need.required_level
          WHEN 'none' THEN c.level IS NULL
          ELSE c.level >= ${level} END))
    ), listed AS (
      SELECT f.*, u.code, count(*) OVER () AS total FROM found f JOIN unit_now u ON u.unit_id = f.unit_id
      ORDER BY u.code, f.kana, f.person_id LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}
    )
    SELECT f.person_id AS "personId", n.number AS "staffNumber", f.name, f.kana, f.former_name AS "formerName", f.title,
      (SELECT string_agg(u.name, ' ' ORDER BY l.depth DESC) FROM line l JOIN unit_now u ON u.unit_id = l.ancestor_id WHERE l.unit_id = f.unit_id) AS place,
      f.level, f.confirmed_on::text AS "confirmedOn", f.required_level AS "requiredLevel", f.total::int AS total
    FROM listed f JOIN staff_numbers() n ON n.person_id = f.person_id
    ORDER BY f.code, f.kana, f.person_id`
  return { total: rows[0]?.total ?? 0, people: rows.map(({ total: _, ...person }) => person) }
}
