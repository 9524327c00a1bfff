import type { ApplicationStage } from '~/domain/application-path'
import { criteriaOf } from '~/domain/application-path'
import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import { type CertifiedRole, limitOf, standingOn, stateOn } from '~/domain/certificate'
import type { CertificationFacts, ProjectFacts, RuleGround } from '~/domain/certification-facts'
import { type Rule, ruleInYear } from '~/domain/certification-rules'
import type { CriterionNames } from '~/domain/criterion-asks'
import type { Career } from '~/domain/goals'
import { type EmploymentSpan, servedSince } from '~/domain/length-of-service'
import { type DatedArtefact, type DatedEffect, type ProjectEvent, projectFactsOn } from '~/domain/practice'
import type { Course } from '~/domain/training'
import { careersOf, careersOfPeople } from '~/facts/careers'
import { type PublishedRules, rulesById } from '~/facts/certification-rules'
import { countedRequirements } from '~/facts/counted-requirements'
import type { Sql } from '~/facts/sql'
import { type Standard, standardById } from '~/facts/standard'
import { Prisma } from '~/generated/prisma/client'

/* What certification is judged by (domain/certification), for one person or for everybody, as of a day. */

/** A course of the catalogue, as far as certification needs it. */
export type KnownCourse = Pick<Course, 'code' | 'title' | 'hours' | 'recurrence' | 'prerequisites'>

/** Rules, standard and catalogue of a day: the same for every role, stage and person. */
export type CertificationSource = {
  published: PublishedRules
  standard: Standard
  courses: readonly KnownCourse[]
}

export type Ground = RuleGround & { rulesId: number; validityYears: number; rule: Rule }

/** Null while no rules are in force, or no standard is. One statement once their versions are known to the process. */
export async function certificationSource(sql: Sql, day: CityDate): Promise<CertificationSource | null> {
  const [row] = await sql.$queryRaw<{ rulesId: number | null; standardId: number | null; courses: KnownCourse[] }[]>`
    SELECT certification_rules_on(${day}::date) AS "rulesId", standard_in_force(${day}::date) AS "standardId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'title', c.title, 'hours', c.hours, 'recurrence', c.recurrence,
        'prerequisites', to_jsonb(c.prerequisites)) ORDER BY c.code), '[]') FROM courses_on(${day}::date) c) AS courses`
  if (!row?.rulesId || !row.standardId) return null
  const [published, standard] = await Promise.all([rulesById(sql, row.rulesId), standardById(sql, row.standardId)])
  return published && standard ? { published, standard, courses: row.courses } : null
}

/**
 * The rule of a role with what its criteria are measured against in the fiscal year of a day; null where it has none.
 * @param lapsedCondition see domain/application-path
 */
export function groundFrom(
  source: CertificationSource,
  role: CertifiedRole,
  stage: ApplicationStage,
  day: CityDate,
  lapsedCondition = false,
): Ground | null {
  const rule = ruleInYear(source.published.rules, role, fiscalYearOf(day))
  return rule && groundOfRule(rule, source, stage, day, lapsedCondition)
}

export function groundOfRule(
  rule: Rule,
  { published, standard, courses }: CertificationSource,
  stage: ApplicationStage,
  day: CityDate,
  lapsedCondition = false,
): Ground {
  const hours = new Map(courses.map((course) => [course.code, course.hours]))
  return {
    rulesId: published.id,
    validityYears: rule.validity.fiscalYears,
    rule,
    ruleId: rule.id,
    criteria: criteriaOf(rule, stage, lapsedCondition),
    provisions: published.rules.transitionalProvisions,
    hoursOf: (course) => hours.get(course) ?? 0,
    requirementsOf: (code) => countedRequirements(standard, code, fiscalYearOf(day)),
  }
}

/** The same, read for one role and stage. */
export async function ruleGround(
  sql: Sql,
  role: CertifiedRole,
  stage: ApplicationStage,
  day: CityDate,
): Promise<Ground | null> {
  const source = await certificationSource(sql, day)
  return source && groundFrom(source, role, stage, day)
}

