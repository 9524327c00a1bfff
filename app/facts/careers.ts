import { type CityDate, cityDate } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole, type Standing } from '~/domain/certificate'
import type { Career } from '~/domain/goals'
import type { Sql } from '~/facts/sql'
import { Prisma } from '~/generated/prisma/client'

/** A certificate without a limit, as the database allows one. */
const NEVER = cityDate('9000-03-31')

type StandingRow = Standing & { personId: number; role: CertifiedRole }

/**
 * Everybody who ever held a certificate, with each standing that its events left, by what is not taken back now.
 * @param effectiveUpTo events that take effect later are left out; null for all that are known
 */
export function careersOf(sql: Sql, effectiveUpTo: CityDate | null = null): Promise<Career[]> {
  return careers(sql, { effectiveUpTo, knownAt: null, personIds: null })
}

/** The same of these people, whoever of them ever held one. */
export function careersOfPeople(
  sql: Sql,
  personIds: readonly number[],
  effectiveUpTo: CityDate | null = null,
): Promise<Career[]> {
  return careers(sql, { effectiveUpTo, knownAt: null, personIds })
}

/** The same of one person; null when they never held one. */
export async function careerOf(sql: Sql, personId: number): Promise<Career | null> {
  const [career] = await careersOfPeople(sql, [personId])
  return career ?? null
}

/** The same by what was known at a moment (recorded time): a fixed year's end is told as it was fixed. */
export function careersKnownAt(sql: Sql, at: Date): Promise<Career[]> {
  return careers(sql, { effectiveUpTo: null, knownAt: at, personIds: null })
}

type Asked = { effectiveUpTo: CityDate | null; knownAt: Date | null; personIds: readonly number[] | null }

async function careers(sql: Sql, { effectiveUpTo, knownAt, personIds }: Asked): Promise<Career[]> {
  const only = personIds === null ? Prisma.sql`TRUE` : Prisma.sql`e.person_id = ANY (${[...personIds]}::int[])`
  const rows = await sql.$queryRaw<StandingRow[]>`
    SELECT e.person_id AS "personId", e.role, e.event AS "lastEvent", e.effective_on::text AS since,
      CASE e.event WHEN 'revoke' THEN 'revoked' ELSE e.state END AS state,
      (max(e.effective_on) FILTER (WHERE e.event = 'grant')
        OVER (PARTITION BY e.person_id, e.role ORDER BY e.effective_on, e.id))::text AS "grantedOn",
      coalesce(e.valid_through, ${NEVER}::date)::text AS "validThrough", e.conditional_through::text AS "conditionalThrough"
    FROM certificate_event e
    WHERE ${only}
      AND (${effectiveUpTo}::date IS NULL OR e.effective_on <= ${effectiveUpTo}::date)
      AND CASE WHEN ${knownAt}::timestamptz IS NULL THEN e.voided_at IS NULL
        ELSE e.recorded_at <= ${knownAt}::timestamptz AND (e.voided_at IS NULL OR e.voided_at > ${knownAt}::timestamptz) END
    ORDER BY e.person_id, e.role, e.effective_on, e.id`
  const byPerson = new Map<number, Record<CertifiedRole, Standing[]>>()
  for (const { personId, role, ...standing } of rows) {
    const own = byPerson.get(personId) ?? noCertificates()
    own[role].push(standing)
    byPerson.set(personId, own)
  }
  return [...byPerson].map(([personId, certificates]) => ({ personId, certificates }))
}

function noCertificates(): Record<CertifiedRole, Standing[]> {
  return Object.fromEntries(CERTIFIED_ROLES.map((role): [CertifiedRole, Standing[]] => [role, []])) as Record<
    CertifiedRole,
    Standing[]
  >
}
