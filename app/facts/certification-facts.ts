import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { type CertifiedRole, limitOf, standingOn, stateOn } from '~/domain/certificate'
import type { CertificationFacts, ProjectFacts, RuleGround, Stage } from '~/domain/certification'
import { ruleInYear } from '~/domain/certification-rules'
import { type DatedArtefact, type DatedEffect, type ProjectEvent, projectFactsOn } from '~/domain/practice'
import { type Requirement, requirementsOf, toolsOn } from '~/domain/role-requirements'
import { type EmploymentSpan, servedSince } from '~/domain/service'
import type { SkillLevel } from '~/domain/skill-standard'
import { careersOf } from '~/facts/careers'
import { rulesOn } from '~/facts/certification-rules'
import { coursesOn } from '~/facts/courses'
import type { Sql } from '~/facts/sql'
import { type Standard, standardInForce } from '~/facts/standard'

/* What certification is judged by (domain/certification), for one person or for everybody, as of a day. */

/** The rule of a role with what its criteria are measured against; null while none is in force, or no standard is. */
export async function ruleGround(
  sql: Sql,
  role: CertifiedRole,
  stage: Stage,
  day: CityDate,
): Promise<(RuleGround & { rulesId: number; validityYears: number }) | null> {
  const published = await rulesOn(sql, day)
  const rule = published && ruleInYear(published.rules, role, fiscalYearOf(day))
  const standard = await standardInForce(sql, day)
  if (!published || !rule || !standard) return null
  const hours = new Map((await coursesOn(sql, day)).map((course) => [course.code, course.hours]))
  const counted = new Map<string, Requirement<string>[]>()
  return {
    rulesId: published.id,
    validityYears: rule.validity.fiscalYears,
    ruleId: rule.id,
    criteria: stage === 'renewal' ? rule.renewal.criteria : rule.criteria,
    provisions: published.rules.transitionalProvisions,
    hoursOf: (course) => hours.get(course) ?? 0,
    requirementsOf(code) {
      const known = counted.get(code) ?? requirementsByCode(standard, code, day)
      counted.set(code, known)
      return known
    },
  }
}

function requirementsByCode(standard: Standard, roleCode: string, day: CityDate): Requirement<string>[] {
  const profile = standard.profiles.find(({ code }) => code === roleCode)
  const skills = new Map(standard.skills.map((skill) => [skill.skillId, skill]))
  const rows = (profile?.requirements ?? []).flatMap(({ skillId, requiredLevel, ...rest }) => {
    const skill = skills.get(skillId)
    return skill
      ? [{ ...rest, skill: skill.code, requiredLevel: requiredLevel as SkillLevel, tool: skill.toolCode }]
      : []
  })
  return requirementsOf(rows, toolsOn(standard.tools, fiscalYearOf(day)))
}

type Asked = {
  /** null: everybody who is employed on the day. */
  personIds: readonly number[] | null
  role: CertifiedRole
  /** The day of application: what is later does not count … */
  day: CityDate
  /** … but for sign-offs and recommendations, which count up to here. */
  evaluatedOn: CityDate
}

/** The facts of people, by person: one statement a kind of fact however many people there are. */
export async function certificationFacts(sql: Sql, asked: Asked): Promise<Map<number, CertificationFacts>> {
  const [people, levels, trainings, projects, given, mentees, sections, certificates] = await Promise.all([
    employedPeople(sql, asked),
    confirmedLevels(sql, asked),
    completions(sql, asked),
    projectsOf(sql, asked),
    signoffsAndRecommendations(sql, asked),
    menteesOf(sql, asked),
    sectionTimes(sql, asked),
    certificatesOf(sql, asked),
  ])
  return new Map(
    [...people].map(([personId, employment]): [number, CertificationFacts] => [
      personId,
      {
        employment,
        levels: levels.get(personId) ?? {},
        trainings: trainings.get(personId) ?? {},
        projects: projects.get(personId) ?? [],
        signoffs: given.get(personId)?.signoffs ?? [],
        recommendation: given.get(personId)?.recommendation ?? null,
        certificates: certificates.get(personId) ?? [],
        mentees: mentees.get(personId) ?? [],
        sectionExperience: sections.get(personId) ?? [],
      },
    ]),
  )
}

async function employedPeople(
  sql: Sql,
  { personIds, day }: Asked,
): Promise<Map<number, CertificationFacts['employment']>> {
  const rows = await sql.$queryRaw<{ personId: number; spans: EmploymentSpan[]; status: string }[]>`
    SELECT e.person_id AS "personId",
      jsonb_agg(jsonb_build_object('employmentType', e.employment_type, 'from', e.valid_from, 'to', e.valid_to)) AS spans,
      coalesce((SELECT l.kind FROM leaves_on(${day}::date) l WHERE l.person_id = e.person_id LIMIT 1), 'active') AS status
    FROM employment e
    WHERE e.voided_at IS NULL AND e.valid_from <= ${day}::date AND (${ids(personIds)}::int[] IS NULL OR e.person_id = ANY (${ids(personIds)}::int[]))
    GROUP BY e.person_id`
  return new Map(
    rows.flatMap(({ personId, spans, status }): [number, CertificationFacts['employment']][] => {
      const since = servedSince(spans, day)
      const current = spans.find(({ from, to }) => from <= day && (to === null || to > day))
      if (current && since) return [[personId, { type: current.employmentType, status, since }]]
      return personIds === null ? [] : [[personId, null]]
    }),
  )
}

