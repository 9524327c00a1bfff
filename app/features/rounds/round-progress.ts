import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'
import type { RoundRow } from '~/features/rounds/population'

/** How far a unit is, of those asked who are in office and not on leave. */
type UnitProgress = {
  code: string | null
  name: string
  asked: number
  submitted: number
  confirmed: number
  returned: number
  drafts: number
  notStarted: number
  /** Asked at the beginning, now on leave or no longer in office: not in the rates. */
  outside: number
}

/** 会計年度任用職員 are shown apart from the regular staff (POP-7): one line of their own. */
export type RoundProgress = { lines: UnitProgress[]; total: UnitProgress; fiscalYear: UnitProgress | null }

/**
 * Progress by department, or by the sections of one department, in one statement. An open round is counted where
 * people are today; a closed one by its snapshot.
 */
export async function progressByUnit(
  sql: Sql,
  round: RoundRow,
  { departmentCode, today }: { departmentCode: string | null; today: CityDate },
): Promise<RoundProgress> {
  const day = round.closedOn ?? today
  const closed = round.state === 'closed'
  const rows = await sql.$queryRaw<(UnitProgress & { apart: boolean })[]>`
    WITH lines AS MATERIALIZED (SELECT * FROM unit_lines_on(${day}::date)),
    asked AS MATERIALIZED (
      SELECT p.person_id, p.rule = 'POP-7' AS apart, coalesce(s.state, p.state) AS state, coalesce(s.unit_id, o.unit_id) AS unit_id,
        (NOT ${closed} AND (o.unit_id IS NULL OR EXISTS (SELECT 1 FROM leaves_on(${day}::date) v WHERE v.person_id = p.person_id))) AS outside
      FROM round_participant p
      LEFT JOIN round_snapshot s ON s.round_id = p.round_id AND s.person_id = p.person_id AND ${closed}
      LEFT JOIN posts_on(${day}::date) o ON o.person_id = p.person_id AND o.kind = 'primary'
      WHERE p.round_id = ${round.roundId}
    ),
    -- Summed up by unit first: what follows then joins units, not people.
    by_unit AS MATERIALIZED (
      SELECT a.unit_id, a.apart, a.state, a.outside, count(*)::int AS people FROM asked a
      GROUP BY a.unit_id, a.apart, a.state, a.outside
    ),
    placed AS (
      SELECT b.apart, b.state, b.outside, b.people, d.ancestor_id AS department_id, s.ancestor_id AS section_id
      FROM by_unit b
      LEFT JOIN lines d ON d.unit_id = b.unit_id AND d.ancestor_kind = 'department'
      LEFT JOIN lines s ON s.unit_id = b.unit_id AND s.ancestor_kind = 'section'
    )
    SELECT u.code, CASE
        WHEN u.code IS NOT NULL THEN u.name WHEN ${departmentCode}::text IS NOT NULL THEN '部局直属' ELSE '在職していない人' END AS name, p.apart,
      coalesce(sum(p.people) FILTER (WHERE NOT p.outside), 0)::int AS asked,
      coalesce(sum(p.people) FILTER (WHERE NOT p.outside AND p.state IN ('submitted', 'confirmed')), 0)::int AS submitted,
      coalesce(sum(p.people) FILTER (WHERE NOT p.outside AND p.state = 'confirmed'), 0)::int AS confirmed,
      coalesce(sum(p.people) FILTER (WHERE NOT p.outside AND p.state = 'returned'), 0)::int AS returned,
      coalesce(sum(p.people) FILTER (WHERE NOT p.outside AND p.state = 'draft'), 0)::int AS drafts,
      coalesce(sum(p.people) FILTER (WHERE NOT p.outside AND p.state = 'not_started'), 0)::int AS "notStarted",
      coalesce(sum(p.people) FILTER (WHERE p.outside), 0)::int AS outside
    FROM placed p
    LEFT JOIN units_on(${day}::date) u
      ON u.unit_id = CASE WHEN ${departmentCode}::text IS NULL THEN p.department_id ELSE p.section_id END
    LEFT JOIN units_on(${day}::date) d ON d.unit_id = p.department_id
    WHERE ${departmentCode}::text IS NULL OR d.code = ${departmentCode}
    GROUP BY u.code, u.name, p.apart ORDER BY u.code NULLS LAST`
  const of = (wanted: boolean) => rows.flatMap(({ apart, ...line }) => (apart === wanted ? [line] : []))
  const fiscalYear = of(true)
  return {
    lines: of(false),
    total: sumOf('合計', of(false)),
    fiscalYear: fiscalYear.length === 0 ? null : sumOf('会計年度任用職員', fiscalYear),
  }
}

function sumOf(name: string, lines: readonly UnitProgress[]): UnitProgress {
  const sum = (field: Exclude<keyof UnitProgress, 'code' | 'name'>) =>
    lines.reduce((total, line) => total + line[field], 0)
  return {
    code: null,
    name,
    asked: sum('asked'),
    submitted: sum('submitted'),
    confirmed: sum('confirmed'),
    returned: sum('returned'),
    drafts: sum('drafts'),
    notStarted: sum('notStarted'),
    outside: sum('outside'),
  }
}
