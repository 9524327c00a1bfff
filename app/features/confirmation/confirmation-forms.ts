import { z } from 'zod'
import { recordId } from '~/domain/record-id'

const id = recordId()
const unitCode = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)
const comment = z
  .string()
  .trim()
  .max(1000, 'コメントは 1000 字までにしてください。')
  .optional()
  .transform((text) => text || null)

/** Ids from one hidden field: `12,15,18`. */
const idList = z
  .string()
  .regex(/^\d{1,9}(,\d{1,9}){0,999}$/, '対象がありません。画面を開き直してください。')
  .transform((text) => [...new Set(text.split(',').map(Number))])

export const confirmUnchangedForm = z.object({ submissions: idList })

export const decideForm = z.object({
  claim: id,
  level: z.coerce.number('レベルを選んでください。').int().min(0).max(4),
  comment,
})

export const sendBackForm = z.object({
  submission: id,
  reason: z.string('差し戻す理由を書いてください。').trim().min(1, '差し戻す理由を書いてください。').max(1000),
})

export const routeForm = z.object({ claim: id, reviewer: recordId('頼む人を選んでください。') })

export const askOpinionForm = z.object({ claim: id, adviser: recordId('意見を聞く人を選んでください。') })

export const giveOpinionForm = z.object({
  request: recordId('この意見の頼みは見つかりません。'),
  level: z.coerce.number('どのレベルにあたるかを選んでください。').int().min(0).max(2),
  comment: z
    .string('意見を書いてください。')
    .trim()
    .min(1, '意見を書いてください。')
    .max(1000, '意見は 1000 字までにしてください。'),
})

export const agreeToPersonForm = z.object({ submission: id })

export const takeBackForm = z.object({ submission: id })

export const remindForm = z.object({ unit: unitCode })

export const unitParams = z.object({ code: unitCode })
