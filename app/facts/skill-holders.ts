import type { CityDate } from '~/domain/calendar'
import type { StaffCounted } from '~/domain/skill-map'
import type { Sql } from '~/facts/sql'

/** How fresh the levels behind a cell are, and who could teach. */
export type CellPeople = {
  confirmed: number
  /** Confirmed within the last twelve months. */
  fresh: number
  teachers: number
  /** The first of them, highest level first. */
  named: { personId: number; staffNumber: string; name: string; unitName: string; level: number }[]
}

const TEACHES_FROM = 3
const NAMES_SHOWN = 8

/**
 * The people behind one cell of the live map, as of a day: those counted whose primary post is in the unit or below it.
 * @param directly only those who belong to the unit itself
 */
export async function cellPeople(
  sql: Sql,
  day: CityDate,
  cell: { unitId: number; skillId: number; directly: boolean; staff: StaffCounted },
): Promise<CellPeople> {
  const [found] = await sql.$queryRaw<CellPeople[]>`
    WITH whole AS MATERIALIZED (
      SELECT l.unit_id, l.ancestor_id, l.ancestor_kind, l.depth FROM unit_lines_on(${day}::date) l
    ), line AS MATERIALIZED (
      SELECT l.unit_id FROM whole l
      WHERE l.ancestor_id = ${cell.unitId} AND (l.depth = 0 OR NOT ${cell.directly})
    ), held AS MATERIALIZED (
      SELECT p.person_id, p.unit_id, c.level, c.confirmed_on
      FROM posts_on(${day}::date) p
      JOIN line ON line.unit_id = p.unit_id
      JOIN employments_on(${day}::date) e ON e.person_id = p.person_id AND (e.employment_type = 'fiscal_year') = ${cell.staff === 'fiscal_year'}
      CROSS JOIN LATERAL (
        SELECT x.level, x.confirmed_on FROM confirmation x
        WHERE x.person_id = p.person_id AND x.skill_id = ${cell.skillId} AND x.voided_at IS NULL AND x.confirmed_on <= ${day}::date
        ORDER BY x.confirmed_on DESC, x.id DESC LIMIT 1
      ) c
      WHERE p.kind = 'primary'
    )
    SELECT count(*)::int AS confirmed,
      (count(*) FILTER (WHERE confirmed_on >= (${day}::date - interval '12 months')::date))::int AS fresh,
      (count(*) FILTER (WHERE level >= ${TEACHES_FROM}))::int AS teachers,
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('personId', t.person_id, 'staffNumber', t.number, 'name', t.name, 'unitName', t.unit_name, 'level', t.level)
          ORDER BY t.level DESC, t.kana)
        FROM (
          SELECT h.person_id, n.number, i.name, i.kana, h.level, (
            SELECT u.name FROM whole l JOIN units_on(${day}::date) u ON u.unit_id = l.ancestor_id
            WHERE l.unit_id = h.unit_id ORDER BY l.ancestor_kind <> 'section', l.depth LIMIT 1
          ) AS unit_name
          FROM held h
          JOIN particulars_on(${day}::date) i ON i.person_id = h.person_id
          JOIN staff_numbers() n ON n.person_id = h.person_id
          WHERE h.level >= ${TEACHES_FROM} ORDER BY h.level DESC, i.kana LIMIT ${NAMES_SHOWN}
        ) t
      ), '[]') AS named
    FROM held`
  return found ?? { confirmed: 0, fresh: 0, teachers: 0, named: [] }
}

/** A certified leader or master of a department, whom its head may know by name. */
export type RoleHolder = { personId: number; name: string; unitName: string; role: string }

/** Who holds one of the certified roles today in a unit or below it, by section and name. */
export async function certifiedIn(sql: Sql, day: CityDate, unitId: number): Promise<RoleHolder[]> {
  return sql.$queryRaw<RoleHolder[]>`
    SELECT r.person_id AS "personId", i.name, u.name AS "unitName", r.role
    FROM role_holders_on(${day}::date) r
    JOIN posts_on(${day}::date) p ON p.person_id = r.person_id AND p.kind = 'primary'
    JOIN unit_lines_on(${day}::date) l ON l.unit_id = p.unit_id AND l.ancestor_id = ${unitId}
    JOIN units_on(${day}::date) u ON u.unit_id = p.unit_id
    JOIN particulars_on(${day}::date) i ON i.person_id = r.person_id
    WHERE r.role IN ('DX_LEADER', 'DX_MASTER')
    ORDER BY u.code, i.kana`
}
