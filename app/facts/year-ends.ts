import type { CityDate, FiscalYear } from '~/domain/calendar'
import { fiscalYearEnd } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import { holdersOn } from '~/domain/goals'
import { careersKnownAt } from '~/facts/careers'
import type { Sql, Stamp } from '~/facts/sql'

/** Who counted at the end of a fiscal year, as it was known when it was fixed. It never changes (rule 1). */
export type YearEnd = {
  fiscalYear: FiscalYear
  role: CertifiedRole
  personIds: number[]
  /** The unit of each one's primary post on 31 March; 0: none was known. */
  unitIds: number[]
  fixedOn: CityDate
  recordedAt: Date
  /** null: by the operator, or before the portal knew accounts. */
  fixedBy: string | null
}

/** Every year's end that was fixed, the earliest first. */
export async function yearEnds(sql: Sql): Promise<YearEnd[]> {
  return sql.$queryRaw<YearEnd[]>`
    SELECT y.fiscal_year AS "fiscalYear", y.role, y.person_ids AS "personIds", y.unit_ids AS "unitIds",
      y.fixed_on::text AS "fixedOn", y.recorded_at AS "recordedAt",
      coalesce((SELECT p.name FROM particulars_on(y.fixed_on) p WHERE p.person_id = a.person_id), a.display_name) AS "fixedBy"
    FROM year_end_snapshot y LEFT JOIN account a ON a.id = y.recorded_by
    ORDER BY y.fiscal_year, y.role`
}

/** The last fiscal year whose end is fixed; null before the first. What takes effect within it later is an adjustment. */
export async function lastFixedYear(sql: Sql): Promise<FiscalYear | null> {
  const [row] = await sql.$queryRaw<{ year: FiscalYear | null }[]>`
    SELECT max(y.fiscal_year) AS year FROM year_end_snapshot y`
  return row?.year ?? null
}

export function yearEndOf(ends: readonly YearEnd[], year: number, role: CertifiedRole): YearEnd | null {
  return ends.find((end) => end.fiscalYear === year && end.role === role) ?? null
}

/**
 * Fixes the end of a fiscal year for every role of which it is not fixed yet, by what is known at the stamp's moment.
 * @returns how many count in each role that was fixed
 */
export async function storeYearEnd(
  sql: Sql,
  given: { fiscalYear: FiscalYear; fixedOn: CityDate },
  stamp: Stamp,
): Promise<{ role: CertifiedRole; people: number }[]> {
  const day = fiscalYearEnd(given.fiscalYear)
  const careers = await careersKnownAt(sql, stamp.at)
  const stored: { role: CertifiedRole; people: number }[] = []
  for (const role of CERTIFIED_ROLES) {
    const personIds = holdersOn(careers, role, day)
    const rows = await sql.$queryRaw<{ role: CertifiedRole }[]>`
      INSERT INTO year_end_snapshot (fiscal_year, role, person_ids, unit_ids, fixed_on, recorded_at, recorded_by)
      SELECT ${given.fiscalYear}::int, ${role}, ${personIds}::int[],
        coalesce((SELECT array_agg(coalesce(p.unit_id, 0) ORDER BY x.place)
          FROM unnest(${personIds}::int[]) WITH ORDINALITY AS x (person_id, place)
          LEFT JOIN LATERAL (
            SELECT o.unit_id FROM post o WHERE o.person_id = x.person_id AND o.kind = 'primary'
              AND o.valid_from <= ${day}::date AND (o.valid_to IS NULL OR o.valid_to > ${day}::date)
            ORDER BY (o.recorded_at <= ${stamp.at} AND (o.voided_at IS NULL OR o.voided_at > ${stamp.at})) DESC, (o.voided_at IS NULL) DESC, o.id DESC
            LIMIT 1
          ) p ON true), '{}'),
        ${given.fixedOn}::date, ${stamp.at}, ${stamp.by}::int
      ON CONFLICT (fiscal_year, role) DO NOTHING RETURNING role`
    if (rows.length > 0) stored.push({ role, people: personIds.length })
  }
  return stored
}
