import { z } from 'zod'
import { PROJECT_STATES } from '~/domain/practice'

/** Which projects a list shows, as its address says it. */
export const practicesParams = z.object({
  q: z.string().max(100).catch(''),
  unit: z.string().max(40).catch(''),
  tool: z.string().max(40).catch(''),
  state: z.enum(['', ...PROJECT_STATES]).catch(''),
  specified: z.enum(['', '1']).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})

export function practicesParamsOf(request: Request): z.input<typeof practicesParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof practicesParams>
}
