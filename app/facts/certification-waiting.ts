import { addDays, type CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import type { Sql } from '~/facts/sql'

/** A certificate's end is told from this many days before it on. */
export const DAYS_BEFORE_THE_END = 180

export type CertificationWaits =
  /** An application that came back, to be put right. */
  | { kind: 'sent_back'; role: CertifiedRole; on: CityDate }
  /** `conditional`: the condition on which it was given ends, not its term. */
  | { kind: 'expiring'; role: CertifiedRole; on: CityDate; conditional: boolean }
  /** Nominated, aims at it, and has not begun to apply. */
  | { kind: 'candidate'; role: CertifiedRole; on: null }

/** What certification may ask of somebody now: in one statement. */
export function certificationWaits(sql: Sql, personId: number, day: CityDate): Promise<CertificationWaits[]> {
  return sql.$queryRaw<CertificationWaits[]>`
    WITH clock AS MATERIALIZED (SELECT ${day}::date AS d),
    open AS MATERIALIZED (
      SELECT a.id, a.role, a.state, l.event, l.on FROM application a CROSS JOIN LATERAL (
        SELECT e.event, e."on" FROM application_event e WHERE e.application_id = a.id ORDER BY e.id DESC LIMIT 1
      ) l (event, "on")
      WHERE a.person_id = ${personId} AND a.state NOT IN ('certified', 'refused', 'withdrawn')
    )
    SELECT 'sent_back' AS kind, o.role, o.on::text AS on, NULL::boolean AS conditional FROM open o
    WHERE o.state = 'draft' AND o.event IN ('return', 'decline')
    UNION ALL
    SELECT 'expiring', h.role, coalesce(h.conditional_through, h.valid_through)::text, h.conditional_through IS NOT NULL
    FROM clock, role_holders_on(clock.d) h
    WHERE h.person_id = ${personId} AND h.role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST')
      AND coalesce(h.conditional_through, h.valid_through) <= ${addDays(day, DAYS_BEFORE_THE_END)}::date
      AND NOT EXISTS (SELECT 1 FROM open o WHERE o.role = h.role)
    UNION ALL
    SELECT 'candidate', c.role, NULL, NULL FROM clock, candidates_on(clock.d) c
    WHERE c.person_id = ${personId} AND c.role IN ('DX_LEADER', 'DX_MASTER', 'DATA_SPECIALIST')
      AND NOT EXISTS (SELECT 1 FROM open o WHERE o.role = c.role)
      AND NOT EXISTS (SELECT 1 FROM role_holders_on(clock.d) h WHERE h.person_id = c.person_id AND h.role = c.role)
    ORDER BY 3 NULLS LAST, 2`
}
