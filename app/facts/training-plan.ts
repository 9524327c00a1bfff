import { type CityDate, type FiscalYear, fiscalYearEnd, fiscalYearStart } from '~/domain/calendar'
import { type PlanContent, planContent } from '~/domain/training-plan'
import type { EnrolmentState } from '~/facts/enrolments'
import type { Sql, Stamp } from '~/facts/sql'

/** A version of a year's plan; a version never changes. */
export type PlanVersion = {
  fiscalYear: FiscalYear
  version: number
  state: 'draft' | 'adopted'
  content: PlanContent
  note: string | null
  savedOn: CityDate
  /** `HH:MM` in the city's time. */
  savedAt: string
  savedBy: string | null
}

/** The versions of the plans of these years, the latest first. */
export async function planVersions(sql: Sql, years: readonly FiscalYear[]): Promise<PlanVersion[]> {
  const rows = await sql.$queryRaw<(Omit<PlanVersion, 'content'> & { content: unknown })[]>`
    SELECT p.fiscal_year AS "fiscalYear", p.version, p.state, p.content, p.note, p.saved_on::text AS "savedOn",
      to_char(p.recorded_at AT TIME ZONE 'Asia/Tokyo', 'HH24:MI') AS "savedAt", a.display_name AS "savedBy"
    FROM training_plan p LEFT JOIN account a ON a.id = p.recorded_by
    WHERE p.fiscal_year = ANY (${[...years]}::int[]) ORDER BY p.fiscal_year DESC, p.version DESC`
  return rows.map((row) => ({ ...row, content: planContent.parse(row.content) }))
}

type NewVersion = Pick<PlanVersion, 'fiscalYear' | 'state' | 'content' | 'note' | 'savedOn'> & {
  /** The version from which it was made; 0: from none. */
  basedOn: number
}

/** Keeps a plan as the version after the one it was made from. @returns its number; null: somebody saved meanwhile */
export async function addPlanVersion(sql: Sql, plan: NewVersion, stamp: Stamp): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ version: number }[]>`
    INSERT INTO training_plan (fiscal_year, version, state, content, note, saved_on, recorded_at, recorded_by)
    SELECT ${plan.fiscalYear}, ${plan.basedOn + 1}, ${plan.state}, ${JSON.stringify(plan.content)}::jsonb, ${plan.note},
      ${plan.savedOn}::date, ${stamp.at}, ${stamp.by}
    WHERE ${plan.basedOn} = (SELECT coalesce(max(p.version), 0) FROM training_plan p WHERE p.fiscal_year = ${plan.fiscalYear})
    ON CONFLICT (fiscal_year, version) DO NOTHING RETURNING version`
  return row?.version ?? null
}

export type Committee = { fiscalYear: FiscalYear; sequence: number; applyBy: CityDate; heldOn: CityDate }

/** The committees of a fiscal year by their day. */
export async function committeesOf(sql: Sql, year: FiscalYear): Promise<Committee[]> {
  return sql.$queryRaw<Committee[]>`
    SELECT c.fiscal_year AS "fiscalYear", c.sequence, c.apply_by::text AS "applyBy", c.held_on::text AS "heldOn"
    FROM committee c WHERE c.fiscal_year = ${year} ORDER BY c.held_on, c.id`
}

/** How many people completed each course in a fiscal year, by its code. */
export async function completionsByCourse(sql: Sql, year: FiscalYear): Promise<Map<string, number>> {
  const rows = await sql.$queryRaw<{ code: string; people: number }[]>`
    SELECT k.code, count(DISTINCT c.person_id)::int AS people
    FROM completions_on(${fiscalYearEnd(year)}::date) c JOIN course k ON k.id = c.course_id
    WHERE c.completed_on >= ${fiscalYearStart(year)}::date GROUP BY k.code`
  return new Map(rows.map(({ code, people }) => [code, people]))
}

/** The people behind the count of one course: each once, by the first day in the year on which they completed it. */
export async function completedInYear(
  sql: Sql,
  year: FiscalYear,
  code: string,
): Promise<{ personId: number; on: CityDate }[]> {
  return sql.$queryRaw<{ personId: number; on: CityDate }[]>`
    SELECT c.person_id AS "personId", min(c.completed_on)::text AS on
    FROM completions_on(${fiscalYearEnd(year)}::date) c JOIN course k ON k.id = c.course_id
    WHERE c.completed_on >= ${fiscalYearStart(year)}::date AND k.code = ${code} GROUP BY c.person_id`
}

/** The seats taken in the open sessions of a course in a year, each with its person and what came of it. */
export async function seatsTakenInYear(
  sql: Sql,
  year: FiscalYear,
  code: string,
): Promise<{ personId: number; session: string; state: EnrolmentState }[]> {
  return sql.$queryRaw<{ personId: number; session: string; state: EnrolmentState }[]>`
    SELECT e.person_id AS "personId", s.name AS session, e.state
    FROM enrolment e JOIN course_session s ON s.id = e.session_id JOIN course k ON k.id = s.course_id
    WHERE s.fiscal_year = ${year} AND s.state = 'open' AND k.code = ${code} AND has_a_seat(e.state) ORDER BY s.starts_on, e.id`
}
