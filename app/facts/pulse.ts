import type { CityDate, FiscalYear } from '~/domain/calendar'
import {
  mayNameDepartment,
  type PublishedPulse,
  type PulseMeans,
  type PulseState,
  type PulseYear,
  publishedPulse,
  pulseStateOn,
  shownDepartments,
} from '~/domain/pulse'
import type { Sql, Stamp } from '~/facts/sql'

type Group = { departmentId: number | null; responses: number; tenths: number[] | null; overall: number | null }
type Interim = PulseMeans & { publishedOn: CityDate }
type PulseRow = PulseYear & { groups: Group[]; interim: Interim[] }

export type DepartmentPulse = PulseMeans & { departmentId: number }

/** A year of the pulse as of a day, with what may be shown of it. */
export type PulseOnDay = {
  year: PulseYear
  state: PulseState
  /** Answers so far. */
  responses: number
  published: PublishedPulse | null
  interim: Interim[]
  /** Departments that may be told apart; none before the close. */
  departments: DepartmentPulse[]
}

/** Every year of the pulse, the earliest first. The database gives no means of fewer than five answers. */
export async function pulsesOn(sql: Sql, day: CityDate): Promise<PulseOnDay[]> {
  const rows = await sql.$queryRaw<PulseRow[]>`
    SELECT y.fiscal_year AS "fiscalYear", y.questions, y.opens_on::text AS "opensOn", y.closes_on::text AS "closesOn",
      y.closed_on::text AS "closedOn",
      coalesce((SELECT jsonb_agg(jsonb_build_object('departmentId', m.department_id, 'responses', m.responses, 'tenths', m.tenths,
        'overall', m.overall) ORDER BY m.department_id) FROM pulse_means(y.fiscal_year) m), '[]') AS groups,
      coalesce((SELECT jsonb_agg(jsonb_build_object('responses', p.responses, 'tenths', p.tenths, 'overall', p.overall,
        'publishedOn', p.published_on) ORDER BY p.responses) FROM pulse_publication p WHERE p.fiscal_year = y.fiscal_year), '[]') AS interim
    FROM pulse_year y ORDER BY y.fiscal_year`
  return rows.map((row) => onDay(row, day))
}

function onDay({ groups, interim, ...year }: PulseRow, day: CityDate): PulseOnDay {
  const state = pulseStateOn(year, day)
  const told = groups.flatMap((group) => toldOf(group) ?? [])
  const city = told.find(({ departmentId }) => departmentId === null)
  const known = interim.filter(({ publishedOn }) => publishedOn <= day)
  const published = publishedPulse(state, city ?? null, known)
  // What an earlier publication left untold must not follow from the departments.
  const whole = city && published?.isFinal && published.responses === city.responses ? city.responses : null
  const departments = told.flatMap(({ departmentId, ...means }) =>
    departmentId === null ? [] : [{ departmentId, ...means }],
  )
  return {
    year,
    state,
    responses: groups.find(({ departmentId }) => departmentId === null)?.responses ?? 0,
    published,
    interim: known,
    departments: whole === null ? [] : shownDepartments(departments, whole),
  }
}

function toldOf({ departmentId, responses, tenths, overall }: Group) {
  return tenths === null || overall === null ? null : { departmentId, responses, tenths, overall }
}

/** The year that may be answered on a day, and whether this person has. */
export async function openPulse(
  sql: Sql,
  day: CityDate,
  personId: number,
): Promise<{ fiscalYear: FiscalYear; closesOn: CityDate; answered: boolean } | null> {
  const [row] = await sql.$queryRaw<{ fiscalYear: FiscalYear; closesOn: CityDate; answered: boolean }[]>`
    SELECT y.fiscal_year AS "fiscalYear", y.closes_on::text AS "closesOn", EXISTS (SELECT 1 FROM pulse_participation p
      WHERE p.fiscal_year = y.fiscal_year AND p.person_id = ${personId}) AS answered
    FROM pulse_year y
    WHERE y.opens_on <= ${day}::date AND y.closes_on >= ${day}::date AND (y.closed_on IS NULL OR y.closed_on > ${day}::date)`
  return row ?? null
}

