import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { issueCertificate } from '~/facts/certificates'
import { enteredOn, type Writing } from './written'

/** The numbers of the certificates (認定証), in the order in which they were granted. */
export async function writeCertificateNumbers({ sql }: Writing): Promise<void> {
  const grants = await sql.$queryRaw<
    { personId: number; role: CertifiedRole; grantedOn: CityDate; applicationId: number | null }[]
  >`
    SELECT e.person_id AS "personId", e.role, e.effective_on::text AS "grantedOn", (
      SELECT a.id FROM application a JOIN application_event d ON d.application_id = a.id AND d.event = 'decide'
      WHERE a.person_id = e.person_id AND a.role = e.role AND a.state = 'certified' AND d."on" = e.effective_on) AS "applicationId"
    FROM certificate_event e
    WHERE e.event = 'grant' AND e.voided_at IS NULL ORDER BY e.effective_on, e.id`
  for (const grant of grants) {
    await issueCertificate(sql, grant, enteredOn(grant.grantedOn, 0.7))
  }
}
