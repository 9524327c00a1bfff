import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { CourseDate } from '~/domain/certification-moves'
import type { RoleHeld } from '~/domain/roles'
import type { SkillLevel } from '~/domain/skill-standard'
import type { Sql } from '~/facts/sql'

/** What stands around somebody's way to a certificate: their aim and people, and the days that are set. */
export type OwnWay = {
  aim: string | null
  roles: RoleHeld[]
  certificates: { number: string; role: CertifiedRole; grantedOn: CityDate }[]
  mentors: { personId: number; name: string; kind: string; roles: RoleHeld[]; meetings: CityDate[] }[]
  /** Head, or acting head, of the section of the primary post and of the department above it. */
  heads: { personId: number; name: string; unitKind: 'section' | 'department' }[]
  /** The open round that asks the person and is not confirmed yet, by its deadlines. */
  round: { canEnter: boolean; handInBy: CityDate; confirmedBy: CityDate; skills: string[] } | null
  /** Levels claimed that wait to be confirmed. */
  waiting: { skill: string; level: SkillLevel; inRound: boolean }[]
  committees: { committeeId: number; fiscalYear: number; sequence: number; applyBy: CityDate; heldOn: CityDate }[]
  /** The improvement projects in which they take or took a part. */
  projects: { id: string; title: string }[]
}

/** Everything of it on a day, in one statement. */
export async function ownWay(sql: Sql, personId: number, day: CityDate): Promise<OwnWay> {
  const [found] = await sql.$queryRaw<OwnWay[]>`
    WITH RECURSIVE clock AS MATERIALIZED (SELECT ${day}::date AS d),
    line AS (
      SELECT p.unit_id, 0 AS depth FROM clock, posts_on(clock.d) p WHERE p.person_id = ${personId} AND p.kind = 'primary'
      UNION
      SELECT u.parent_id, l.depth + 1 FROM line l JOIN clock ON true JOIN unit_period u ON u.unit_id = l.unit_id AND u.voided_at IS NULL
        AND u.valid_from <= clock.d AND (u.valid_to IS NULL OR u.valid_to > clock.d) AND u.parent_id IS NOT NULL
    ), standing AS MATERIALIZED (
      SELECT DISTINCT ON (a.skill_id) a.id, a.skill_id, a.level, s.round_id FROM self_assessment a JOIN submission s ON s.id = a.submission_id
      WHERE a.person_id = ${personId} AND NOT EXISTS (SELECT 1 FROM submission_return b WHERE b.submission_id = s.id)
      ORDER BY a.skill_id, a.id DESC
    )
    SELECT (SELECT a.role FROM aims_on(clock.d) a WHERE a.person_id = ${personId} LIMIT 1) AS aim,
      coalesce((SELECT array_agg(DISTINCT o.role) FROM role_holders_on(clock.d) o WHERE o.person_id = ${personId}), '{}') AS roles,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'role', c.role, 'grantedOn', c.granted_on) ORDER BY c.granted_on DESC), '[]')
        FROM certificate c WHERE c.person_id = ${personId}) AS certificates,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', m.mentor_id, 'name', n.name, 'kind', m.kind,
          'roles', (SELECT coalesce(jsonb_agg(DISTINCT o.role), '[]') FROM role_holders_on(clock.d) o WHERE o.person_id = m.mentor_id),
          'meetings', (SELECT coalesce(jsonb_agg(t.meets_on ORDER BY t.meets_on), '[]') FROM mentoring_meeting t
            WHERE t.mentor_id = m.mentor_id AND t.mentee_id = ${personId} AND t.meets_on >= clock.d)) ORDER BY m.kind, m.mentor_id), '[]')
        FROM mentor_pairs_on(clock.d) m JOIN particulars_on(clock.d) n ON n.person_id = m.mentor_id WHERE m.mentee_id = ${personId}) AS mentors,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', h.person_id, 'name', n.name, 'unitKind', u.kind) ORDER BY l.depth, h.kind = 'acting'), '[]')
        FROM line l JOIN units_on(clock.d) u ON u.unit_id = l.unit_id AND u.kind IN ('section', 'department')
        JOIN unit_heads_on(clock.d) h ON h.unit_id = u.unit_id JOIN particulars_on(clock.d) n ON n.person_id = h.person_id) AS heads,
      (SELECT jsonb_build_object('canEnter', t.state IN ('not_started', 'draft', 'returned'), 'handInBy', t.self_due_on,
          'confirmedBy', r.confirm_due_on, 'skills', (SELECT coalesce(jsonb_agg(s.code), '[]') FROM skill s WHERE s.id = ANY (t.skill_ids)))
        FROM round_participant t JOIN round r ON r.id = t.round_id
        WHERE t.person_id = ${personId} AND r.state = 'open' AND t.state <> 'confirmed' AND r.confirm_due_on >= clock.d
        ORDER BY r.confirm_due_on LIMIT 1) AS round,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('skill', k.code, 'level', s.level, 'inRound', s.round_id IS NOT NULL)), '[]')
        FROM standing s JOIN skill k ON k.id = s.skill_id WHERE NOT EXISTS (
          SELECT 1 FROM confirmation c WHERE c.self_assessment_id = s.id AND c.voided_at IS NULL)) AS waiting,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('committeeId', c.id, 'fiscalYear', c.fiscal_year, 'sequence', c.sequence,
          'applyBy', c.apply_by, 'heldOn', c.held_on) ORDER BY c.apply_by), '[]') FROM committee c WHERE c.held_on >= clock.d) AS committees,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('id', p.id::text, 'title', p.title)), '[]')
        FROM project_person o JOIN improvement_project p ON p.id = o.project_id
        WHERE o.person_id = ${personId} AND o.voided_at IS NULL) AS projects
    FROM clock`
  if (!found) throw new Error('a statement without a row')
  return found
}

/** The sessions of these courses that are still to come or go on, as far as a way to a certificate needs them. */
export function courseDatesFor(
  sql: Sql,
  personId: number,
  courseCodes: readonly string[],
  day: CityDate,
): Promise<CourseDate[]> {
  return sql.$queryRaw<CourseDate[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT s.id AS "sessionId", k.code AS "courseCode", s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn",
      s.capacity IS NULL AND c.format = 'elearning' AS "selfPaced",
      EXISTS (SELECT 1 FROM enrolment e WHERE e.session_id = s.id AND e.person_id = ${personId} AND e.state IN ('applied', 'seated')) AS mine,
      s.apply_by >= clock.d AND (s.capacity IS NULL
        OR s.capacity > (SELECT count(*) FROM enrolment e WHERE e.session_id = s.id AND has_a_seat(e.state))) AS open
    FROM clock, courses_on(clock.d) c JOIN course k ON k.id = c.course_id JOIN course_session s ON s.course_id = c.course_id
    WHERE k.code IN (SELECT unnest(${[...courseCodes]}::text[])) AND s.state = 'open' AND s.ends_on >= clock.d
    ORDER BY s.starts_on, s.id`
}

/** The days on which somebody's levels in force on a day were confirmed, by skill. */
export async function confirmedDays(sql: Sql, personId: number, day: CityDate): Promise<Map<string, CityDate>> {
  const rows = await sql.$queryRaw<{ skill: string; confirmedOn: CityDate }[]>`
    SELECT s.code AS skill, l.confirmed_on::text AS "confirmedOn"
    FROM levels_on(${day}::date) l JOIN skill s ON s.id = l.skill_id WHERE l.person_id = ${personId}`
  return new Map(rows.map(({ skill, confirmedOn }) => [skill, confirmedOn]))
}
