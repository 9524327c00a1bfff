import type { CityDate } from '~/domain/calendar'
import type { ProjectState } from '~/domain/practice'
import type { SearchTerm } from '~/domain/practice-search'
import type { Sql } from '~/facts/sql'

type ProjectQuery = {
  terms: readonly SearchTerm[]
  /** Whether a project must hold every term, or any. */
  holding: 'all' | 'any'
  /** Of this unit and those below it; null: of all. */
  unitId: number | null
  tool: string
  state: ProjectState | ''
  /** Only those with a specification (仕様書). */
  specified: boolean
  page: number
  pageSize: number
}

/** A project in a list: what it was, what it is now, what it saves, whom to ask. */
export type FoundProject = {
  projectId: number
  title: string
  process: string
  asIs: string
  toBe: string
  tools: string[]
  state: ProjectState
  unitName: string
  /** The units above it, highest first: 財務部 資産税課. */
  unitsAbove: string | null
  measuredHours: number | null
  plannedHours: number | null
  /** The first of its people, by part, who is still in office. */
  ask: { name: string; unitName: string } | null
  specified: boolean
  /** Of the last event. */
  lastOn: CityDate
}

/** Likeness (0 to 1) from which a longer word that does not stand in the text counts as found. */
const LIKE_ENOUGH = 0.5

/**
 * Projects in which every term stands, or something much like it (or any term, where that is asked); those that fit
 * best and are newest first. Without terms the newest first.
 */
export async function projectsFound(
  sql: Sql,
  day: CityDate,
  query: ProjectQuery,
): Promise<{ total: number; projects: FoundProject[] }> {
  const { terms } = query
  const least = query.holding === 'all' ? terms.length : Math.min(1, terms.length)
  const texts = terms.map(({ text }) => text)
  const patterns = terms.map(({ pattern }) => pattern)
  const likeness = terms.map((term) => term.likeness)
  const rows = await sql.$queryRaw<(FoundProject & { total: number })[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    line AS MATERIALIZED (SELECT l.* FROM clock, unit_lines_on(clock.d) l),
    term AS MATERIALIZED (
      SELECT x.word, x.pattern, x.likeness
      FROM ROWS FROM (unnest(${texts}::text[]), unnest(${patterns}::text[]), unnest(${likeness}::boolean[])) AS x (word, pattern, likeness)
    ), found AS MATERIALIZED (
      SELECT p.id, e.last_on,
        coalesce((SELECT sum(CASE WHEN split_part(p.search_key, E'\n', 1) LIKE t.pattern THEN 1.5 WHEN p.search_key LIKE t.pattern THEN 1
          ELSE word_similarity(t.word, p.search_key) END) FROM term t), 0)
          + 1 / (1 + (clock.d - e.last_on) / 365.0) AS fit
      FROM clock CROSS JOIN improvement_project p
      CROSS JOIN LATERAL (SELECT max(x.effective_on) AS last_on FROM project_event x WHERE x.project_id = p.id AND x.voided_at IS NULL) e
      WHERE (SELECT count(*) FROM term t WHERE p.search_key LIKE t.pattern
          OR (t.likeness AND word_similarity(t.word, p.search_key) >= ${LIKE_ENOUGH})) >= ${least}::int
        AND (${query.unitId}::int IS NULL OR p.unit_id IN (SELECT line.unit_id FROM line WHERE line.ancestor_id = ${query.unitId}))
        AND (${query.tool} = '' OR ${query.tool} = ANY (p.tools))
        AND (${query.state} = '' OR p.state = ${query.state})
        AND (NOT ${query.specified} OR EXISTS (SELECT 1 FROM project_artefact a WHERE a.project_id = p.id AND a.kind = 'specification' AND a.voided_at IS NULL))
    ), listed AS MATERIALIZED (
      SELECT f.* FROM found f ORDER BY f.fit DESC, f.last_on DESC, f.id DESC LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}
    )
    SELECT p.id AS "projectId", p.title, p.process, p.as_is AS "asIs", p.to_be AS "toBe", p.tools, p.state, p.planned_hours AS "plannedHours",
      f.last_on::text AS "lastOn", (SELECT count(*)::int FROM found) AS total,
      (SELECT u.name FROM unit_period u WHERE u.unit_id = p.unit_id AND u.voided_at IS NULL AND u.valid_from <= clock.d ORDER BY u.valid_from DESC LIMIT 1) AS "unitName",
      (SELECT string_agg(u.name, ' ' ORDER BY line.depth DESC) FROM line JOIN units_on(clock.d) u ON u.unit_id = line.ancestor_id
        WHERE line.unit_id = p.unit_id AND line.depth > 0) AS "unitsAbove",
      (SELECT x.hours_per_year FROM project_effect x WHERE x.project_id = p.id AND x.voided_at IS NULL AND x.hours_per_year IS NOT NULL
        ORDER BY x.measured_on DESC, x.id DESC LIMIT 1) AS "measuredHours",
      EXISTS (SELECT 1 FROM project_artefact a WHERE a.project_id = p.id AND a.kind = 'specification' AND a.voided_at IS NULL) AS specified,
      (SELECT jsonb_build_object('name', i.name, 'unitName', u.name) FROM project_people_on(clock.d) m
        JOIN posts_on(clock.d) o ON o.person_id = m.person_id AND o.kind = 'primary'
        JOIN units_on(clock.d) u ON u.unit_id = o.unit_id
        JOIN particulars_on(clock.d) i ON i.person_id = m.person_id
        WHERE m.project_id = p.id ORDER BY array_position(ARRAY['lead', 'main_developer', 'adviser', 'member'], m.role), m.since LIMIT 1) AS ask
    FROM clock, listed f JOIN improvement_project p ON p.id = f.id
    ORDER BY f.fit DESC, f.last_on DESC, f.id DESC`
  return { total: rows[0]?.total ?? 0, projects: rows.map(({ total: _, ...project }) => project) }
}

/** How like two projects must be for the one to be shown to whoever proposes the other. */
const SIMILAR_ENOUGH = 0.12
const MOST_SIMILAR = 5

/** Projects of any state that are about much the same, the likest first. */
export async function similarProjects(
  sql: Sql,
  key: string,
): Promise<{ projectId: number; title: string; process: string; state: ProjectState; unitName: string }[]> {
  return sql.$queryRaw`
    SELECT p.id AS "projectId", p.title, p.process, p.state,
      (SELECT u.name FROM unit_period u WHERE u.unit_id = p.unit_id AND u.voided_at IS NULL ORDER BY u.valid_from DESC LIMIT 1) AS "unitName"
    FROM improvement_project p
    WHERE similarity(p.search_key, ${key}) >= ${SIMILAR_ENOUGH}
    ORDER BY similarity(p.search_key, ${key}) DESC, p.id DESC LIMIT ${MOST_SIMILAR}`
}

/** Every tool named in a project, the most used first. */
export async function toolsNamed(sql: Sql): Promise<string[]> {
  const rows = await sql.$queryRaw<{ tool: string }[]>`
    SELECT t.tool FROM improvement_project p CROSS JOIN LATERAL unnest(p.tools) AS t (tool)
    GROUP BY t.tool ORDER BY count(*) DESC, t.tool LIMIT 100`
  return rows.map(({ tool }) => tool)
}
