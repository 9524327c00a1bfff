import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { certificateNumber, numberSeries } from '~/domain/certificate-number'
import type { Sql, Stamp } from '~/facts/sql'

/** A numbered certificate (認定証): one grant, with the name as it was written on that day. */
export type Certificate = { number: string; personId: number; role: CertifiedRole; grantedOn: CityDate; name: string }

type Granted = { personId: number; role: CertifiedRole; grantedOn: CityDate; applicationId: number | null }

/**
 * Gives a grant the next number of its role and fiscal year. Whoever issues at the same time waits, so that no number
 * is given twice or left out: call it in the transaction that records the grant. A grant that was taken back and is made
 * anew for the same day keeps its number.
 * @returns the number
 */
export async function issueCertificate(sql: Sql, granted: Granted, stamp: Stamp): Promise<string> {
  const { personId, role, grantedOn, applicationId } = granted
  const series = numberSeries(role, grantedOn)
  await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`certificate ${series}`}))`
  const before = (await certificatesOfPeople(sql, [personId])).find(
    (one) => one.role === role && one.grantedOn === grantedOn,
  )
  if (before) return before.number
  const [last] = await sql.$queryRaw<{ running: number }[]>`
    SELECT coalesce(max(split_part(c.number, '-', 3)::int), 0) AS running FROM certificate c
    WHERE starts_with(c.number, ${series})`
  const number = certificateNumber(series, (last?.running ?? 0) + 1)
  const written = await sql.$executeRaw`
    INSERT INTO certificate (number, person_id, role, granted_on, name, application_id, recorded_at, recorded_by)
    SELECT ${number}, ${personId}, ${role}, ${grantedOn}::date, i.name, ${applicationId}::int, ${stamp.at}, ${stamp.by}::int
    FROM particulars_on(${grantedOn}::date) i WHERE i.person_id = ${personId}`
  if (written !== 1) throw new Error(`person ${personId} has no name on ${grantedOn}`)
  return number
}

/** The certificate with a number; null when it was never given. */
export async function certificateByNumber(sql: Sql, number: string): Promise<Certificate | null> {
  const [row] = await sql.$queryRaw<Certificate[]>`
    SELECT c.number, c.person_id AS "personId", c.role, c.granted_on::text AS "grantedOn", c.name
    FROM certificate c WHERE c.number = ${number}`
  return row ?? null
}

/** The certificates of people, the latest first. */
export function certificatesOfPeople(sql: Sql, personIds: readonly number[]): Promise<Certificate[]> {
  return sql.$queryRaw<Certificate[]>`
    SELECT c.number, c.person_id AS "personId", c.role, c.granted_on::text AS "grantedOn", c.name
    FROM certificate c WHERE c.person_id = ANY (${[...personIds]}::int[]) ORDER BY c.granted_on DESC, c.number`
}
