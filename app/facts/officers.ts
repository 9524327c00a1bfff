import { addDays, addMonths, type CityDate, cityDate } from '~/domain/calendar'
import { LONGEST_TERM_YEARS, type OfficerTerm } from '~/domain/officer-term'
import { record, takeBack } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/* The terms of the デジタル技術官: dated rows of 任命, taken back and recorded anew when they change. */

export type StoredTerm = OfficerTerm & { appointmentId: number }
export type NamedTerm = StoredTerm & { staffNumber: string; name: string; unitName: string | null; mentees: number }

type Row = Omit<StoredTerm, 'through' | 'termEndsOn'> & { through: CityDate | null; termEndsOn: CityDate | null }

/** Every term that is not taken back, the earliest first, with who it is, and whom they look after, as of a day. */
export async function namedTerms(sql: Sql, day: CityDate): Promise<NamedTerm[]> {
  const rows = await sql.$queryRaw<(Row & Pick<NamedTerm, 'staffNumber' | 'name' | 'unitName' | 'mentees'>)[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT a.id AS "appointmentId", a.person_id AS "personId", a.valid_from::text AS "from", (a.valid_to - 1)::text AS through,
      a.term_ends_on::text AS "termEndsOn", a.hire_decided_on::text AS "hireDecidedOn", coalesce(w.number, '') AS "staffNumber",
      coalesce(i.name, w.number, '') AS name, u.name AS "unitName",
      (SELECT count(*)::int FROM mentor_pairs_on(clock.d) m WHERE m.mentor_id = a.person_id) AS mentees
    FROM clock CROSS JOIN appointment a LEFT JOIN staff_numbers() w ON w.person_id = a.person_id
    LEFT JOIN LATERAL (SELECT p.name FROM person_particulars p WHERE p.person_id = a.person_id AND p.voided_at IS NULL
      ORDER BY p.valid_from <= clock.d DESC, p.valid_from DESC LIMIT 1) i ON true
    LEFT JOIN LATERAL (SELECT o.unit_id FROM posts_on(clock.d) o WHERE o.person_id = a.person_id AND o.kind = 'primary' LIMIT 1) o ON true
    LEFT JOIN units_on(clock.d) u ON u.unit_id = o.unit_id
    WHERE a.role = 'TECH_OFFICER' AND a.voided_at IS NULL ORDER BY a.valid_from, a.id`
  return rows.map(complete)
}

/** The same without names. */
export async function officerTerms(sql: Sql): Promise<StoredTerm[]> {
  return (await readTerms(sql)).map(complete)
}

/** The same, and no other change of terms happens until this transaction ends. */
export async function lockedTerms(sql: Sql): Promise<StoredTerm[]> {
  await sql.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('TECH_OFFICER'))::text AS held`
  return officerTerms(sql)
}

function readTerms(sql: Sql): Promise<Row[]> {
  return sql.$queryRaw<Row[]>`
    SELECT a.id AS "appointmentId", a.person_id AS "personId", a.valid_from::text AS "from", (a.valid_to - 1)::text AS through,
      a.term_ends_on::text AS "termEndsOn", a.hire_decided_on::text AS "hireDecidedOn"
    FROM appointment a WHERE a.role = 'TECH_OFFICER' AND a.voided_at IS NULL ORDER BY a.valid_from, a.id`
}

/** A term without an end, as the table allows one, lasts as long as any may. */
function complete<Found extends Row>(row: Found): Found & StoredTerm {
  const through = row.through ?? addDays(addMonths(cityDate(row.from), LONGEST_TERM_YEARS * 12), -1)
  return { ...row, through, termEndsOn: row.termEndsOn ?? through }
}

/** @returns the id */
export async function recordTerm(sql: Sql, term: OfficerTerm, stamp: Stamp): Promise<number> {
  const { personId, from, through, termEndsOn, hireDecidedOn } = term
  const dates = { validFrom: from, validTo: addDays(through, 1), hireDecidedOn, termEndsOn }
  const [id] = await record(sql, 'appointment', [{ personId, role: 'TECH_OFFICER', ...dates }], stamp)
  if (id === undefined) throw new Error('the term was not recorded')
  return id
}

/** @returns the id of the term as it is now */
export async function changeTerm(
  sql: Sql,
  { appointmentId, ...term }: StoredTerm,
  changed: Partial<Omit<OfficerTerm, 'personId'>>,
  stamp: Stamp,
): Promise<number> {
  await takeBackTerm(sql, appointmentId, stamp)
  return recordTerm(sql, { ...term, ...changed }, stamp)
}

/** It never was. */
export function takeBackTerm(sql: Sql, appointmentId: number, stamp: Stamp): Promise<void> {
  return takeBack(sql, 'appointment', [appointmentId], stamp)
}
