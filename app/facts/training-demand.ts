import { addDays, type CityDate, cityDate, fullMonths } from '~/domain/calendar'
import type { RoleAimedAt } from '~/domain/roles'
import type { DemandPerson } from '~/domain/training-demand'
import type { Sql } from '~/facts/sql'

/* Everybody whom demand counts, in two statements of flat arrays however many people there are. */

/** Somebody with the unit at the top of their line: a department, or what stands beside the departments. */
export type CountedPerson = DemandPerson & {
  topUnitId: number
  termEndsOn: CityDate | null
  retirementFiscalYear: number | null
}

/** Where somebody stands in a session that has not ended. */
export type StandingInSession = { personId: number; sessionId: number; state: 'applied' | 'waitlisted' | 'seated' }

export type DemandCity = {
  people: CountedPerson[]
  /** Units at the top, in the order of their codes. */
  topUnits: { unitId: number; code: string; name: string }[]
  /** By `person course code`: the first application that got no seat, with none since. */
  appliedOn: ReadonlyMap<string, CityDate>
  standing: StandingInSession[]
}

type Asked = {
  today: CityDate
  /** Sections whose time may stand for courses (経過措置). */
  sectionCodes: readonly string[]
}

/** One person as demand sees them; null for whoever it does not count. */
export async function demandPerson(sql: Sql, personId: number, asked: Asked): Promise<CountedPerson | null> {
  const [person] = peopleOf(await readCity(sql, asked, personId), asked)
  return person ?? null
}

type Flat = {
  people: [personId: number, topUnitId: number, termEndsOn: CityDate | null, retirementFiscalYear: number | null][]
  topUnits: { unitId: number; code: string; name: string }[]
  heads: number[]
  holders: [personId: number, role: string, validThrough: CityDate | null][]
  aims: [personId: number, role: RoleAimedAt, since: CityDate][]
  nominations: [personId: number, role: RoleAimedAt, on: CityDate][]
  sectionTimes: [personId: number, sectionCode: string, from: CityDate, to: CityDate | null][]
  courses: [courseId: number, code: string][]
  /** person × 10000 + position × 10 + level */
  levels: number[]
  /** person × 10^9 + course × 10^5 + days since 2000-01-01 */
  completions: number[]
}

const FIRST_DAY = cityDate('2000-01-01')

/** The key of a person and a course in `appliedOn`. */
export function waitKey(personId: number, courseCode: string): string {
  return `${personId} ${courseCode}`
}

/** Regular staff with a primary post today; 会計年度任用 stand apart, as on the map. */
export async function demandCity(sql: Sql, asked: Asked): Promise<DemandCity> {
  const flat = await readCity(sql, asked)
  const { waits, standing } = await readApplications(sql, asked.today)
  return {
    people: peopleOf(flat, asked),
    topUnits: flat.topUnits,
    appliedOn: new Map(waits.map(([personId, code, on]) => [waitKey(personId, code), on])),
    standing: standing.map(([personId, sessionId, state]) => ({ personId, sessionId, state })),
  }
}

