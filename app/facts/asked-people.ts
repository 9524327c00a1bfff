import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/** The people around somebody whom an application may ask, as of a day. */
export type AskedPeople = {
  personId: number
  name: string
  staffNumber: string | null
  unitName: string | null
  /** Everybody paired with the person, whatever kind of mentor. */
  mentors: { personId: number; name: string; kind: string; roles: string[] }[]
  /** Head, or acting head, of the section of the primary post and of the department above it. */
  heads: { personId: number; name: string; unitId: number; unitKind: 'section' | 'department' }[]
  officers: { personId: number; name: string }[]
}

/** The same for many people in one statement; whoever is not in office on the day has nobody. */
export async function askedPeople(
  sql: Sql,
  personIds: readonly number[],
  day: CityDate,
): Promise<Map<number, AskedPeople>> {
  if (personIds.length === 0) return new Map()
  const rows = await sql.$queryRaw<AskedPeople[]>`
    WITH RECURSIVE clock AS MATERIALIZED (SELECT ${day}::date AS d),
    asked AS MATERIALIZED (SELECT DISTINCT p AS person_id FROM unnest(${[...personIds]}::int[]) p),
    post AS MATERIALIZED (
      SELECT p.person_id, p.unit_id FROM clock, posts_on(clock.d) p WHERE p.kind = 'primary' AND p.person_id IN (SELECT person_id FROM asked)
    ), line AS (
      SELECT p.person_id, p.unit_id, 0 AS depth FROM post p
      UNION
      SELECT l.person_id, u.parent_id, l.depth + 1 FROM line l JOIN clock ON true JOIN unit_period u ON u.unit_id = l.unit_id AND u.voided_at IS NULL
        AND u.valid_from <= clock.d AND (u.valid_to IS NULL OR u.valid_to > clock.d) AND u.parent_id IS NOT NULL
    ), officer AS MATERIALIZED (
      SELECT coalesce(jsonb_agg(jsonb_build_object('personId', o.person_id, 'name', n.name) ORDER BY o.person_id), '[]') AS all_of_them
      FROM clock CROSS JOIN role_holders_on(clock.d) o JOIN particulars_on(clock.d) n ON n.person_id = o.person_id
      WHERE o.role = 'TECH_OFFICER'
    ), mentor AS MATERIALIZED (
      SELECT m.mentee_id, m.mentor_id, m.kind FROM clock, mentor_pairs_on(clock.d) m WHERE m.mentee_id IN (SELECT person_id FROM asked)
    ), held AS MATERIALIZED (
      SELECT o.person_id, jsonb_agg(DISTINCT o.role) AS roles FROM clock, role_holders_on(clock.d) o
      WHERE o.person_id IN (SELECT mentor_id FROM mentor) GROUP BY o.person_id
    )
    SELECT a.person_id AS "personId", n.name, s.number AS "staffNumber", u.name AS "unitName",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', m.mentor_id, 'name', c.name, 'kind', m.kind, 'roles', coalesce(h.roles, '[]'))
          ORDER BY m.kind, m.mentor_id), '[]')
        FROM mentor m CROSS JOIN clock JOIN particulars_on(clock.d) c ON c.person_id = m.mentor_id LEFT JOIN held h ON h.person_id = m.mentor_id
        WHERE m.mentee_id = a.person_id) AS mentors,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', h.person_id, 'name', c.name, 'unitId', x.unit_id, 'unitKind', x.kind)
          ORDER BY l.depth, h.kind = 'acting'), '[]')
        FROM line l JOIN clock ON true JOIN units_on(clock.d) x ON x.unit_id = l.unit_id AND x.kind IN ('section', 'department')
        JOIN unit_heads_on(clock.d) h ON h.unit_id = x.unit_id JOIN particulars_on(clock.d) c ON c.person_id = h.person_id
        WHERE l.person_id = a.person_id) AS heads,
      officer.all_of_them AS officers
    FROM asked a CROSS JOIN clock CROSS JOIN officer
    JOIN particulars_on(clock.d) n ON n.person_id = a.person_id
    LEFT JOIN staff_numbers() s ON s.person_id = a.person_id
    LEFT JOIN post p ON p.person_id = a.person_id LEFT JOIN units_on(clock.d) u ON u.unit_id = p.unit_id`
  return new Map(rows.map((row) => [row.personId, row]))
}