/** What the codes in rules and facts are called. @param projects titles by id */
export function criterionNames(
  { standard, courses }: CertificationSource,
  ground: RuleGround,
  projects: ReadonlyMap<string, string>,
): CriterionNames {
  const skills = new Map(standard.skills.map(({ code, shortName }) => [code, shortName]))
  const titles = new Map(courses.map(({ code, title }) => [code, title]))
  return {
    skill: (code) => skills.get(code) ?? code,
    course: (code) => titles.get(code) ?? code,
    hoursOf: ground.hoursOf,
    project: (id) => projects.get(id) ?? `業務改善 ${id}`,
    requirementsOf: ground.requirementsOf,
  }
}

type Asked = {
  /** null: everybody who is employed on the day. */
  personIds: readonly number[] | null
  role: CertifiedRole
  /** The day of application: what is later does not count … */
  day: CityDate
  /** … but for sign-offs and recommendations, which count up to here. */
  evaluatedOn: CityDate
  /** The careers of these people, where they are read already. */
  careers?: readonly Career[]
}

type Kind = 'employment' | 'levels' | 'trainings' | 'projects' | 'signoffs' | 'recommendation' | 'mentees' | 'sections'
type Row = { kind: Kind; personId: number; value: unknown }

/**
 * The facts of people, by person. However many they are it is a fixed number of statements: for a few people one for
 * all kinds of facts, for everybody one a kind, which the database works on side by side.
 */
export async function certificationFacts(sql: Sql, asked: Asked): Promise<Map<number, CertificationFacts>> {
  const kinds = [
    employments(asked),
    levels(asked),
    trainings(asked),
    projects(asked),
    signoffs(asked),
    recommendations(asked),
    mentees(asked),
    sectionTimes(asked),
  ]
  const statements = asked.personIds === null ? kinds : [Prisma.join(kinds, ' UNION ALL ')]
  const [certificates, ...rows] = await Promise.all([
    certificatesOf(sql, asked),
    ...statements.map((statement) => sql.$queryRaw<Row[]>(statement)),
  ])
  return factsOf(rows.flat(), certificates, asked)
}

function factsOf(
  rows: readonly Row[],
  certificates: ReadonlyMap<number, CertificationFacts['certificates']>,
  { personIds, day }: Asked,
): Map<number, CertificationFacts> {
  const byKind = new Map<Kind, Map<number, unknown>>()
  for (const { kind, personId, value } of rows) {
    const known = byKind.get(kind) ?? new Map<number, unknown>()
    byKind.set(kind, known.set(personId, value))
  }
  const of = <Value>(kind: Kind, personId: number, none: Value): Value =>
    (byKind.get(kind)?.get(personId) as Value | undefined) ?? none
  const facts = new Map<number, CertificationFacts>()
  for (const personId of personIds ?? byKind.get('employment')?.keys() ?? []) {
    const employment = employmentOn(of<EmploymentRow | null>('employment', personId, null), day)
    if (employment === null && personIds === null) continue
    facts.set(personId, {
      employment,
      levels: of('levels', personId, {}),
      trainings: of('trainings', personId, {}),
      projects: of<ProjectRow[]>('projects', personId, []).map((row) => projectOn(row, day)),
      signoffs: of('signoffs', personId, []),
      recommendation: of('recommendation', personId, null),
      certificates: certificates.get(personId) ?? [],
      mentees: of('mentees', personId, []),
      sectionExperience: of('sections', personId, []),
    })
  }
  return facts
}

type EmploymentRow = { spans: EmploymentSpan[]; status: string }

function employmentOn(row: EmploymentRow | null, day: CityDate): CertificationFacts['employment'] {
  if (row === null) return null
  const since = servedSince(row.spans, day)
  const current = row.spans.find(({ from, to }) => from <= day && (to === null || to > day))
  return current && since ? { type: current.employmentType, status: row.status, since } : null
}

type ProjectRow = {
  projectId: number
  role: string
  crossSection: boolean
  systemOperation: boolean
  events: ProjectEvent[]
  artefacts: DatedArtefact[]
  effects: DatedEffect[]
}

