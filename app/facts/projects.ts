import type { CityDate } from '~/domain/calendar'
import type { ProjectFacts } from '~/domain/certification-facts'
import {
  type ArtefactKind,
  PROJECT_ROLES,
  type ProjectEvent,
  type ProjectEventKind,
  type ProjectOnDay,
  type ProjectRole,
  type ProjectState,
  projectFactsOn,
} from '~/domain/practice'
import type { Sql } from '~/facts/sql'

export type ProjectPerson = {
  rowId: number
  personId: number
  name: string
  /** Where they are now; null: they have left. */
  unitName: string | null
  role: ProjectRole
  since: CityDate
  /** The first day on which they took part no longer. */
  until: CityDate | null
}

export type ProjectArtefact = {
  artefactId: number
  kind: ArtefactKind
  title: string
  url: string | null
  fileName: string | null
  addedOn: CityDate
}

export type ProjectEffect = {
  effectId: number
  measuredOn: CityDate
  hoursPerYear: number | null
  errorsPerYear: number | null
  costPerYear: number | null
  how: string
}

export type RecordedEvent = ProjectEvent & { byName: string | null; comment: string | null }

/** Everything that is kept of a project; its lists as they stand, the newest last. */
export type ProjectRecord = {
  projectId: number
  title: string
  process: string
  asIs: string
  toBe: string
  tools: string[]
  unitId: number
  unitCode: string
  unitName: string
  /** The units above it, highest first: 財務部 資産税課. */
  unitsAbove: string | null
  plannedHours: number | null
  plannedErrors: number | null
  plannedCost: number | null
  measure: string
  crossSection: boolean
  systemOperation: boolean
  state: ProjectState
  revision: number
  events: RecordedEvent[]
  people: ProjectPerson[]
  artefacts: ProjectArtefact[]
  effects: ProjectEffect[]
  /** In-house tools that came out of it. */
  inhouseTools: { toolId: number; name: string }[]
}

