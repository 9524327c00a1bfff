import { z } from 'zod'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { recordId } from '~/domain/record-id'

/* Forms of one's own application, shared by browser and server. */

const application = recordId('この申請はありません。画面を開き直してください。')
const statement = z.string().trim().max(2000, '2,000 字までです。').default('')

export const startForm = z.object({ role: z.enum(CERTIFIED_ROLES, '役割を選んでください。') })

/** `revision`: as the page was opened. */
export const statementForm = z.object({ application, statement, revision: recordId() })

export const submitForm = z.object({ application, statement, revision: recordId() })

export const withdrawApplicationForm = z.object({ application })

export const reviewForm = z.object({
  application,
  reason: z.string().trim().min(1, '見直してほしい理由を書いてください。').max(2000, '2,000 字までです。'),
})
