import { addDays, type CityDate } from '~/domain/calendar'
import type { EmploymentTerm } from '~/domain/fiscal-year-inclusion'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

export type FiscalYearStaff = EmploymentTerm & {
  personId: number
  onLeave: boolean
  /** Included where they are posted on the day: since when, and the last day. */
  included: { inclusionId: number; from: CityDate; through: CityDate } | null
  /** Was included before in the unit where they are posted. */
  wasIncluded: boolean
}

/** Of these people the 会計年度任用職員 on a day, with their terms and whether a head includes them in the rounds. */
export async function fiscalYearStaffOf(
  sql: Sql,
  personIds: readonly number[],
  day: CityDate,
): Promise<FiscalYearStaff[]> {
  return sql.$queryRaw<FiscalYearStaff[]>`
    SELECT e.person_id AS "personId", e.employment_type AS "employmentType", e.hired_on::text AS "hiredOn",
      e.term_ends_on::text AS "termEndsOn",
      EXISTS (SELECT 1 FROM leaves_on(${day}::date) v WHERE v.person_id = e.person_id) AS "onLeave",
      CASE WHEN i.id IS NOT NULL THEN
        jsonb_build_object('inclusionId', i.id, 'from', i.valid_from, 'through', i.valid_to - 1) END AS included,
      EXISTS (SELECT 1 FROM fiscal_year_inclusion b WHERE b.person_id = e.person_id AND b.unit_id = p.unit_id
        AND b.voided_at IS NULL AND b.valid_to <= ${day}::date) AS "wasIncluded"
    FROM employments_on(${day}::date) e
    JOIN posts_on(${day}::date) p ON p.person_id = e.person_id AND p.kind = 'primary'
    LEFT JOIN fiscal_year_inclusions_on(${day}::date) o ON o.person_id = e.person_id AND o.unit_id = p.unit_id
    LEFT JOIN fiscal_year_inclusion i ON i.id = o.inclusion_id
    WHERE e.employment_type = 'fiscal_year' AND e.person_id = ANY (${[...personIds]}::int[])`
}

type Inclusion = { personId: number; unitId: number; from: CityDate; through: CityDate }

/**
 * Includes people from a day to a last one. An inclusion that still runs elsewhere lost its effect with the transfer,
 * and ends here.
 */
export async function includeInRounds(sql: Sql, inclusions: readonly Inclusion[], stamp: Stamp): Promise<number[]> {
  const [first] = inclusions
  if (!first) return []
  const running = await sql.$queryRaw<{ id: number }[]>`
    SELECT id FROM fiscal_year_inclusion WHERE voided_at IS NULL AND valid_to > ${first.from}::date
      AND person_id = ANY (${inclusions.map((each) => each.personId)}::int[])`
  await endInclusions(
    sql,
    running.map(({ id }) => id),
    addDays(first.from, -1),
    stamp,
  )
  const rows = inclusions.map(({ personId, unitId, from, through }) => ({
    personId,
    unitId,
    worksAtTerminal: true as const,
    validFrom: from,
    validTo: addDays(through, 1),
  }))
  return record(sql, 'fiscal_year_inclusion', rows, stamp)
}

/** Ends inclusions with a day as their last one; those that had not begun by then never were. */
export async function endInclusions(
  sql: Sql,
  inclusionIds: readonly number[],
  lastDay: CityDate,
  stamp: Stamp,
): Promise<void> {
  const rows = await sql.$queryRaw<{ id: number; personId: number; unitId: number; from: CityDate }[]>`
    SELECT id, person_id AS "personId", unit_id AS "unitId", valid_from::text AS from
    FROM fiscal_year_inclusion WHERE id = ANY (${[...inclusionIds]}::int[]) AND voided_at IS NULL ORDER BY id FOR UPDATE`
  await takeBack(
    sql,
    'fiscal_year_inclusion',
    rows.map(({ id }) => id),
    stamp,
  )
  const begun = rows.filter((row) => row.from <= lastDay)
  await record(
    sql,
    'fiscal_year_inclusion',
    begun.map(({ personId, unitId, from }) => ({
      personId,
      unitId,
      worksAtTerminal: true as const,
      validFrom: from,
      validTo: addDays(lastDay, 1),
    })),
    stamp,
  )
}
