import { z } from 'zod'
import { MAIL_DELIVERIES } from '~/domain/mail'
import { recordId } from '~/domain/record-id'
import { MAIL_VIEWS } from './mail-href'

export const deliveryForm = z.object({
  delivery: z.enum(MAIL_DELIVERIES, 'メールの受け取り方を選んでください。'),
})

/** One dead letter, or all of them. */
export const resendForm = z.object({ mail: recordId().optional() })

export const mailListParams = z.object({
  state: z.enum(MAIL_VIEWS).catch('waiting'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})

export function mailListParamsOf(request: Request): z.input<typeof mailListParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof mailListParams>
}
