import { z } from 'zod'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { HOLDER_STATES, HOLDER_WITHIN } from './holders-words'

/** Whose certificates are listed, as the address says it; what makes no sense shows everything. */
export const holdersParams = z.object({
  role: z.enum(['', ...CERTIFIED_ROLES]).catch(''),
  state: z.enum(['', ...HOLDER_STATES]).catch(''),
  within: z.enum(['', ...HOLDER_WITHIN]).catch(''),
  q: z.string().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type HoldersParams = z.output<typeof holdersParams>

export function holdersParamsOf(request: Request): z.input<typeof holdersParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof holdersParams>
}
