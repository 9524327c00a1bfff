import { z } from 'zod'
import { openRead } from '~/access/read'
import { theCity } from '~/access/subject'
import type { CityDate } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { readCertificateNumber } from '~/domain/certificate-number'
import { grantOn, type PublicState, publicState } from '~/domain/certificate-standing'
import { careerOf } from '~/facts/careers'
import { certificateByNumber } from '~/facts/certificates'

export type CheckedCertificate = {
  number: string
  role: CertifiedRole
  state: PublicState
  /** Told while it is valid: else it would say why it is not. */
  validThrough: CityDate | null
  today: CityDate
}

/** Whether a certificate is valid today, for anybody who has its number; whose it is stands on the paper only. */
export const certificateCheck = openRead({
  action: 'certificate.check',
  params: z.object({ number: z.string().max(40) }),
  subject: () => theCity,
  async run({ sql, today }, params): Promise<{ page: CheckedCertificate } | null> {
    const number = readCertificateNumber(params.number)
    const certificate = number === null ? null : await certificateByNumber(sql, number)
    if (!certificate) return null
    const career = await careerOf(sql, certificate.personId)
    const found = grantOn(career?.certificates[certificate.role] ?? [], certificate.grantedOn, today)
    const state = publicState(found?.state ?? null)
    return {
      page: {
        number: certificate.number,
        role: certificate.role,
        state,
        validThrough: found && state === 'valid' ? found.limit : null,
        today,
      },
    }
  },
})

/** `number`: of the certificate that was found; else what is wrong with what was typed (nothing, before it is). */
type Lookup = { typed: string; number: string | null; problem: string | null }

/** The form to type a number: where there is such a certificate, the address of its page; else what is wrong with it. */
export const certificateLookup = openRead({
  action: 'certificate.check',
  params: z.object({ number: z.string().max(100).catch('') }),
  subject: () => theCity,
  async run({ sql }, { number: typed }): Promise<{ page: Lookup }> {
    const number = readCertificateNumber(typed)
    if (number === null) return { page: { typed, number, problem: typed.trim() === '' ? null : UNREADABLE } }
    const known = await certificateByNumber(sql, number)
    return known
      ? { page: { typed, number, problem: null } }
      : { page: { typed, number: null, problem: `${number} という番号の認定証はありません。番号を確かめてください。` } }
  },
})

const UNREADABLE = '番号として読めません。R10-L-014 のように入れてください。'
