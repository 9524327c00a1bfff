import { z } from 'zod'
import { recordId } from '~/domain/record-id'

/* Forms of applying for, approving and attending a session, shared by browser and server. */

export const applyForm = z.object({ session: recordId() })

export const withdrawForm = z.object({ enrolment: recordId() })

export const releaseForm = z.object({
  enrolment: recordId('だれの申込みかを選んでください。'),
  reason: z
    .string('取り消す理由を書いてください。本人に伝わります。')
    .trim()
    .min(1, '取り消す理由を書いてください。本人に伝わります。')
    .max(500, '理由は 500 字までです。'),
})

export const decideForm = z
  .object({
    enrolment: z
      .preprocess(
        (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
        z.array(recordId()).min(1, '申込みを選んでください。').max(500, '一度に決められるのは 500 件までです。'),
      )
      .transform((ids) => [...new Set(ids)]),
    decision: z.enum(['approve', 'decline'], '承認するか、見送るかを選んでください。'),
    reason: z.string().trim().max(500, '理由は 500 字までです。').default(''),
  })
  .refine(({ decision, reason }) => decision === 'approve' || reason !== '', {
    path: ['reason'],
    message: '見送る理由を書いてください。本人に伝わります。',
  })

/** Results that are entered for people with a seat; nothing chosen leaves them as they are. */
export const RESULTS = ['completed', 'not_passed', 'absent', 'seated'] as const
export type Result = (typeof RESULTS)[number]

const score = z
  .string()
  .default('')
  .transform((text) => text.normalize('NFKC').trim().replace(',', '.'))
  .pipe(z.union([z.literal(''), z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, '点数は 0 から 100 の数で入れてください。')]))
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((value) => value === null || value <= 100, '点数は 0 から 100 の数で入れてください。')

const byEnrolment = <Value extends z.ZodType>(value: Value) => z.record(z.string().regex(/^\d{1,9}$/), value)
const result = z.union([z.literal(''), z.enum(RESULTS)])

export const attendanceForm = z.object({
  session: recordId(),
  result: byEnrolment(result).default({}),
  score: byEnrolment(score).default({}),
  /** What the form showed when it was opened: what somebody else enters meanwhile is not undone by it. */
  was: byEnrolment(result).default({}),
  wasScore: byEnrolment(score).default({}),
  /** Everybody who has no result yet. */
  rest: z.enum(['completed']).optional(),
})