/** What is true of a project on the day is told by domain/practice. */
function projectOn(
  { projectId, role, crossSection, systemOperation, ...row }: ProjectRow,
  day: CityDate,
): ProjectFacts {
  const { status, ...facts } = projectFactsOn(row.events, row.artefacts, row.effects, day)
  return { id: String(projectId), role, status: status ?? 'proposed', crossSection, systemOperation, ...facts }
}

/** Of these people only; the condition is left out for everybody, so that the plan is one for everybody. */
function only(personIds: readonly number[] | null, column: string): Prisma.Sql {
  if (personIds === null) return Prisma.sql`TRUE`
  const [one, ...others] = personIds
  // One person is planned once: of a list the planner cannot tell the length, and plans anew each time.
  if (one !== undefined && others.length === 0) return Prisma.sql`${Prisma.raw(column)} = ${one}::int`
  return Prisma.sql`${Prisma.raw(column)} = ANY (${[...personIds]}::int[])`
}

function employments({ personIds, day }: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'employment' AS kind, x.person_id AS "personId", jsonb_build_object('spans', x.spans,
      'status', coalesce((SELECT l.kind FROM leaves_on(${day}::date) l WHERE l.person_id = x.person_id LIMIT 1), 'active')) AS value
    FROM (
      SELECT e.person_id,
        jsonb_agg(jsonb_build_object('employmentType', e.employment_type, 'from', e.valid_from, 'to', e.valid_to)) AS spans
      FROM employment e
      WHERE e.voided_at IS NULL AND e.valid_from <= ${day}::date AND ${only(personIds, 'e.person_id')} GROUP BY e.person_id
    ) x`
}

function levels({ personIds, day }: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'levels' AS kind, l.person_id AS "personId", jsonb_object_agg(s.code, l.level) AS value
    FROM levels_on(${day}::date) l JOIN skill s ON s.id = l.skill_id
    WHERE ${only(personIds, 'l.person_id')} GROUP BY l.person_id`
}

function trainings({ personIds, day }: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'trainings' AS kind, c.person_id AS "personId", jsonb_object_agg(c.code, c.days) AS value
    FROM (
      SELECT d.person_id, k.code, jsonb_agg(d.completed_on ORDER BY d.completed_on) AS days
      FROM completions_on(${day}::date) d JOIN course k ON k.id = d.course_id
      WHERE ${only(personIds, 'd.person_id')} GROUP BY d.person_id, k.code
    ) c GROUP BY c.person_id`
}

/** The projects in which people ever took a part. */
function projects({ personIds, day }: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'projects' AS kind, m.person_id AS "personId", jsonb_agg(jsonb_build_object('projectId', p.id, 'role', m.role, 'crossSection', p.cross_section,
      'systemOperation', p.system_operation,
      'events', (SELECT coalesce(jsonb_agg(jsonb_build_object('eventId', v.id, 'event', v.event, 'on', v.effective_on)), '[]')
        FROM project_event v WHERE v.project_id = p.id AND v.voided_at IS NULL AND v.effective_on <= ${day}::date),
      'artefacts', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'addedOn', f.added_on)), '[]')
        FROM project_artefact f WHERE f.project_id = p.id AND f.voided_at IS NULL AND f.added_on <= ${day}::date),
      'effects', (SELECT coalesce(jsonb_agg(jsonb_build_object('measuredOn', c.measured_on)), '[]')
        FROM project_effect c WHERE c.project_id = p.id AND c.voided_at IS NULL AND c.measured_on <= ${day}::date)) ORDER BY p.id) AS value
    FROM (
      SELECT DISTINCT ON (o.project_id, o.person_id) o.project_id, o.person_id, o.role FROM project_person o
      WHERE o.voided_at IS NULL AND o.valid_from <= ${day}::date AND ${only(personIds, 'o.person_id')}
      ORDER BY o.project_id, o.person_id, o.valid_from DESC
    ) m JOIN improvement_project p ON p.id = m.project_id GROUP BY m.person_id`
}