async function confirmedLevels(
  sql: Sql,
  { personIds, day }: Asked,
): Promise<Map<number, CertificationFacts['levels']>> {
  const rows = await sql.$queryRaw<{ personId: number; levels: Record<string, SkillLevel> }[]>`
    SELECT l.person_id AS "personId", jsonb_object_agg(s.code, l.level) AS levels
    FROM levels_on(${day}::date) l JOIN skill s ON s.id = l.skill_id
    WHERE ${ids(personIds)}::int[] IS NULL OR l.person_id = ANY (${ids(personIds)}::int[])
    GROUP BY l.person_id`
  return new Map(rows.map(({ personId, levels }) => [personId, levels]))
}

async function completions(sql: Sql, { personIds, day }: Asked): Promise<Map<number, CertificationFacts['trainings']>> {
  const rows = await sql.$queryRaw<{ personId: number; trainings: Record<string, CityDate[]> }[]>`
    SELECT c.person_id AS "personId", jsonb_object_agg(c.code, c.days) AS trainings
    FROM (
      SELECT d.person_id, k.code, jsonb_agg(d.completed_on ORDER BY d.completed_on) AS days
      FROM completions_on(${day}::date) d JOIN course k ON k.id = d.course_id
      WHERE ${ids(personIds)}::int[] IS NULL OR d.person_id = ANY (${ids(personIds)}::int[])
      GROUP BY d.person_id, k.code
    ) c GROUP BY c.person_id`
  return new Map(rows.map(({ personId, trainings }) => [personId, trainings]))
}

type ProjectRow = {
  personId: number
  projectId: number
  role: string
  crossSection: boolean
  systemOperation: boolean
  events: ProjectEvent[]
  artefacts: DatedArtefact[]
  effects: DatedEffect[]
}

/** The projects in which people ever took a part; what is true of each on the day is told by domain/practice. */
async function projectsOf(sql: Sql, { personIds, day }: Asked): Promise<Map<number, ProjectFacts[]>> {
  const rows = await sql.$queryRaw<ProjectRow[]>`
    SELECT m.person_id AS "personId", p.id AS "projectId", m.role, p.cross_section AS "crossSection",
      p.system_operation AS "systemOperation", coalesce(e.events, '[]') AS events, coalesce(a.artefacts, '[]') AS artefacts,
      coalesce(x.effects, '[]') AS effects
    FROM (
      SELECT DISTINCT ON (o.project_id, o.person_id) o.project_id, o.person_id, o.role FROM project_person o
      WHERE o.voided_at IS NULL AND o.valid_from <= ${day}::date
        AND (${ids(personIds)}::int[] IS NULL OR o.person_id = ANY (${ids(personIds)}::int[]))
      ORDER BY o.project_id, o.person_id, o.valid_from DESC
    ) m JOIN improvement_project p ON p.id = m.project_id
    LEFT JOIN (
      SELECT v.project_id, jsonb_agg(jsonb_build_object('eventId', v.id, 'event', v.event, 'on', v.effective_on)) AS events
      FROM project_event v WHERE v.voided_at IS NULL AND v.effective_on <= ${day}::date GROUP BY v.project_id
    ) e ON e.project_id = p.id
    LEFT JOIN (
      SELECT f.project_id, jsonb_agg(jsonb_build_object('kind', f.kind, 'addedOn', f.added_on)) AS artefacts
      FROM project_artefact f WHERE f.voided_at IS NULL AND f.added_on <= ${day}::date GROUP BY f.project_id
    ) a ON a.project_id = p.id
    LEFT JOIN (
      SELECT c.project_id, jsonb_agg(jsonb_build_object('measuredOn', c.measured_on)) AS effects
      FROM project_effect c WHERE c.voided_at IS NULL AND c.measured_on <= ${day}::date GROUP BY c.project_id
    ) x ON x.project_id = p.id`
  const projects = new Map<number, ProjectFacts[]>()
  for (const { personId, projectId, role, crossSection, systemOperation, events, artefacts, effects } of rows) {
    const { status, ...facts } = projectFactsOn(events, artefacts, effects, day)
    const own = projects.get(personId) ?? []
    own.push({ id: String(projectId), role, status: status ?? 'proposed', crossSection, systemOperation, ...facts })
    projects.set(personId, own)
  }
  return projects
}

