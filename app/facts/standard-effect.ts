import type { CityDate } from '~/domain/calendar'
import type { SkillLevel } from '~/domain/skill-standard'
import type { PersonBefore } from '~/domain/standard-effect'
import type { Sql } from '~/facts/sql'

/* What the effect of a new version of the standard is told from, for everybody in a few statements. */

type StaffBefore = PersonBefore & { unitId: number | null }

type Row = { personId: number; unitId: number | null; codes: string[]; levels: SkillLevel[] }

/**
 * Everybody in office on a day with their primary post and what is confirmed of them in the version before a draft,
 * up to that day.
 */
export async function staffBefore(sql: Sql, versionId: number, day: CityDate): Promise<StaffBefore[]> {
  const rows = await sql.$queryRaw<Row[]>`
    WITH latest AS MATERIALIZED (
      SELECT DISTINCT ON (c.person_id, c.skill_id) c.person_id, s.code, c.level
      FROM standard_version v
      JOIN skill s ON s.standard_version_id = v.predecessor_id
      JOIN confirmation c ON c.skill_id = s.id AND c.voided_at IS NULL AND c.confirmed_on <= ${day}::date
      WHERE v.id = ${versionId}
      ORDER BY c.person_id, c.skill_id, c.confirmed_on DESC, c.id DESC
    ), results AS MATERIALIZED (
      SELECT l.person_id, array_agg(l.code) AS codes, array_agg(l.level) AS levels FROM latest l GROUP BY l.person_id
    )
    SELECT e.person_id AS "personId", p.unit_id AS "unitId", coalesce(r.codes, '{}') AS codes, coalesce(r.levels, '{}') AS levels
    FROM employments_on(${day}::date) e
    LEFT JOIN posts_on(${day}::date) p ON p.person_id = e.person_id AND p.kind = 'primary'
    LEFT JOIN results r ON r.person_id = e.person_id
    ORDER BY e.person_id`
  return rows.map(({ personId, unitId, codes, levels }) => ({
    personId,
    unitId,
    before: new Map(codes.map((code, at) => [code, levels[at] ?? 0])),
  }))
}

/** Who has which role on a day, beside that of everybody: heads, holders of certificates, appointed officers. */
export async function holdersOfRoles(sql: Sql, day: CityDate): Promise<Map<string, Set<number>>> {
  const rows = await sql.$queryRaw<{ role: string; personIds: number[] }[]>`
    SELECT x.role, array_agg(DISTINCT x.person_id) AS "personIds" FROM (
      SELECT 'SECTION_HEAD' AS role, h.person_id FROM unit_heads_on(${day}::date) h
      JOIN units_on(${day}::date) u ON u.unit_id = h.unit_id WHERE u.kind IN ('section', 'department')
      UNION ALL
      SELECT o.role, o.person_id FROM role_holders_on(${day}::date) o
    ) x GROUP BY x.role`
  return new Map(rows.map(({ role, personIds }) => [role, new Set(personIds)]))
}

/** Courses of a day that develop one of these skills, with those of them. */
export function coursesDeveloping(
  sql: Sql,
  codes: readonly string[],
  day: CityDate,
): Promise<{ code: string; name: string; skills: string[] }[]> {
  return sql.$queryRaw`
    SELECT c.code, c.title AS name, ARRAY(SELECT unnest(c.develops_skills) INTERSECT SELECT unnest(${[...codes]}::text[])) AS skills
    FROM courses_on(${day}::date) c WHERE c.develops_skills && ${[...codes]}::text[] ORDER BY c.code`
}

/** The draft or version in review on which work goes on, and what it follows. */
export type VersionInWork = {
  id: number
  code: string
  version: string
  name: string
  state: 'draft' | 'review'
  skills: number
  /** Its predecessor; null: the city's first standard. */
  before: { id: number; version: string; name: string; from: CityDate } | null
  /** The last change of its contents; 0: none was recorded. */
  lastEdit: number
}

/** @param version a certain one; empty: the one begun last */
export async function versionInWork(sql: Sql, version = ''): Promise<VersionInWork | null> {
  const [row] = await sql.$queryRaw<VersionInWork[]>`
    SELECT v.id, v.code, v.version, v.name, v.state, (SELECT count(*)::int FROM skill s WHERE s.standard_version_id = v.id) AS skills,
      (SELECT jsonb_build_object('id', b.id, 'version', b.version, 'name', b.name, 'from', b.effective_from)
        FROM standard_version b WHERE b.id = v.predecessor_id) AS before,
      (SELECT coalesce(max(e.id), 0)::int FROM standard_edit e WHERE e.standard_version_id = v.id) AS "lastEdit"
    FROM standard_version v
    WHERE v.state IN ('draft', 'review') AND (${version} = '' OR v.version = ${version}) ORDER BY v.id DESC LIMIT 1`
  return row ?? null
}
