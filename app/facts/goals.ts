import type { CityDate, FiscalYear } from '~/domain/calendar'
import { earlierOf, fiscalYearEnd } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { type Career, type Ledger, ledgerOf } from '~/domain/goals'
import { careersKnownAt, careersOf } from '~/facts/careers'
import type { Sql } from '~/facts/sql'
import { type YearEnd, yearEndOf, yearEnds } from '~/facts/year-ends'

/** The ledgers of one fiscal year, and what else they are told from. */
export type YearLedgers = {
  ledgers: Record<CertifiedRole, Ledger>
  careers: Career[]
  yearEnds: YearEnd[]
  /** This year's end was fixed and is told as it was known then; later corrections stand in the next year. */
  isFixed: boolean
}

/**
 * The ledger of each role for a fiscal year, up to a day of it: by what is not taken back now, except a fixed year,
 * which stays what it was known to be when it was fixed.
 */
export async function ledgersOf(sql: Sql, asked: { fiscalYear: FiscalYear; asOf: CityDate }): Promise<YearLedgers> {
  const [known, ends] = await Promise.all([careersOf(sql), yearEnds(sql)])
  return ledgersFrom(sql, asked, known, ends)
}

/** The same of several years, each up to its end or up to a day: what they have in common is read once. */
export async function ledgersOfYears(
  sql: Sql,
  asked: { years: readonly FiscalYear[]; asOf: CityDate },
): Promise<YearLedgers[]> {
  const [known, ends] = await Promise.all([careersOf(sql), yearEnds(sql)])
  const { years, asOf } = asked
  return Promise.all(years.map((fiscalYear) => ledgersFrom(sql, { fiscalYear, asOf }, known, ends)))
}

async function ledgersFrom(
  sql: Sql,
  asked: { fiscalYear: FiscalYear; asOf: CityDate },
  known: Career[],
  ends: YearEnd[],
): Promise<YearLedgers> {
  const asOf = earlierOf(asked.asOf, fiscalYearEnd(asked.fiscalYear))
  const own = ends.find((end) => end.fiscalYear === asked.fiscalYear)
  const isFixed = own !== undefined && asOf === fiscalYearEnd(asked.fiscalYear)
  const careers = isFixed ? await careersKnownAt(sql, own.recordedAt) : known
  const ledgers = Object.fromEntries(
    CERTIFIED_ROLES.map((role) => [
      role,
      ledgerOf(careers, {
        role,
        fiscalYear: asked.fiscalYear,
        today: asOf,
        fixedBefore: yearEndOf(ends, asked.fiscalYear - 1, role)?.personIds ?? null,
      }),
    ]),
  ) as Record<CertifiedRole, Ledger>
  return { ledgers, careers: known, yearEnds: ends, isFixed }
}

/** Somebody as the goals name them, with the unit of their primary post on a day, or (for those who left) the last one. */
export type GoalPerson = { personId: number; staffNumber: string; name: string; unitId: number | null }

/** People by their ids, as of a day. */
export async function goalPeople(
  sql: Sql,
  personIds: readonly number[],
  day: CityDate,
): Promise<Map<number, GoalPerson>> {
  if (personIds.length === 0) return new Map()
  const rows = await sql.$queryRaw<GoalPerson[]>`
    SELECT x.person_id AS "personId",
      coalesce((SELECT n.number FROM person_number n WHERE n.person_id = x.person_id AND n.voided_at IS NULL
        ORDER BY n.id DESC LIMIT 1), '') AS "staffNumber",
      coalesce((SELECT c.name FROM person_particulars c WHERE c.person_id = x.person_id AND c.voided_at IS NULL
        AND c.valid_from <= ${day}::date ORDER BY c.valid_from DESC LIMIT 1), '') AS name,
      (SELECT p.unit_id FROM post p WHERE p.person_id = x.person_id AND p.kind = 'primary' AND p.voided_at IS NULL
        AND p.valid_from <= ${day}::date ORDER BY p.valid_from DESC LIMIT 1) AS "unitId"
    FROM unnest(${[...new Set(personIds)]}::int[]) AS x (person_id)`
  return new Map(rows.map((row) => [row.personId, row]))
}

export type CityOnDay = {
  /** Units in which somebody has the primary post. */
  staffed: number[]
  officers: number
  /** Last day of the term that ends first; null where none ends, or there is no officer. */
  officersThrough: CityDate | null
  /** The fiscal years in which somebody was hired, by the day of the decision, each hire once (plan targets › IND-31-TECH). */
  hiredIn: FiscalYear[]
}

/**
 * Which units have staff of their own on a day, and how many デジタル技術官 are in office. The first post found in each
 * unit is enough: read so it takes a tenth of the time of EXISTS over all posts.
 */
export async function cityOn(sql: Sql, day: CityDate): Promise<CityOnDay> {
  const [row] = await sql.$queryRaw<CityOnDay[]>`
    SELECT
      (SELECT coalesce(array_agg(u.id), '{}') FROM unit u CROSS JOIN LATERAL (SELECT 1 FROM post p
        WHERE p.unit_id = u.id AND p.kind = 'primary' AND p.voided_at IS NULL
          AND p.valid_from <= ${day}::date AND (p.valid_to IS NULL OR p.valid_to > ${day}::date) LIMIT 1) anybody) AS staffed,
      count(a.id)::int AS officers, (min(a.valid_to) - 1)::text AS "officersThrough",
      (SELECT coalesce(array_agg(fiscal_year_of(o.decided_on)), '{}') FROM (SELECT coalesce(x.hire_decided_on, x.valid_from) AS decided_on
        FROM appointment x WHERE x.role = 'TECH_OFFICER' AND x.voided_at IS NULL) o WHERE o.decided_on <= ${day}::date) AS "hiredIn"
    FROM appointment a
    WHERE a.role = 'TECH_OFFICER' AND a.voided_at IS NULL AND a.valid_from <= ${day}::date
      AND (a.valid_to IS NULL OR a.valid_to > ${day}::date)`
  return row ?? { staffed: [], officers: 0, officersThrough: null, hiredIn: [] }
}

/** What came to be known of a fixed year's end after it was fixed, to the person. */
export type Correction = { personId: number; event: string; effectiveOn: CityDate; recordedAt: Date }

/** Certificate events of these people that were recorded after a moment, the latest to take effect first. */
export async function correctionsAfter(sql: Sql, personIds: readonly number[], after: Date): Promise<Correction[]> {
  return sql.$queryRaw<Correction[]>`
    SELECT e.person_id AS "personId", e.event, e.effective_on::text AS "effectiveOn", e.recorded_at AS "recordedAt"
    FROM certificate_event e
    WHERE e.person_id = ANY (${[...personIds]}::int[]) AND e.voided_at IS NULL AND e.recorded_at > ${after}
    ORDER BY e.effective_on DESC, e.id DESC`
}