/** Sign-offs and the last recommendation for the role; who gave it to themselves is told, not left out. */
async function signoffsAndRecommendations(sql: Sql, { personIds, role, evaluatedOn }: Asked) {
  const rows = await sql.$queryRaw<
    {
      personId: number
      signoffs: CertificationFacts['signoffs'] | null
      recommendation: CertificationFacts['recommendation']
    }[]
  >`
    SELECT coalesce(s.person_id, r.person_id) AS "personId", s.signoffs, r.recommendation
    FROM (
      SELECT o.person_id, jsonb_agg(jsonb_build_object('role', o.signer_role, 'bySelf', o.signer_id = o.person_id, 'on', o.signed_on)) AS signoffs
      FROM signoffs_on(${evaluatedOn}::date) o WHERE o.role = ${role} GROUP BY o.person_id
    ) s FULL JOIN (
      SELECT DISTINCT ON (g.person_id) g.person_id,
        jsonb_build_object('bySelf', g.recommended_by_id = g.person_id, 'on', g.recommended_on) AS recommendation
      FROM recommendations_on(${evaluatedOn}::date) g WHERE g.role = ${role} ORDER BY g.person_id, g.recommended_on DESC
    ) r ON r.person_id = s.person_id
    WHERE ${ids(personIds)}::int[] IS NULL OR coalesce(s.person_id, r.person_id) = ANY (${ids(personIds)}::int[])`
  return new Map(
    rows.map(({ personId, signoffs, recommendation }) => [personId, { signoffs: signoffs ?? [], recommendation }]),
  )
}

/** One outcome a mentee, the latest: certified, or a project of theirs completed, while they were paired. */
async function menteesOf(sql: Sql, { personIds, day }: Asked): Promise<Map<number, CertificationFacts['mentees']>> {
  const rows = await sql.$queryRaw<{ personId: number; mentees: CertificationFacts['mentees'] }[]>`
    SELECT x.mentor_id AS "personId", jsonb_agg(jsonb_build_object('as', x.kind, 'outcome', x.outcome, 'on', x.on)) AS mentees
    FROM (
      SELECT DISTINCT ON (m.mentor_id, m.mentee_id) m.mentor_id, m.mentee_id, m.kind, o.outcome, o.on
      FROM mentor_pair m JOIN (
        SELECT e.person_id, 'certified' AS outcome, e.effective_on AS on FROM certificate_event e
        WHERE e.voided_at IS NULL AND e.event = 'grant'
        UNION ALL
        SELECT p.person_id, 'project_completed', v.effective_on FROM project_event v
        JOIN project_person p ON p.project_id = v.project_id AND p.voided_at IS NULL AND p.role IN ('lead', 'main_developer')
        WHERE v.voided_at IS NULL AND v.event = 'complete'
      ) o ON o.person_id = m.mentee_id AND o.on >= m.valid_from AND (m.valid_to IS NULL OR o.on < m.valid_to)
      WHERE m.voided_at IS NULL AND o.on <= ${day}::date
        AND (${ids(personIds)}::int[] IS NULL OR m.mentor_id = ANY (${ids(personIds)}::int[]))
      ORDER BY m.mentor_id, m.mentee_id, o.on DESC
    ) x GROUP BY x.mentor_id`
  return new Map(rows.map(({ personId, mentees }) => [personId, mentees]))
}

/** Times in sections, by the primary posts: a post in a unit below counts for the section above it. */
async function sectionTimes(
  sql: Sql,
  { personIds, day }: Asked,
): Promise<Map<number, CertificationFacts['sectionExperience']>> {
  const rows = await sql.$queryRaw<{ personId: number; times: CertificationFacts['sectionExperience'] }[]>`
    WITH RECURSIVE line AS (
      SELECT p.id AS post_id, p.person_id, p.unit_id, p.valid_from, p.valid_to FROM post p
      WHERE p.voided_at IS NULL AND p.kind = 'primary' AND p.valid_from <= ${day}::date
        AND (${ids(personIds)}::int[] IS NULL OR p.person_id = ANY (${ids(personIds)}::int[]))
      UNION
      SELECT l.post_id, l.person_id, u.parent_id, l.valid_from, l.valid_to
      FROM line l JOIN unit_period u ON u.unit_id = l.unit_id AND u.voided_at IS NULL AND u.parent_id IS NOT NULL
        AND u.valid_from <= l.valid_from AND (u.valid_to IS NULL OR u.valid_to > l.valid_from)
    )
    SELECT l.person_id AS "personId",
      jsonb_agg(jsonb_build_object('sectionCode', u.code, 'from', l.valid_from, 'to', l.valid_to)) AS times
    FROM line l JOIN unit u ON u.id = l.unit_id GROUP BY l.person_id`
  return new Map(rows.map(({ personId, times }) => [personId, times]))
}

async function certificatesOf(sql: Sql, { day }: Asked): Promise<Map<number, CertificationFacts['certificates']>> {
  const careers = await careersOf(sql, day)
  return new Map(
    careers.map(({ personId, certificates }) => [
      personId,
      Object.entries(certificates).flatMap(([role, standings]) => {
        const standing = standingOn(standings, day)
        const state = standing && stateOn(standing, day)
        return standing && state
          ? [{ role, state, certifiedOn: standing.grantedOn, validThrough: limitOf(standing) }]
          : []
      }),
    ]),
  )
}

function ids(personIds: readonly number[] | null): number[] | null {
  return personIds === null ? null : [...personIds]
}