/** Takes an answer of nobody in particular. @returns false: this person has answered before */
export async function givePulseAnswer(
  sql: Sql,
  given: { fiscalYear: FiscalYear; personId: number; departmentId: number | null; answers: readonly number[] },
): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ given: boolean }[]>`
    SELECT give_pulse_answer(${given.fiscalYear}::int, ${given.personId}::int, ${given.departmentId}::int,
      ${[...given.answers]}::smallint[]) AS given`
  return row?.given ?? false
}

/** The department that an answer of this person may name on a day: of the primary post, where many work. */
export async function departmentToName(sql: Sql, personId: number, day: CityDate): Promise<number | null> {
  const [row] = await sql.$queryRaw<{ departmentId: number; staff: number }[]>`
    WITH line AS MATERIALIZED (
      SELECT l.unit_id, l.ancestor_id FROM unit_lines_on(${day}::date) l WHERE l.ancestor_kind = 'department'
    ), own AS MATERIALIZED (
      SELECT l.ancestor_id FROM posts_on(${day}::date) p JOIN line l ON l.unit_id = p.unit_id
      WHERE p.person_id = ${personId} AND p.kind = 'primary'
    )
    SELECT own.ancestor_id AS "departmentId", count(*)::int AS staff
    FROM own JOIN line l ON l.ancestor_id = own.ancestor_id
    JOIN posts_on(${day}::date) p ON p.unit_id = l.unit_id AND p.kind = 'primary'
    GROUP BY own.ancestor_id`
  return row && mayNameDepartment(row.staff) ? row.departmentId : null
}

/** Sets a year up with its questions. @returns false: the year is there already */
export async function storePulseYear(
  sql: Sql,
  year: Pick<PulseYear, 'fiscalYear' | 'questions' | 'opensOn' | 'closesOn'>,
  stamp: Stamp,
): Promise<boolean> {
  const stored = await sql.$executeRaw`
    INSERT INTO pulse_year (fiscal_year, questions, opens_on, closes_on, recorded_at, recorded_by)
    VALUES (${year.fiscalYear}, ${[...year.questions]}::text[], ${year.opensOn}::date, ${year.closesOn}::date, ${stamp.at}, ${stamp.by}::int)
    ON CONFLICT (fiscal_year) DO NOTHING`
  return stored > 0
}

/** Ends a year before its day. @returns false: it was ended already */
export async function endPulseYear(sql: Sql, fiscalYear: FiscalYear, day: CityDate): Promise<boolean> {
  const ended = await sql.$executeRaw`
    UPDATE pulse_year SET closed_on = ${day}::date WHERE fiscal_year = ${fiscalYear} AND closed_on IS NULL`
  return ended > 0
}

/** Who has answered is of no use any more once a year is closed. */
export async function forgetWhoAnswered(sql: Sql, fiscalYears: readonly FiscalYear[]): Promise<void> {
  await sql.$executeRaw`DELETE FROM pulse_participation WHERE fiscal_year = ANY (${[...fiscalYears]}::int[])`
}

/** Keeps what is shown of a year before its close. */
export async function storePulsePublication(
  sql: Sql,
  given: { fiscalYear: FiscalYear; publishedOn: CityDate; means: PulseMeans },
  stamp: Stamp,
): Promise<void> {
  const { fiscalYear, publishedOn, means } = given
  await sql.$executeRaw`
    INSERT INTO pulse_publication (fiscal_year, published_on, responses, tenths, overall, recorded_at, recorded_by)
    VALUES (${fiscalYear}, ${publishedOn}::date, ${means.responses}, ${[...means.tenths]}::smallint[], ${means.overall},
      ${stamp.at}, ${stamp.by}::int)`
}

/** The means of all answers so far, for 事務局 to publish; null where they are fewer than five. */
export async function pulseMeansNow(sql: Sql, fiscalYear: FiscalYear): Promise<PulseMeans | null> {
  const [row] = await sql.$queryRaw<Group[]>`
    SELECT m.department_id AS "departmentId", m.responses, m.tenths, m.overall
    FROM pulse_means(${fiscalYear}::int) m WHERE m.department_id IS NULL`
  return row ? toldOf(row) : null
}
