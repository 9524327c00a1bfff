import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { helpfulCourses, lackingCourses, type RequiredCourses, requiredCourses } from '~/domain/certification-rules'
import type { RoleAimedAt } from '~/domain/roles'
import type { Applicant } from '~/domain/seat-allocation'
import { rulesOn } from '~/facts/certification-rules'
import type { Sql } from '~/facts/sql'
import type { Prisma } from '~/generated/prisma/client'

export type ApplicantOf = Applicant & { personId: number; sessionId: number }

type ApplicantRow = Omit<ApplicantOf, 'requiredFor'> & {
  candidateFor: RoleAimedAt | null
  courseCode: string
  /** Last day of the session. */
  endsOn: CityDate
}

/**
 * What the order of seats is decided by, for applications: those of one session, or those that wait for a head.
 * @param which a condition on `enrolment e`
 */
export async function applicantsOf(sql: Sql, which: Prisma.Sql, today: CityDate): Promise<ApplicantOf[]> {
  const rows = await applicantRows(sql, which, today)
  const requiring = await whoMust(sql, rows, today)
  return rows.map(({ candidateFor, courseCode, endsOn, ...row }) => ({
    ...row,
    requiredFor: requiring({ candidateFor, courseCode, endsOn, ...row }) ? candidateFor : null,
  }))
}

function applicantRows(sql: Sql, which: Prisma.Sql, today: CityDate): Promise<ApplicantRow[]> {
  return sql.$queryRaw<ApplicantRow[]>`
    WITH clock AS MATERIALIZED (SELECT ${today}::date AS d),
    own AS MATERIALIZED (
      SELECT e.id, e.person_id, e.state, e.applied_at, e.session_id, s.course_id, s.ends_on
      FROM enrolment e JOIN course_session s ON s.id = e.session_id WHERE ${which}
    ), develops AS MATERIALIZED (
      SELECT v.course_id, v.skill_id, v.to_level FROM clock, course_develops_on(clock.d) v
      WHERE v.course_id IN (SELECT course_id FROM own)
    ), aim AS MATERIALIZED (
      SELECT a.person_id, a.role FROM clock, aims_on(clock.d) a WHERE a.person_id IN (SELECT person_id FROM own)
    ), wanted AS (
      SELECT r.person_id, r.skill_id, r.required_level FROM clock, required_levels_on(clock.d) r
      WHERE r.person_id IN (SELECT person_id FROM own) AND r.skill_id IN (SELECT skill_id FROM develops)
      UNION ALL
      SELECT aim.person_id, q.skill_id, q.required_level FROM clock CROSS JOIN aim
      JOIN role_profile p ON p.code = aim.role AND p.standard_version_id = standard_in_force(clock.d)
      JOIN role_requirement q ON q.profile_id = p.id JOIN skill s ON s.id = q.skill_id
      LEFT JOIN tool t ON t.standard_version_id = s.standard_version_id AND t.code = s.tool_code
      WHERE q.skill_id IN (SELECT skill_id FROM develops) AND (s.tool_code IS NULL OR t.full_from_fiscal_year <= fiscal_year_of(clock.d))
    ), gap AS (
      SELECT own.id, sum(greatest(0, least(w.required_level, v.to_level) - coalesce(l.level, 0)))::int AS levels
      FROM own JOIN develops v ON v.course_id = own.course_id
      JOIN (SELECT person_id, skill_id, max(required_level) AS required_level FROM wanted GROUP BY person_id, skill_id) w
        ON w.person_id = own.person_id AND w.skill_id = v.skill_id
      LEFT JOIN current_level l ON l.person_id = w.person_id AND l.skill_id = w.skill_id
      GROUP BY own.id
    )
    SELECT own.id AS "enrolmentId", own.person_id AS "personId", own.session_id AS "sessionId", own.state = 'seated' AS "hasSeat",
      to_char(own.applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "appliedAt",
      coalesce(gap.levels, 0) AS "gapLevels", k.code AS "courseCode", own.ends_on::text AS "endsOn",
      aim.role, (SELECT c.role FROM clock, candidates_on(clock.d) c WHERE c.person_id = own.person_id AND c.role = aim.role) AS "candidateFor",
      (SELECT l.ancestor_id FROM clock, posts_on(clock.d) p JOIN unit_lines_on(clock.d) l ON l.unit_id = p.unit_id AND l.ancestor_kind = 'department'
        WHERE p.person_id = own.person_id AND p.kind = 'primary' LIMIT 1) AS "departmentId",
      EXISTS (
        SELECT 1 FROM enrolment b JOIN course_session s ON s.id = b.session_id
        WHERE b.person_id = own.person_id AND s.course_id = own.course_id AND b.session_id <> own.session_id
          -- Who still waits when the session begins has got no seat.
          AND (b.state = 'turned_away' OR (b.state = 'waitlisted' AND s.starts_on <= ${today}::date))
          AND NOT EXISTS (SELECT 1 FROM clock, completions_on(clock.d) c WHERE c.person_id = b.person_id AND c.course_id = s.course_id AND c.completed_on >= b.applied_on)
      ) AS "turnedAwayBefore"
    FROM own JOIN course k ON k.id = own.course_id
    LEFT JOIN aim ON aim.person_id = own.person_id LEFT JOIN gap ON gap.id = own.id
    ORDER BY own.id`
}

/** Tells which of the candidates would still lack, on the session's last day, what the rules ask of them and it gives. */
async function whoMust(
  sql: Sql,
  rows: readonly ApplicantRow[],
  today: CityDate,
): Promise<(row: ApplicantRow) => boolean> {
  const candidates = rows.filter(({ candidateFor }) => candidateFor !== null)
  const published = candidates.length === 0 ? null : await rulesOn(sql, today)
  if (!published) return () => false
  const completions = await sql.$queryRaw<{ personId: number; courseCode: string; completedOn: CityDate }[]>`
    SELECT c.person_id AS "personId", k.code AS "courseCode", c.completed_on::text AS "completedOn"
    FROM completions_on(${today}::date) c JOIN course k ON k.id = c.course_id
    WHERE c.person_id = ANY (${candidates.map(({ personId }) => personId)}::int[])`
  const known = new Map<string, RequiredCourses | null>()
  const required = (role: RoleAimedAt, endsOn: CityDate) => {
    const key = `${role} ${fiscalYearOf(endsOn)}`
    const found = known.has(key)
      ? (known.get(key) ?? null)
      : requiredCourses(published.rules, role, 'certification', fiscalYearOf(endsOn))
    known.set(key, found)
    return found
  }
  return ({ personId, candidateFor, courseCode, endsOn }) => {
    const asked = candidateFor && required(candidateFor, endsOn)
    if (!asked) return false
    const own = completions.filter((one) => one.personId === personId)
    return helpfulCourses(lackingCourses(asked, own, endsOn)).includes(courseCode)
  }
}
