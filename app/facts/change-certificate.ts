import type { CityDate } from '~/domain/calendar'
import { afterEvent, type CertificateEvent, type CertifiedRole, type Standing } from '~/domain/certificate'
import { careerOf } from '~/facts/careers'
import { issueCertificate } from '~/facts/certificates'
import { record } from '~/facts/record'
import type { Sql, Stamp } from '~/facts/sql'

/* The one way in which certificates (認定証) change: an event that may follow on what stands. */

type Change = {
  personId: number
  role: CertifiedRole
  event: CertificateEvent
  /** Length of a term in fiscal years, by the rule. */
  years: number
  note: string | null
}

/** @returns what the certificate is after it, or in Japanese why this cannot happen on its day */
export async function changeCertificate(
  sql: Sql,
  { personId, role, event, years, note }: Change,
  stamp: Stamp,
): Promise<{ ok: true; standing: Standing } | { ok: false; why: string }> {
  await lockCertificates(sql, personId)
  const career = await careerOf(sql, personId)
  const followed = afterEvent(career?.certificates[role].at(-1) ?? null, event, years)
  if (!followed.ok) return followed
  await record(sql, 'certificate_event', [{ personId, role, note, ...rowOf(followed.standing) }], stamp)
  return followed
}

type Grant = {
  personId: number
  role: CertifiedRole
  on: CityDate
  conditionalThrough: CityDate | null
  years: number
  applicationId: number | null
  note: string | null
}

/** A new certificate with its number. */
export async function grantCertificate(
  sql: Sql,
  { personId, role, on, conditionalThrough, years, applicationId, note }: Grant,
  stamp: Stamp,
): Promise<{ ok: true; standing: Standing; number: string } | { ok: false; why: string }> {
  const event = { event: 'grant', on, conditionalThrough } as const
  const granted = await changeCertificate(sql, { personId, role, event, years, note }, stamp)
  if (!granted.ok) return granted
  const number = await issueCertificate(sql, { personId, role, grantedOn: on, applicationId }, stamp)
  return { ...granted, number }
}

/** One change of a person's certificates at a time sees what stands; the others wait for it to end. */
export async function lockCertificates(sql: Sql, personId: number): Promise<void> {
  await sql.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('certificates of'), ${personId}::int)`
}

/** Revoked is told by the event itself; in the table it is one of the ways to end. */
function rowOf({ state, since, lastEvent, validThrough, conditionalThrough }: Standing) {
  return {
    event: lastEvent,
    effectiveOn: since,
    state: state === 'revoked' ? ('ended' as const) : state,
    validThrough,
    conditionalThrough,
  }
}
