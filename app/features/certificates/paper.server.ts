import { z } from 'zod'
import { read } from '~/access/read'
import { nothing } from '~/access/subject'
import { readCertificateNumber } from '~/domain/certificate-number'
import { grantOn } from '~/domain/certificate-standing'
import { careerOf } from '~/facts/careers'
import { certificateByNumber } from '~/facts/certificates'
import type { Sql } from '~/facts/sql'
import { certificatePaper } from '~/features/certificates/certificate-paper'
import { recordingInstant } from '~/platform/clock.server'
import { config } from '~/platform/config'

/** The certificate on A4, for the person and those who keep the certificates; none of one that was revoked. */
export const certificatePaperFile = read({
  action: 'certificate-paper.read',
  params: z.object({ number: z.string().max(40) }),
  async subject({ number }, sql) {
    const certificate = await numbered(sql, number)
    return certificate ? { about: 'person', personId: certificate.personId } : nothing
  },
  async run({ sql, today }, { number }) {
    const certificate = await numbered(sql, number)
    const career = certificate && (await careerOf(sql, certificate.personId))
    const found = career && grantOn(career.certificates[certificate.role], certificate.grantedOn, today)
    if (!found || found.state === 'revoked') return null
    const { validThrough, conditionalThrough } = found.standing
    const checkAt = new URL(`/certificates/${certificate.number}`, config.portalUrl).href
    const bytes = await certificatePaper(
      { ...certificate, validThrough, conditionalThrough, checkAt },
      recordingInstant(today),
    )
    return { page: { number: certificate.number, bytes }, looked: [certificate.personId] }
  },
})

function numbered(sql: Sql, typed: string) {
  const number = readCertificateNumber(typed)
  return number === null ? null : certificateByNumber(sql, number)
}