/** Who gave it to themselves is told, not left out. */
function signoffs({ personIds, role, evaluatedOn }: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'signoffs' AS kind, o.person_id AS "personId",
      jsonb_agg(jsonb_build_object('role', o.signer_role, 'bySelf', o.signer_id = o.person_id, 'on', o.signed_on) ORDER BY o.signed_on) AS value
    FROM signoffs_on(${evaluatedOn}::date) o WHERE o.role = ${role} AND ${only(personIds, 'o.person_id')} GROUP BY o.person_id`
}

/** The last one. */
function recommendations({ personIds, role, evaluatedOn }: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'recommendation' AS kind, r.person_id AS "personId", r.value FROM (
      SELECT DISTINCT ON (g.person_id) g.person_id,
        jsonb_build_object('bySelf', g.recommended_by_id = g.person_id, 'on', g.recommended_on) AS value
      FROM recommendations_on(${evaluatedOn}::date) g WHERE g.role = ${role} AND ${only(personIds, 'g.person_id')}
      ORDER BY g.person_id, g.recommended_on DESC
    ) r`
}

/** One outcome a mentee, the latest: certified, or a project of theirs completed, while they were paired. */
function mentees({ personIds, day }: Asked): Prisma.Sql {
  return Prisma.sql`
    SELECT 'mentees' AS kind, x.mentor_id AS "personId", jsonb_agg(jsonb_build_object('as', x.kind, 'outcome', x.outcome, 'on', x.on)) AS value
    FROM (
      SELECT DISTINCT ON (m.mentor_id, m.mentee_id) m.mentor_id, m.mentee_id, m.kind, o.outcome, o.on
      FROM mentor_pair m CROSS JOIN LATERAL (
        SELECT 'certified' AS outcome, e.effective_on AS on FROM certificate_event e
        WHERE e.person_id = m.mentee_id AND e.voided_at IS NULL AND e.event = 'grant'
        UNION ALL
        SELECT 'project_completed', v.effective_on FROM project_person p
        JOIN project_event v ON v.project_id = p.project_id AND v.voided_at IS NULL AND v.event = 'complete'
        WHERE p.person_id = m.mentee_id AND p.voided_at IS NULL AND p.role IN ('lead', 'main_developer')
      ) o
      WHERE m.voided_at IS NULL AND o.on >= m.valid_from AND (m.valid_to IS NULL OR o.on < m.valid_to)
        AND o.on <= ${day}::date AND ${only(personIds, 'm.mentor_id')}
      ORDER BY m.mentor_id, m.mentee_id, o.on DESC
    ) x GROUP BY x.mentor_id`
}

/** Times in sections, by the primary posts: a post in a unit below counts for the section above it. */
function sectionTimes({ personIds, day }: Asked): Prisma.Sql {
  return Prisma.sql`
    (WITH RECURSIVE line AS (
      SELECT p.id AS post_id, p.person_id, p.unit_id, p.valid_from, p.valid_to FROM post p
      WHERE p.voided_at IS NULL AND p.kind = 'primary' AND p.valid_from <= ${day}::date AND ${only(personIds, 'p.person_id')}
      UNION
      SELECT l.post_id, l.person_id, u.parent_id, l.valid_from, l.valid_to
      FROM line l JOIN unit_period u ON u.unit_id = l.unit_id AND u.voided_at IS NULL AND u.parent_id IS NOT NULL
        AND u.valid_from <= l.valid_from AND (u.valid_to IS NULL OR u.valid_to > l.valid_from)
    )
    SELECT 'sections' AS kind, l.person_id AS "personId",
      jsonb_agg(jsonb_build_object('sectionCode', u.code, 'from', l.valid_from, 'to', l.valid_to)) AS value
    FROM line l JOIN unit u ON u.id = l.unit_id GROUP BY l.person_id)`
}

async function certificatesOf(
  sql: Sql,
  { personIds, day, careers: known }: Asked,
): Promise<Map<number, CertificationFacts['certificates']>> {
  const careers = known ?? (await (personIds === null ? careersOf(sql, day) : careersOfPeople(sql, personIds, day)))
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