/** A project as it stands on a day, in one statement; null when there is none. */
export async function projectRecord(sql: Sql, projectId: number, day: CityDate): Promise<ProjectRecord | null> {
  const [row] = await sql.$queryRaw<ProjectRecord[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT p.id AS "projectId", p.title, p.process, p.as_is AS "asIs", p.to_be AS "toBe", p.tools, p.unit_id AS "unitId",
      (SELECT u.code FROM unit u WHERE u.id = p.unit_id) AS "unitCode",
      (SELECT u.name FROM unit_period u WHERE u.unit_id = p.unit_id AND u.voided_at IS NULL AND u.valid_from <= clock.d ORDER BY u.valid_from DESC LIMIT 1) AS "unitName",
      (SELECT string_agg(u.name, ' ' ORDER BY l.depth DESC) FROM unit_lines_on(clock.d) l JOIN units_on(clock.d) u ON u.unit_id = l.ancestor_id
        WHERE l.unit_id = p.unit_id AND l.depth > 0) AS "unitsAbove",
      p.planned_hours AS "plannedHours", p.planned_errors AS "plannedErrors", p.planned_cost AS "plannedCost", p.measure,
      p.cross_section AS "crossSection", p.system_operation AS "systemOperation", p.state, p.revision,
      coalesce((SELECT jsonb_agg(jsonb_build_object('eventId', e.id, 'event', e.event, 'on', e.effective_on, 'comment', e.comment,
        'byName', (SELECT a.name FROM person_particulars a WHERE a.person_id = e.by_person_id AND a.voided_at IS NULL AND a.valid_from <= clock.d ORDER BY a.valid_from DESC LIMIT 1)
      ) ORDER BY e.effective_on, e.id) FROM project_event e WHERE e.project_id = p.id AND e.voided_at IS NULL), '[]') AS events,
      coalesce((SELECT jsonb_agg(jsonb_build_object('rowId', m.id, 'personId', m.person_id, 'role', m.role, 'since', m.valid_from, 'until', m.valid_to,
        'name', (SELECT a.name FROM person_particulars a WHERE a.person_id = m.person_id AND a.voided_at IS NULL AND a.valid_from <= clock.d ORDER BY a.valid_from DESC LIMIT 1),
        'unitName', (SELECT u.name FROM posts_on(clock.d) o JOIN units_on(clock.d) u ON u.unit_id = o.unit_id WHERE o.person_id = m.person_id AND o.kind = 'primary' LIMIT 1)
      ) ORDER BY array_position(ARRAY['lead', 'main_developer', 'adviser', 'member'], m.role), m.valid_from, m.id)
        FROM project_person m WHERE m.project_id = p.id AND m.voided_at IS NULL), '[]') AS people,
      coalesce((SELECT jsonb_agg(jsonb_build_object('artefactId', t.id, 'kind', t.kind, 'title', t.title, 'url', t.url, 'addedOn', t.added_on,
        'fileName', (SELECT f.name FROM stored_file f WHERE f.id = t.file_id)) ORDER BY t.added_on, t.id)
        FROM project_artefact t WHERE t.project_id = p.id AND t.voided_at IS NULL), '[]') AS artefacts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('effectId', f.id, 'measuredOn', f.measured_on, 'hoursPerYear', f.hours_per_year,
        'errorsPerYear', f.errors_per_year, 'costPerYear', f.cost_per_year, 'how', f.how) ORDER BY f.measured_on, f.id)
        FROM project_effect f WHERE f.project_id = p.id AND f.voided_at IS NULL), '[]') AS effects,
      coalesce((SELECT jsonb_agg(jsonb_build_object('toolId', i.id, 'name', i.name) ORDER BY i.id)
        FROM inhouse_tool i WHERE i.project_id = p.id), '[]') AS "inhouseTools"
    FROM clock, improvement_project p WHERE p.id = ${projectId}`
  return row ?? null
}

/** Where a project belongs, for the doors; null when there is none. */
export async function projectUnit(sql: Sql, projectId: number): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ unitId: number }[]>`
    SELECT p.unit_id AS "unitId" FROM improvement_project p WHERE p.id = ${projectId}`
  return row?.unitId ?? null
}

/** The part that a person takes in a project on a day; null: none. */
export async function partInProject(
  sql: Sql,
  projectId: number,
  personId: number,
  day: CityDate,
): Promise<ProjectRole | null> {
  const [row] = await sql.$queryRaw<{ role: ProjectRole }[]>`
    SELECT m.role FROM project_people_on(${day}::date) m WHERE m.project_id = ${projectId} AND m.person_id = ${personId}`
  return row?.role ?? null
}

/** The events of a project that stand, for its next step; locks the project until the transaction ends. */
export async function projectEvents(sql: Sql, projectId: number): Promise<ProjectEvent[]> {
  await sql.$queryRaw`SELECT 1 FROM improvement_project p WHERE p.id = ${projectId} FOR UPDATE`
  return sql.$queryRaw<ProjectEvent[]>`
    SELECT e.id AS "eventId", e.event, e.effective_on::text AS on FROM project_event e
    WHERE e.project_id = ${projectId} AND e.voided_at IS NULL ORDER BY e.effective_on, e.id`
}

/** Everybody who takes or ever took part. */
export async function everInProject(sql: Sql, projectId: number): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT DISTINCT m.person_id AS "personId" FROM project_person m WHERE m.project_id = ${projectId} AND m.voided_at IS NULL`
  return rows.map((row) => row.personId)
}

/** A project with the part that somebody has in it, and what the rules of certification ask of it. */
export type OwnProject = ProjectOnDay & {
  projectId: number
  title: string
  unitName: string
  state: ProjectState
  role: ProjectRole
  /** Takes part still. */
  present: boolean
  crossSection: boolean
  systemOperation: boolean
  measuredHours: number | null
  plannedHours: number | null
}

type OwnRow = Pick<
  OwnProject,
  'projectId' | 'title' | 'unitName' | 'state' | 'crossSection' | 'systemOperation' | 'plannedHours' | 'measuredHours'
