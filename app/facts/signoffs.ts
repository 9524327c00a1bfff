import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { SignerRole } from '~/domain/signing'
import type { Sql } from '~/facts/sql'

/** A sign-off (承認) that stands. */
export type Signoff = {
  signoffId: number
  signerId: number
  signerName: string
  signerRole: SignerRole
  signedOn: CityDate
  note: string | null
}

/** A recommendation (推薦) that stands. */
export type Recommendation = {
  recommendationId: number
  byPersonId: number
  byName: string
  unitName: string
  on: CityDate
  note: string | null
}

/** Somebody's sign-offs for a role, the latest first, with the names of today. */
export function signoffsFor(sql: Sql, personId: number, role: CertifiedRole, day: CityDate): Promise<Signoff[]> {
  return sql.$queryRaw<Signoff[]>`
    SELECT s.id AS "signoffId", s.signer_id AS "signerId", coalesce(n.name, '') AS "signerName", s.signer_role AS "signerRole",
      s.signed_on::text AS "signedOn", s.note
    FROM signoff s LEFT JOIN particulars_on(${day}::date) n ON n.person_id = s.signer_id
    WHERE s.person_id = ${personId} AND s.role = ${role} AND s.voided_at IS NULL AND s.signed_on <= ${day}::date
    ORDER BY s.signed_on DESC, s.id DESC`
}

/** The same of recommendations. */
export function recommendationsFor(
  sql: Sql,
  personId: number,
  role: CertifiedRole,
  day: CityDate,
): Promise<Recommendation[]> {
  return sql.$queryRaw<Recommendation[]>`
    SELECT r.id AS "recommendationId", r.recommended_by_id AS "byPersonId", coalesce(n.name, '') AS "byName", coalesce(u.name, '') AS "unitName",
      r.recommended_on::text AS "on", r.note
    FROM recommendation r LEFT JOIN particulars_on(${day}::date) n ON n.person_id = r.recommended_by_id
    LEFT JOIN units_on(r.recommended_on) u ON u.unit_id = r.unit_id
    WHERE r.person_id = ${personId} AND r.role = ${role} AND r.voided_at IS NULL AND r.recommended_on <= ${day}::date
    ORDER BY r.recommended_on DESC, r.id DESC`
}

/** The latest recommendation of each of these people and roles, by `person/role`. */
export async function latestRecommendations(
  sql: Sql,
  personIds: readonly number[],
  day: CityDate,
): Promise<Map<string, CityDate>> {
  const rows = await sql.$queryRaw<{ personId: number; role: string; on: CityDate }[]>`
    SELECT r.person_id AS "personId", r.role, max(r.recommended_on)::text AS "on" FROM recommendations_on(${day}::date) r
    WHERE r.person_id = ANY (${[...personIds]}::int[]) GROUP BY r.person_id, r.role`
  return new Map(rows.map(({ personId, role, on }) => [`${personId}/${role}`, on]))
}

/** Was somebody certified for a role from a day on? Then what was given before it has been used. */
export async function grantedSince(sql: Sql, personId: number, role: CertifiedRole, from: CityDate): Promise<boolean> {
  const rows = await sql.$queryRaw<unknown[]>`
    SELECT 1 FROM certificate_event e WHERE e.person_id = ${personId} AND e.role = ${role} AND e.voided_at IS NULL
      AND e.event IN ('grant', 'renew', 'revive') AND e.effective_on >= ${from}::date`
  return rows.length > 0
}
