import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { CERTIFICATE_WARNING_DAYS } from '~/domain/limit-warnings'
import type { Sql } from '~/facts/sql'

/** A certificate whose last day is near. */
export type NearLimit = {
  personId: number
  role: CertifiedRole
  limit: CityDate
  /** It is the condition that ends, not the term. */
  conditional: boolean
  /** The last warning told of this limit, in days before it; null: none. */
  told: number | null
}

/**
 * Valid certificates of staff in service that run out within the days of the first warning. Whoever has applied to keep
 * theirs has done what a warning asks for, and is told only if that comes to nothing.
 */
export function certificatesNearLimit(sql: Sql, day: CityDate): Promise<NearLimit[]> {
  return sql.$queryRaw<NearLimit[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT h.person_id AS "personId", h.role, l."on"::text AS "limit", h.conditional_through IS NOT NULL AS conditional,
      (SELECT min(w.stage) FROM limit_warning w WHERE w.person_id = h.person_id AND w.role = h.role AND w.limit_on = l."on") AS told
    FROM clock CROSS JOIN role_holders_on(clock.d) h
    CROSS JOIN LATERAL (SELECT coalesce(h.conditional_through, h.valid_through) AS "on") l
    WHERE h.role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST') AND l."on" <= clock.d + ${CERTIFICATE_WARNING_DAYS[0]}::int
      AND EXISTS (SELECT FROM employments_on(clock.d) e WHERE e.person_id = h.person_id)
      AND (h.conditional_through IS NOT NULL OR NOT EXISTS (SELECT FROM application a WHERE a.person_id = h.person_id
        AND a.role = h.role AND a.state IN ('submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending')))
    ORDER BY l."on", h.person_id, h.role`
}

type Warning = { personId: number; role: CertifiedRole | 'TECH_OFFICER'; limit: CityDate; stage: number }

/** Notes warnings as told. @returns those that nobody has told yet: who comes second, or at the same time, gets none */
export async function markTold(sql: Sql, warnings: readonly Warning[], day: CityDate): Promise<Warning[]> {
  if (warnings.length === 0) return []
  return sql.$queryRaw<Warning[]>`
    INSERT INTO limit_warning (person_id, role, limit_on, stage, told_on)
    SELECT x."personId", x.role, x."limit", x.stage, ${day}::date
    FROM jsonb_to_recordset(${JSON.stringify(warnings)}::jsonb) AS x ("personId" int, role text, "limit" date, stage int)
    ORDER BY 1, 2, 3, 4
    ON CONFLICT DO NOTHING
    RETURNING person_id AS "personId", role, limit_on::text AS "limit", stage`
}

/** The last warning told of the end of officers' terms, in months before it, by person and last day. */
export async function termWarningsTold(sql: Sql): Promise<Map<string, number>> {
  const rows = await sql.$queryRaw<{ key: string; stage: number }[]>`
    SELECT w.person_id || ' ' || w.limit_on AS key, min(w.stage)::int AS stage FROM limit_warning w
    WHERE w.role = 'TECH_OFFICER' GROUP BY w.person_id, w.limit_on`
  return new Map(rows.map(({ key, stage }) => [key, stage]))
}

type ExpiringWithin = { certificates: number; within30: number; conditional: number }

/** Valid certificates whose last day is within the days of the first warning, and of the last one. */
export async function expiringWithin(sql: Sql, day: CityDate): Promise<ExpiringWithin> {
  const [first, , last] = CERTIFICATE_WARNING_DAYS
  const [found] = await sql.$queryRaw<ExpiringWithin[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d)
    SELECT count(*)::int AS certificates,
      count(*) FILTER (WHERE coalesce(h.conditional_through, h.valid_through) <= clock.d + ${last}::int)::int AS within30,
      count(h.conditional_through)::int AS conditional
    FROM clock CROSS JOIN role_holders_on(clock.d) h
    WHERE h.role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST')
      AND coalesce(h.conditional_through, h.valid_through) <= clock.d + ${first}::int`
  return found ?? { certificates: 0, within30: 0, conditional: 0 }
}
