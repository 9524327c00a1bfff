import { z } from 'zod'
import { recordId } from '~/domain/record-id'
import type { SkillLevel } from '~/domain/skill-standard'

const LONGEST = 2_000

const sentence = (what: string) =>
  z
    .string({ error: `${what}を書いてください。` })
    .trim()
    .min(1, `${what}を書いてください。`)
    .max(LONGEST, `${what}は ${LONGEST.toLocaleString('ja-JP')} 字までです。`)

/** The draft that the page showed. */
const versionId = recordId()

export const commentForm = z.object({
  versionId,
  /** Empty: the whole version. */
  skill: z.string().max(40).default(''),
  level: z
    .enum(['', '0', '1', '2', '3', '4'])
    .default('')
    .transform((text) => (text === '' ? null : (Number(text) as SkillLevel))),
  body: sentence('コメント'),
})

export const answerForm = z.object({ versionId, comment: recordId(), body: sentence('返事') })

export const resolveForm = z.object({ versionId, comment: recordId() })

export const submitForm = z.object({ versionId })

export const sendBackForm = z.object({ versionId, reason: sentence('理由') })

/** `seenEdit`: the last edit of the contents that the page showed. */
export const approveForm = z.object({
  versionId,
  seenEdit: z.coerce.number().int().min(0).max(2_147_483_647),
  as: z.enum(['hr_section', 'technical_officer']),
})
