import { z } from 'zod'

/** Whom a list shows, as its address says it; `unit`, `skill`, `level` and `only` come from a number on the map. */
export const peopleParams = z.object({
  q: z.string().max(100).catch(''),
  unit: z.string().max(40).catch(''),
  directly: z.enum(['', '1']).catch(''),
  skill: z.string().max(40).catch(''),
  level: z.coerce.number().int().min(0).max(4).catch(2),
  only: z.enum(['all', 'exactly', 'old', 'short', 'none']).catch('all'),
  /** Whom the map counted, where there is a skill. */
  staff: z.enum(['regular', 'fiscal_year']).catch('regular'),
  asOf: z.string().max(40).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export function peopleParamsOf(request: Request): z.input<typeof peopleParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof peopleParams>
}
