import { z } from 'zod'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { recordId } from '~/domain/record-id'

/* What others do with an application, or before there is one: shared by browser and server. */

const MOST = 2000
const LONG = '2,000 字までです。'
const application = recordId('この申請はありません。画面を開き直してください。')
const note = z.string().trim().max(MOST, LONG).default('')
const told = (sentence: string) => z.string(sentence).trim().min(1, sentence).max(MOST, LONG)

export const acceptForm = z.object({ application })

export const returnForm = z.object({ application, reason: told('何をどう直してほしいかを書いてください。') })

export const declineForm = z.object({
  application,
  missing: told('足りないことを書いてください。'),
  next: told('本人が次にすることを書いてください。'),
})

const candidacy = {
  person: recordId('この人はいません。画面を開き直してください。'),
  role: z.enum(CERTIFIED_ROLES, '役割を選んでください。'),
}

export const signoffForm = z.object({ ...candidacy, note })

export const takeBackSignoffForm = z.object({ ...candidacy, signoff: recordId('この承認はありません。') })

export const recommendForm = z.object({ ...candidacy, note })

export const takeBackRecommendationForm = z.object(candidacy)

export const decideForm = z
  .object({
    application,
    outcome: z.enum(['certified', 'refused'], '認定するか、しないかを選んでください。'),
    reason: note,
    next: note,
  })
  .superRefine(({ outcome, reason, next }, context) => {
    if (outcome === 'certified') return
    if (reason === '')
      context.addIssue({ code: 'custom', path: ['reason'], message: '認定しない理由を書いてください。' })
    if (next === '')
      context.addIssue({ code: 'custom', path: ['next'], message: '本人が次にすることを書いてください。' })
  })

export const takeBackDecisionForm = z.object({
  application,
  reason: told('何が誤っていたかを書いてください。'),
})

/** Two answers as one text, as the person reads it. */
export function reasonAndNext(reason: string, next: string): string {
  return [reason, ...(next === '' ? [] : [`次にすること：${next}`])].filter(Boolean).join('\n')
}
