import { z } from 'zod'
import { COURSE_FORMATS } from '~/domain/training'

/** What the catalogue shows, as its address says it. */
export const catalogueParams = z.object({
  q: z.string().max(100).catch(''),
  role: z.string().max(40).catch(''),
  format: z.enum(['', ...COURSE_FORMATS]).catch(''),
  skill: z.string().max(40).catch(''),
  open: z.enum(['', '1']).catch(''),
  view: z.enum(['list', 'calendar']).catch('list'),
  month: z
    .string()
    .regex(/^2\d{3}-(0[1-9]|1[0-2])$/)
    .or(z.literal(''))
    .catch(''),
})

export type CatalogueState = z.output<typeof catalogueParams>

export function catalogueParamsOf(request: Request): z.input<typeof catalogueParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof catalogueParams>
}
