import type { CityDate } from '~/domain/calendar'
import type { Sql } from '~/facts/sql'

/* One person over time: names, posts, roles and confirmed levels, by what is recorded and not taken back. */

export type NameThen = { name: string; kana: string; formerName: string | null; since: CityDate }
/** A post as it was called then; `until` is the last day, null while it lasts. */
export type PostThen = {
  kind: 'primary' | 'concurrent'
  title: string
  place: string
  since: CityDate
  until: CityDate | null
}
export type RoleThen = { role: string; event: string; on: CityDate; until: CityDate | null }
export type LevelThen = { skillId: number; level: number; on: CityDate; as: string; source: string }

export type PersonRecord = {
  /** Every number that the person has had, the present one first. */
  numbers: string[]
  names: NameThen[]
  posts: PostThen[]
  roles: RoleThen[]
  levels: LevelThen[]
  employmentType: string | null
  jobCategory: string | null
}

/** The record of one person up to a day, the latest first; levels in the standard in force on that day, earliest first. */
export async function personRecord(sql: Sql, personId: number, day: CityDate): Promise<PersonRecord | null> {
  const [record] = await sql.$queryRaw<PersonRecord[]>`
    SELECT
      (SELECT coalesce(jsonb_agg(n.number ORDER BY n.id DESC), '[]') FROM person_number n
        WHERE n.person_id = ${personId} AND n.voided_at IS NULL) AS numbers,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'kana', i.kana, 'formerName', i.former_name, 'since', i.valid_from)
          ORDER BY i.valid_from DESC), '[]') FROM person_particulars i
        WHERE i.person_id = ${personId} AND i.voided_at IS NULL AND i.valid_from <= ${day}::date) AS names,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'event', r.event, 'on', r.since, 'until', r.until) ORDER BY r.since DESC), '[]')
        FROM (
          SELECT e.role, e.event, e.effective_on AS since, NULL::date AS until FROM certificate_event e
          WHERE e.person_id = ${personId} AND e.voided_at IS NULL AND e.effective_on <= ${day}::date
          UNION ALL
          SELECT a.role, 'appoint', a.valid_from, a.valid_to - 1 FROM appointment a
          WHERE a.person_id = ${personId} AND a.voided_at IS NULL AND a.valid_from <= ${day}::date
        ) r) AS roles,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('skillId', c.skill_id, 'level', c.level, 'on', c.confirmed_on, 'as', c.confirmed_as, 'source', c.source)
          ORDER BY c.confirmed_on, c.id), '[]')
        FROM confirmation c JOIN skill s ON s.id = c.skill_id
        WHERE c.person_id = ${personId} AND c.voided_at IS NULL AND c.confirmed_on <= ${day}::date
          AND s.standard_version_id = standard_in_force(${day}::date)) AS levels,
      (SELECT e.employment_type FROM employments_on(${day}::date) e WHERE e.person_id = ${personId}) AS "employmentType",
      (SELECT e.job_category FROM employments_on(${day}::date) e WHERE e.person_id = ${personId}) AS "jobCategory",
      '[]'::jsonb AS posts`
  if (!record || record.names.length === 0) return null
  return { ...record, posts: await postsOverTime(sql, personId, day) }
}

/** A post of two years in a unit that was renamed after one is told in two lines, each with the names of its time. */
async function postsOverTime(sql: Sql, personId: number, day: CityDate): Promise<PostThen[]> {
  return sql.$queryRaw<PostThen[]>`
    SELECT x.kind, x.title, x.since::text AS since, x.until::text AS until,
      (SELECT string_agg(u.name, ' ' ORDER BY l.depth DESC) FROM unit_lines_on(x.since) l JOIN units_on(x.since) u ON u.unit_id = l.ancestor_id
        WHERE l.unit_id = x.unit_id) AS place
    FROM (
      SELECT p.kind, p.title, p.unit_id, greatest(p.valid_from, u.valid_from) AS since, least(p.valid_to, u.valid_to) - 1 AS until
      FROM post p JOIN unit_period u ON u.unit_id = p.unit_id AND u.voided_at IS NULL
        AND daterange(p.valid_from, p.valid_to) && daterange(u.valid_from, u.valid_to)
      WHERE p.person_id = ${personId} AND p.voided_at IS NULL
    ) x
    WHERE x.since <= ${day}::date
    ORDER BY x.since DESC, x.kind DESC`
}

export type SelfLevel = { skillId: number; level: number; on: CityDate }

/** What the person last said of each skill, entries sent back or withdrawn left out. Only for self, confirmer and mentor. */
export async function lastSelfLevels(sql: Sql, personId: number, day: CityDate): Promise<SelfLevel[]> {
  return sql.$queryRaw<SelfLevel[]>`
    SELECT DISTINCT ON (a.skill_id) a.skill_id AS "skillId", a.level, s.submitted_on::text AS "on"
    FROM self_assessment a JOIN submission s ON s.id = a.submission_id
    WHERE a.person_id = ${personId} AND s.submitted_on <= ${day}::date
      AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = s.id)
    ORDER BY a.skill_id, s.submitted_on DESC, a.id DESC`
}

/** What the person's roles require on a day. */
export async function requiredOf(
  sql: Sql,
  personId: number,
  day: CityDate,
): Promise<{ skillId: number; level: number }[]> {
  return sql.$queryRaw<{ skillId: number; level: number }[]>`
    SELECT r.skill_id AS "skillId", r.required_level AS level FROM required_levels_on(${day}::date) r WHERE r.person_id = ${personId}`
}
