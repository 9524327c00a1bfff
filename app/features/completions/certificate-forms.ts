import { z } from 'zod'
import { dayField } from '~/domain/day-field'
import { httpAddress } from '~/domain/http-address'
import { recordId } from '~/domain/record-id'

export const certificateFields = {
  course: z.string('研修を選んでください。').regex(/^[A-Z][A-Z0-9_-]{0,39}$/, '研修を選んでください。'),
  completedOn: dayField('令和10年10月1日、R10.10.1、2028-10-01', '修了した日'),
  issuer: z
    .string('発行元を書いてください。')
    .trim()
    .min(1, '発行元を書いてください。')
    .max(100, '発行元は 100 文字までです。'),
  url: httpAddress().default(''),
}

export const checkForm = z
  .object({
    certificate: recordId(),
    verdict: z.enum(['accept', 'refuse'], '認めるか、認めないかを選んでください。'),
    reason: z.string().trim().max(500, '理由は 500 文字までです。').default(''),
  })
  .refine((input) => input.verdict === 'accept' || input.reason !== '', {
    path: ['reason'],
    message: '認めない理由を書いてください。本人に伝わります。',
  })

export const certificateForm = z.object({ certificate: recordId() })
