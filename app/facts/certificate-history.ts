import type { CityDate } from '~/domain/calendar'
import type { CertificateEvent, CertifiedRole } from '~/domain/certificate'
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
  /** Of a grant: the number of its certificate, and the application by which it was decided. */
  number: string | null
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
      c.number, c.application_id AS "applicationId",
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
    WHERE e.person_id = ${personId}
    ORDER BY e.effective_on, e.id`
}
