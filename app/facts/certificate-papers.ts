import type { CityDate } from '~/domain/calendar'
import { grantOn } from '~/domain/certificate-standing'
import { careerOf } from '~/facts/careers'
import { type Certificate, certificatesOfPeople } from '~/facts/certificates'
import type { Sql } from '~/facts/sql'

export type CertificatePaper = Pick<Certificate, 'number' | 'role' | 'grantedOn'>

/** A person's certificates of which there is a paper: all with a number that were not revoked. */
export async function papersOf(sql: Sql, personId: number, today: CityDate): Promise<CertificatePaper[]> {
  const [career, certificates] = [await careerOf(sql, personId), await certificatesOfPeople(sql, [personId])]
  return certificates.filter(({ role, grantedOn }) => {
    const found = grantOn(career?.certificates[role] ?? [], grantedOn, today)
    return found !== null && found.state !== 'revoked'
  })
}