async function readCity(sql: Sql, { today, sectionCodes }: Asked, only: number | null = null): Promise<Flat> {
  // json as text: what is read here is a hundred thousand numbers, parsed at once and not value by value.
  const [row] = await sql.$queryRaw<Record<keyof Flat, string>[]>`
    WITH unit_now AS MATERIALIZED (
      SELECT u.unit_id, u.code, u.name, u.kind FROM units_on(${today}::date) u
    ), line AS MATERIALIZED (
      SELECT l.unit_id, l.ancestor_id, l.depth FROM unit_lines_on(${today}::date) l
    ), top AS MATERIALIZED (
      SELECT DISTINCT ON (l.unit_id) l.unit_id, l.ancestor_id AS top_id FROM line l ORDER BY l.unit_id, l.depth DESC
    ), staff AS MATERIALIZED (
      SELECT p.person_id, top.top_id, e.term_ends_on, e.retirement_fiscal_year
      FROM posts_on(${today}::date) p
      JOIN employments_on(${today}::date) e ON e.person_id = p.person_id AND e.employment_type <> 'fiscal_year'
      JOIN top ON top.unit_id = p.unit_id
      WHERE p.kind = 'primary' AND (${only}::int IS NULL OR p.person_id = ${only}::int)
    ), skill_now AS MATERIALIZED (
      SELECT k.id, k.position FROM skill k WHERE k.standard_version_id = standard_in_force(${today}::date)
    )
    SELECT
      (SELECT coalesce(json_agg(json_build_array(s.person_id, s.top_id, s.term_ends_on, s.retirement_fiscal_year) ORDER BY s.person_id), '[]')
        FROM staff s)::text AS people,
      (SELECT coalesce(json_agg(json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) ORDER BY u.code), '[]')
        FROM unit_now u WHERE u.unit_id IN (SELECT top.top_id FROM top))::text AS "topUnits",
      (SELECT coalesce(json_agg(DISTINCT h.person_id), '[]') FROM unit_heads_on(${today}::date) h JOIN unit_now u ON u.unit_id = h.unit_id
        WHERE u.kind IN ('section', 'department'))::text AS heads,
      (SELECT coalesce(json_agg(json_build_array(h.person_id, h.role, h.valid_through)), '[]') FROM role_holders_on(${today}::date) h)::text AS holders,
      (SELECT coalesce(json_agg(json_build_array(a.person_id, a.role, a.since)), '[]') FROM aims_on(${today}::date) a)::text AS aims,
      (SELECT coalesce(json_agg(json_build_array(c.person_id, c.role, c.nominated_on)), '[]') FROM candidates_on(${today}::date) c)::text AS nominations,
      (SELECT coalesce(json_agg(json_build_array(p.person_id, u.code, p.valid_from, p.valid_to)), '[]')
        FROM post p JOIN line l ON l.unit_id = p.unit_id JOIN unit u ON u.id = l.ancestor_id AND u.code = ANY (${[...sectionCodes]}::text[])
        WHERE p.voided_at IS NULL AND p.kind = 'primary' AND p.valid_from <= ${today}::date
          AND p.person_id IN (SELECT c.person_id FROM candidates_on(${today}::date) c))::text AS "sectionTimes",
      (SELECT coalesce(json_agg(json_build_array(c.id, c.code)), '[]') FROM course c)::text AS courses,
      (SELECT coalesce(json_agg(v.person_id::bigint * 10000 + k.position * 10 + v.level), '[]')
        FROM current_level v JOIN skill_now k ON k.id = v.skill_id WHERE ${only}::int IS NULL OR v.person_id = ${only}::int)::text AS levels,
      (SELECT coalesce(json_agg(c.person_id::bigint * 1000000000 + c.course_id::bigint * 100000 + (c.completed_on - ${FIRST_DAY}::date)), '[]')
        FROM completions_on(${today}::date) c WHERE ${only}::int IS NULL OR c.person_id = ${only}::int)::text AS completions`
  if (!row) throw new Error('no city')
  return Object.fromEntries(Object.entries(row).map(([name, text]) => [name, JSON.parse(text)])) as Flat
}

type Applications = {
  waits: [personId: number, courseCode: string, on: CityDate][]
  standing: [personId: number, sessionId: number, state: StandingInSession['state']][]
}

