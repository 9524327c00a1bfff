import type { CityDate } from '~/domain/calendar'
import type { Course } from '~/domain/training'
import type { Sql } from '~/facts/sql'

/** The catalogue of a day, in the order of the codes. */
export async function coursesOn(sql: Sql, day: CityDate): Promise<Course[]> {
  return sql.$queryRaw<Course[]>`
    SELECT c.course_id AS "courseId", c.code, c.title, c.provider_type AS "providerType", c.provider_name AS "providerName",
      c.format, c.hours::float8 AS hours,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('skillCode', x.skill, 'toLevel', x.level) ORDER BY x.n), '[]')
        FROM unnest(c.develops_skills, c.develops_levels) WITH ORDINALITY AS x (skill, level, n)) AS develops,
      c.prerequisites, c.target_roles AS "targetRoles", c.capacity_per_session AS "capacityPerSession",
      c.sessions_per_year AS "sessionsPerYear", c.annual_capacity AS "annualCapacity", c.capacity_by_year AS "capacityByYear",
      c.from_fiscal_year AS "fromFiscalYear", c.recurrence, c.completion_criteria AS "completionCriteria",
      c.cost_per_session AS "costPerSession"
    FROM courses_on(${day}::date) c ORDER BY c.code`
}