> & {
  events: { eventId: number; event: ProjectEventKind; on: CityDate }[]
  artefacts: { kind: ArtefactKind; addedOn: CityDate }[]
  effects: { measuredOn: CityDate }[]
  parts: { role: ProjectRole; since: CityDate; until: CityDate | null }[]
}

/**
 * The projects in which a person takes or took part by a day, as they are on it, the latest first. The part that
 * counts is the weightiest one held while the project ran, up to its completion.
 */
export async function projectsOf(sql: Sql, personId: number, day: CityDate): Promise<OwnProject[]> {
  const rows = await sql.$queryRaw<OwnRow[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    part AS MATERIALIZED (
      SELECT m.project_id, jsonb_agg(jsonb_build_object('role', m.role, 'since', m.valid_from, 'until', m.valid_to)) AS parts
      FROM clock, project_person m WHERE m.person_id = ${personId} AND m.voided_at IS NULL AND m.valid_from <= clock.d GROUP BY m.project_id
    )
    SELECT p.id AS "projectId", p.title, p.state, p.cross_section AS "crossSection", p.system_operation AS "systemOperation",
      p.planned_hours AS "plannedHours", part.parts,
      (SELECT u.name FROM unit_period u WHERE u.unit_id = p.unit_id AND u.voided_at IS NULL AND u.valid_from <= clock.d ORDER BY u.valid_from DESC LIMIT 1) AS "unitName",
      (SELECT f.hours_per_year FROM project_effect f WHERE f.project_id = p.id AND f.voided_at IS NULL AND f.hours_per_year IS NOT NULL
        AND f.measured_on <= clock.d ORDER BY f.measured_on DESC, f.id DESC LIMIT 1) AS "measuredHours",
      coalesce((SELECT jsonb_agg(jsonb_build_object('eventId', e.id, 'event', e.event, 'on', e.effective_on))
        FROM project_event e WHERE e.project_id = p.id AND e.voided_at IS NULL), '[]') AS events,
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', t.kind, 'addedOn', t.added_on))
        FROM project_artefact t WHERE t.project_id = p.id AND t.voided_at IS NULL), '[]') AS artefacts,
      coalesce((SELECT jsonb_agg(jsonb_build_object('measuredOn', f.measured_on))
        FROM project_effect f WHERE f.project_id = p.id AND f.voided_at IS NULL), '[]') AS effects
    FROM clock, part JOIN improvement_project p ON p.id = part.project_id
    ORDER BY p.id DESC`
  return rows.map(({ events, artefacts, effects, parts, ...project }) => {
    const facts = projectFactsOn(events, artefacts, effects, day)
    return {
      ...project,
      ...facts,
      role: partThatCounts(parts, facts.completedOn ?? day, facts.operatingSince),
      present: parts.some(({ until }) => until === null || until > day),
    }
  })
}

/** The projects of a person as the rules of certification judge them (domain/certification). */
export async function projectFactsOf(sql: Sql, personId: number, day: CityDate): Promise<ProjectFacts[]> {
  const projects = await projectsOf(sql, personId, day)
  return projects.flatMap(({ projectId, status, ...project }) => {
    if (status === null) return []
    const { role, operatingSince, completedOn, crossSection, systemOperation, evidence } = project
    return [
      { id: String(projectId), role, status, operatingSince, completedOn, crossSection, systemOperation, evidence },
    ]
  })
}

/** What a person can offer as evidence of a skill: projects that operate or are completed. */
export async function projectsForEvidence(sql: Sql, personId: number, day: CityDate): Promise<OwnProject[]> {
  const projects = await projectsOf(sql, personId, day)
  return projects.filter(({ status, role }) => (status === 'operating' || status === 'completed') && role !== 'member')
}

/** A part that ended before the project operated or was completed counts only where there is no later one. */
function partThatCounts(parts: OwnRow['parts'], by: CityDate, from: CityDate | null): ProjectRole {
  const begun = parts.filter(({ since }) => since <= by)
  const held = begun.filter(({ until }) => until === null || until > (from ?? by))
  const among = held.length > 0 ? held : begun.length > 0 ? begun : parts
  return PROJECT_ROLES.find((role) => among.some((part) => part.role === role)) ?? 'member'
}
