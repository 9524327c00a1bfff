import type { ApplicationStage } from '~/domain/application-path'
import type { CityDate } from '~/domain/calendar'
import type { CertificateEvent, CertifiedRole } from '~/domain/certificate'
import type { StandingEvent } from '~/domain/certificate-changes'
import type { Sql } from '~/facts/sql'

/** An event of somebody's certificates as it was recorded, and by whom it was taken back, where it was. */
export type RecordedChange = {
  eventId: number
  role: CertifiedRole
  event: CertificateEvent['event']
  /** The first day on which it is so. */
  on: CityDate
  validThrough: CityDate | null
  conditionalThrough: CityDate | null
  note: string | null
  /** Of a grant: the number of its certificate. */
  number: string | null
  /** Of what was decided: its application. */
  applicationId: number | null
  enteredOn: CityDate
  /** null: no account, but the operator or a file. */
  enteredBy: string | null
  takenBackOn: CityDate | null
  takenBackBy: string | null
}

/** Everything that was ever recorded of a person's certificates, in the order of its days. */
export function certificateHistory(sql: Sql, personId: number): Promise<RecordedChange[]> {
  return sql.$queryRaw<RecordedChange[]>`
    SELECT e.id AS "eventId", e.role, e.event, e.effective_on::text AS on, e.valid_through::text AS "validThrough",
      e.conditional_through::text AS "conditionalThrough", e.note,
      c.number, coalesce(c.application_id, decided.application_id) AS "applicationId",
      (e.recorded_at AT TIME ZONE 'Asia/Tokyo')::date::text AS "enteredOn",
      (e.voided_at AT TIME ZONE 'Asia/Tokyo')::date::text AS "takenBackOn",
      (SELECT coalesce(p.name, a.display_name) FROM account a
        LEFT JOIN particulars_on((e.recorded_at AT TIME ZONE 'Asia/Tokyo')::date) p ON p.person_id = a.person_id
        WHERE a.id = e.recorded_by) AS "enteredBy",
      (SELECT coalesce(p.name, a.display_name) FROM account a
        LEFT JOIN particulars_on((e.voided_at AT TIME ZONE 'Asia/Tokyo')::date) p ON p.person_id = a.person_id
        WHERE a.id = e.voided_by) AS "takenBackBy"
    FROM certificate_event e
    LEFT JOIN certificate c ON e.event = 'grant' AND c.person_id = e.person_id AND c.role = e.role AND c.granted_on = e.effective_on
    LEFT JOIN LATERAL (
      SELECT a.id AS application_id FROM application a JOIN application_event v ON v.application_id = a.id
      WHERE e.event IN ('renew', 'revive') AND a.person_id = e.person_id AND a.stage = CASE e.event WHEN 'renew' THEN 'renewal' ELSE 'revival' END
        AND (a.role = e.role OR (a.role = 'DX_MASTER' AND e.role = 'DX_LEADER')) AND v.event = 'decide' AND v."on" = e.effective_on
      ORDER BY a.role = e.role DESC, v.id DESC LIMIT 1) decided ON true
    WHERE e.person_id = ${personId}
    ORDER BY e.effective_on, e.id`
}

type Decided = { personId: number; role: CertifiedRole; stage: ApplicationStage; on: CityDate }

const EVENT_OF_STAGE = { certification: 'grant', renewal: 'renew', revival: 'revive' } as const

/** What a decision of that day left in somebody's certificates: of a master's renewal the leader's along with it. */
export function changesByDecision(sql: Sql, { personId, role, stage, on }: Decided): Promise<StandingEvent[]> {
  return sql.$queryRaw<StandingEvent[]>`
    WITH own AS (
      SELECT e.* FROM certificate_event e WHERE e.voided_at IS NULL AND e.person_id = ${personId} AND e.role = ${role}
        AND e.event = ${EVENT_OF_STAGE[stage]} AND e.effective_on = ${on}::date
    )
    SELECT e.id AS "eventId", e.role, e.event, e.effective_on::text AS on FROM certificate_event e JOIN own o
      ON e.id = o.id OR (o.role = 'DX_MASTER' AND o.event = 'renew' AND e.role = 'DX_LEADER' AND e.event = o.event
        AND e.person_id = o.person_id AND e.effective_on = o.effective_on AND e.recorded_at = o.recorded_at AND e.voided_at IS NULL)
    ORDER BY e.id`
}