/** Whoever was promised a seat since is not waiting: a seat given after an application ends its waiting. */
async function readApplications(sql: Sql, today: CityDate): Promise<Applications> {
  const [row] = await sql.$queryRaw<Applications[]>`
    SELECT (
      SELECT coalesce(json_agg(json_build_array(w.person_id, w.code, w.since)), '[]') FROM (
        SELECT e.person_id, k.code, min(e.applied_on) AS since
        FROM enrolment e JOIN course_session s ON s.id = e.session_id JOIN course k ON k.id = s.course_id
        WHERE e.state IN ('applied', 'waitlisted', 'turned_away') AND NOT EXISTS (
          SELECT 1 FROM enrolment x JOIN course_session y ON y.id = x.session_id
          WHERE x.person_id = e.person_id AND y.course_id = s.course_id AND has_a_seat(x.state) AND x.applied_on >= e.applied_on)
        GROUP BY e.person_id, k.code) w) AS waits, (
      SELECT coalesce(json_agg(json_build_array(e.person_id, e.session_id, e.state)), '[]')
      FROM enrolment e JOIN course_session s ON s.id = e.session_id
      WHERE s.state = 'open' AND s.ends_on >= ${today}::date AND e.state IN ('applied', 'waitlisted', 'seated')) AS standing`
  return row ?? { waits: [], standing: [] }
}

function peopleOf(flat: Flat, { today }: Pick<Asked, 'today'>): CountedPerson[] {
  const levels = levelsByPerson(flat.levels)
  const completions = completionsByPerson(flat)
  const heads = new Set(flat.heads)
  const holders = grouped(flat.holders)
  const aims = new Map(flat.aims.map((aim) => [aim[0], aim]))
  const nominations = grouped(flat.nominations)
  const times = grouped(flat.sectionTimes)
  return flat.people.map(([personId, topUnitId, termEndsOn, retirementFiscalYear]) => {
    const held = holders.get(personId) ?? []
    const [, role, since] = aims.get(personId) ?? []
    const aim = role && since ? { role, since } : null
    const nominated = (nominations.get(personId) ?? []).find((one) => one[1] === role)
    return {
      personId,
      topUnitId,
      termEndsOn,
      retirementFiscalYear,
      roles: ['GENERAL_STAFF', ...(heads.has(personId) ? ['SECTION_HEAD'] : []), ...held.map(([, one]) => one)],
      aim,
      nominatedOn: nominated?.[2] ?? null,
      certificates: held.map(([, one, validThrough]) => ({ role: one, validThrough })),
      levels: levels.get(personId) ?? [],
      completions: completions.get(personId) ?? [],
      monthsIn: (codes) => monthsIn(times.get(personId) ?? [], codes, today),
    }
  })
}

function levelsByPerson(packed: readonly number[]): Map<number, number[]> {
  const levels = new Map<number, number[]>()
  for (const each of packed) {
    const personId = Math.floor(each / 10_000)
    const position = Math.floor((each % 10_000) / 10)
    const own = levels.get(personId) ?? []
    while (own.length <= position) own.push(-1)
    own[position] = each % 10
    levels.set(personId, own)
  }
  return levels
}

/** Each day is made once: 40,000 completions share a few hundred. */
function completionsByPerson({
  completions,
  courses,
}: Flat): Map<number, { courseCode: string; completedOn: CityDate }[]> {
  const codes = new Map(courses)
  const days = new Map<number, CityDate>()
  const dayAt = (number: number) => {
    const day = days.get(number) ?? addDays(FIRST_DAY, number)
    days.set(number, day)
    return day
  }
  const found = new Map<number, { courseCode: string; completedOn: CityDate }[]>()
  for (const each of completions) {
    const personId = Math.floor(each / 1_000_000_000)
    const courseCode = codes.get(Math.floor((each % 1_000_000_000) / 100_000))
    if (courseCode === undefined) continue
    const own = found.get(personId) ?? []
    own.push({ courseCode, completedOn: dayAt(each % 100_000) })
    found.set(personId, own)
  }
  return found
}

function monthsIn(times: Flat['sectionTimes'], codes: readonly string[], today: CityDate): number {
  return times
    .filter(([, code]) => codes.includes(code))
    .reduce((sum, [, , from, to]) => sum + fullMonths(from, to !== null && to < today ? to : today), 0)
}

function grouped<Row extends readonly [number, ...unknown[]]>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) groups.set(row[0], [...(groups.get(row[0]) ?? []), row])
  return groups
}
