import type { CityDate } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import type { StaffCounted } from '~/domain/skill-map'
import type { Sql } from '~/facts/sql'

/** Which of those at the level or above: exactly at it, confirmed over a year ago; or below what their role asks, or never assessed. */
type LevelFilter = 'all' | 'exactly' | 'old' | 'short' | 'none'

type PeopleQuery = {
  /** Only these people; null: everybody in office. */
  among: readonly number[] | null
  text: string
  unitId: number | null
  /** Only those who belong to the unit itself. */
  directly: boolean
  skill: { skillId: number; level: number; only: LevelFilter; staff: StaffCounted } | null
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
 * With a skill only those whom the map counts, regular or fiscal-year staff, each with the confirmed level of that day.
 */
export async function peopleOn(
  sql: Sql,
  day: CityDate,
  query: PeopleQuery,
): Promise<{ total: number; people: ListedPerson[] }> {
  const folded = foldForSearch(query.text)
  const pattern = `%${folded.replace(/[\\%_]/g, '\\$&')}%`
  const { skillId, level, only } = query.skill ?? { skillId: null, level: 0, only: 'all' as const }
  const rows = await sql.$queryRaw<(Omit<ListedPerson, 'requiredLevel'> & { total: number })[]>`
    WITH unit_now AS MATERIALIZED (SELECT u.unit_id, u.code, u.name FROM units_on(${day}::date) u),
    line AS MATERIALIZED (SELECT l.unit_id, l.ancestor_id, l.depth FROM unit_lines_on(${day}::date) l),
    inside AS MATERIALIZED (
      SELECT u.unit_id FROM unit_now u WHERE ${query.unitId}::int IS NULL OR EXISTS (
        SELECT 1 FROM line WHERE line.unit_id = u.unit_id AND line.ancestor_id = ${query.unitId} AND (line.depth = 0 OR NOT ${query.directly}))
    ), named AS MATERIALIZED (
      SELECT x.person_id FROM person_particulars x WHERE ${folded} <> '' AND x.voided_at IS NULL AND x.search_key LIKE ${pattern}
      UNION
      SELECT n.person_id FROM person_number n WHERE ${folded} <> '' AND n.voided_at IS NULL AND lower(n.number) LIKE ${pattern.slice(1)}
    ), present AS MATERIALIZED (
      SELECT p.person_id, p.unit_id, p.title, e.employment_type
      FROM posts_on(${day}::date) p
      JOIN inside ON inside.unit_id = p.unit_id
      JOIN employments_on(${day}::date) e ON e.person_id = p.person_id
      WHERE p.kind = 'primary'
        AND (${query.among === null} OR p.person_id = ANY (${[...(query.among ?? [])]}::int[]))
        AND (${folded} = '' OR p.person_id IN (SELECT named.person_id FROM named))
    ), need AS MATERIALIZED (
      SELECT r.person_id, r.required_level FROM required_levels_on(${day}::date) r
      WHERE ${only === 'short'} AND r.skill_id = ${skillId}
    ), found AS MATERIALIZED (
      SELECT p.*, c.level, c.confirmed_on
      FROM present p
      LEFT JOIN LATERAL (
        SELECT x.level, x.confirmed_on FROM confirmation x
        WHERE x.person_id = p.person_id AND x.skill_id = ${skillId} AND x.voided_at IS NULL AND x.confirmed_on <= ${day}::date
        ORDER BY x.confirmed_on DESC, x.id DESC LIMIT 1
      ) c ON ${skillId !== null}
      LEFT JOIN need ON need.person_id = p.person_id
      WHERE ${skillId === null} OR ((p.employment_type = 'fiscal_year') = ${query.skill?.staff === 'fiscal_year'} AND CASE ${only}
          WHEN 'exactly' THEN c.level = ${level}
          WHEN 'old' THEN c.level >= ${level} AND c.confirmed_on < (${day}::date - interval '12 months')::date
          WHEN 'short' THEN coalesce(c.level, -1) < need.required_level
          WHEN 'none' THEN c.level IS NULL
          ELSE c.level >= ${level} END)
    ), listed AS MATERIALIZED (
      SELECT f.*, i.name, i.kana, i.former_name, u.code
      FROM found f
      JOIN unit_now u ON u.unit_id = f.unit_id
      JOIN particulars_on(${day}::date) i ON i.person_id = f.person_id
      ORDER BY u.code, i.kana, f.person_id LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}
    )
    SELECT f.person_id AS "personId", f.name, f.kana, f.former_name AS "formerName", f.title, f.level, f.confirmed_on::text AS "confirmedOn",
      (SELECT n.number FROM person_number n WHERE n.person_id = f.person_id AND n.voided_at IS NULL ORDER BY n.id DESC LIMIT 1) AS "staffNumber",
      (SELECT string_agg(u.name, ' ' ORDER BY l.depth DESC) FROM line l JOIN unit_now u ON u.unit_id = l.ancestor_id WHERE l.unit_id = f.unit_id) AS place,
      (SELECT count(*)::int FROM found) AS total
    FROM listed f
    ORDER BY f.code, f.kana, f.person_id`
  const required = await requiredOf(
    sql,
    day,
    skillId,
    rows.map((row) => row.personId),
  )
  return {
    total: rows[0]?.total ?? 0,
    people: rows.map(({ total: _, ...person }) => ({
      ...person,
      requiredLevel: required.get(person.personId) ?? null,
    })),
  }
}

/** What the roles of these people require in a skill. */
async function requiredOf(
  sql: Sql,
  day: CityDate,
  skillId: number | null,
  personIds: number[],
): Promise<Map<number, number>> {
  if (skillId === null || personIds.length === 0) return new Map()
  const rows = await sql.$queryRaw<{ personId: number; level: number }[]>`
    SELECT r.person_id AS "personId", r.required_level AS level FROM required_levels_on(${day}::date) r
    WHERE r.person_id = ANY (${personIds}::int[]) AND r.skill_id = ${skillId}`
  return new Map(rows.map(({ personId, level }) => [personId, level]))
}
