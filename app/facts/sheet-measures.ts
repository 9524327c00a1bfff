import { askedInRound } from '~/domain/assessment'
import { type CityDate, type FiscalYear, fiscalYearOf, fiscalYearStart } from '~/domain/calendar'
import { toolsOn } from '~/domain/role-requirements'
import { stateOfRecords } from '~/facts/candidates'
import { peopleForRound } from '~/facts/round-participants'
import type { Sql } from '~/facts/sql'
import { standardInForce } from '~/facts/standard'

/** What a sheet tells of a fiscal year is told up to a day of it. */
export type YearUpTo = { fiscalYear: FiscalYear; day: CityDate }

export type Literacy = { reached: number; asked: number }

const known = new Map<CityDate, { state: string; literacy: Promise<Literacy | null> }>()

/**
 * デジタルリテラシー基準 (plan targets › SUP-LITERACY): of everybody in office whom a round would ask, those with each core
 * skill confirmed at 1 or more; skills whose tool has not reached the whole city are left out. A day takes a look at every
 * confirmation, so it is counted again only when something has been changed since.
 * @returns by day; null where nobody's levels were confirmed yet
 */
export async function literacyOn(sql: Sql, days: readonly CityDate[]): Promise<Map<CityDate, Literacy | null>> {
  const state = await stateOfRecords(sql)
  const found = await Promise.all(days.map(async (day) => [day, await literacyKept(sql, day, state)] as const))
  return new Map(found)
}

function literacyKept(sql: Sql, day: CityDate, state: string): Promise<Literacy | null> {
  const kept = known.get(day)
  if (kept?.state === state) return kept.literacy
  const literacy = readLiteracy(sql, day)
  known.set(day, { state, literacy })
  literacy.catch(() => known.delete(day))
  return literacy
}

async function readLiteracy(sql: Sql, day: CityDate): Promise<Literacy | null> {
  const standard = await standardInForce(sql, day)
  if (!standard) return null
  const { cityWide } = toolsOn(standard.tools, fiscalYearOf(day))
  const core = standard.skills.filter(
    ({ tier, toolCode }) => tier === 'core' && (toolCode === null || cityWide.has(toolCode)),
  )
  const [people, levels] = await Promise.all([
    peopleForRound(sql, day, []),
    sql.$queryRaw<{ personId: number; skills: number }[]>`
      SELECT l.person_id AS "personId", count(*) FILTER (WHERE l.level >= 1)::int AS skills FROM levels_on(${day}::date) l
      WHERE l.skill_id = ANY (${core.map(({ skillId }) => skillId)}::int[]) GROUP BY l.person_id`,
  ])
  if (levels.length === 0) return null
  const reached = new Set(levels.filter(({ skills }) => skills === core.length).map(({ personId }) => personId))
  const asked = people.filter((person) => askedInRound(person) !== null)
  return { asked: asked.length, reached: asked.filter(({ personId }) => reached.has(personId)).length }
}

/**
 * Sections in which one of these people has the primary post, and sections that have staff (SUP-SECTION-LEADER).
 * @param holders who counts as leader or master on each day
 */
export async function sectionsWith(
  sql: Sql,
  holders: readonly { day: CityDate; personIds: readonly number[] }[],
): Promise<Map<CityDate, { covered: number; staffed: number }>> {
  const pairs = holders.flatMap(({ day, personIds }) => personIds.map((personId) => ({ day, personId })))
  const rows = await sql.$queryRaw<{ day: CityDate; covered: number; staffed: number }[]>`
    WITH asked AS MATERIALIZED (SELECT DISTINCT x.d FROM unnest(${holders.map(({ day }) => day)}::date[]) AS x (d)),
    line AS MATERIALIZED (
      SELECT a.d, l.unit_id, l.ancestor_id FROM asked a CROSS JOIN LATERAL unit_lines_on(a.d) l WHERE l.ancestor_kind = 'section'
    ), staffed AS (
      SELECT l.d, l.ancestor_id FROM line l
      JOIN post p ON p.unit_id = l.unit_id AND p.kind = 'primary' AND p.voided_at IS NULL
        AND p.valid_from <= l.d AND (p.valid_to IS NULL OR p.valid_to > l.d)
    ), covered AS (
      SELECT h.d, l.ancestor_id
      FROM unnest(${pairs.map(({ day }) => day)}::date[], ${pairs.map(({ personId }) => personId)}::int[]) AS h (d, person_id)
      JOIN post p ON p.person_id = h.person_id AND p.kind = 'primary' AND p.voided_at IS NULL
        AND p.valid_from <= h.d AND (p.valid_to IS NULL OR p.valid_to > h.d)
      JOIN line l ON l.d = h.d AND l.unit_id = p.unit_id
    )
    SELECT a.d::text AS day, (SELECT count(DISTINCT c.ancestor_id)::int FROM covered c WHERE c.d = a.d) AS covered,
      (SELECT count(DISTINCT s.ancestor_id)::int FROM staffed s WHERE s.d = a.d) AS staffed
    FROM asked a`
  return new Map(rows.map(({ day, ...sections }) => [day, sections]))
}

export type Officers = { hired: number; inOffice: number }

/** デジタル技術官 by fiscal year: hired by the day of the decision (plan targets › IND-31-TECH), and in office at its end. */
export async function officersIn(sql: Sql, years: readonly YearUpTo[]): Promise<Map<FiscalYear, Officers>> {
  const rows = await sql.$queryRaw<(Officers & { fiscalYear: FiscalYear })[]>`
    WITH officer AS MATERIALIZED (
      SELECT a.valid_from, a.valid_to, coalesce(a.hire_decided_on, a.valid_from) AS decided_on
      FROM appointment a WHERE a.role = 'TECH_OFFICER' AND a.voided_at IS NULL
    )
    SELECT y.fiscal_year AS "fiscalYear",
      (SELECT count(*)::int FROM officer o WHERE fiscal_year_of(o.decided_on) = y.fiscal_year AND o.decided_on <= y.d) AS hired,
      (SELECT count(*)::int FROM officer o WHERE o.valid_from <= y.d AND (o.valid_to IS NULL OR o.valid_to > y.d)) AS "inOffice"
    FROM unnest(${years.map(({ fiscalYear }) => fiscalYear)}::int[], ${years.map(({ day }) => day)}::date[]) AS y (fiscal_year, d)`
  return new Map(rows.map(({ fiscalYear, ...officers }) => [fiscalYear, officers]))
}

/** How many were candidates for each role at some time of a year: aiming at it and nominated by their head. */
export async function candidatesIn(
  sql: Sql,
  years: readonly YearUpTo[],
): Promise<{ fiscalYear: FiscalYear; role: string; people: number }[]> {
  return sql.$queryRaw<{ fiscalYear: FiscalYear; role: string; people: number }[]>`
    SELECT y.fiscal_year AS "fiscalYear", a.role, count(DISTINCT a.person_id)::int AS people
    FROM unnest(${years.map(({ fiscalYear }) => fiscalYear)}::int[], ${years.map(({ day }) => day)}::date[],
      ${years.map(({ fiscalYear }) => fiscalYearStart(fiscalYear))}::date[]) AS y (fiscal_year, d, first)
    JOIN role_aim a ON a.voided_at IS NULL AND a.valid_from <= y.d AND (a.valid_to IS NULL OR a.valid_to > y.first)
    JOIN nomination n ON n.person_id = a.person_id AND n.role = a.role AND n.voided_at IS NULL AND n.nominated_on <= y.d
    GROUP BY y.fiscal_year, a.role`
}
