import { z } from 'zod'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { PIPELINE_STAGES } from '~/domain/pipeline'
import { OFFICE_STATES } from './office-words'

export const OFFICE_VIEWS = ['applications', 'candidates', 'expiring'] as const
export type OfficeView = (typeof OFFICE_VIEWS)[number]

/** What the address says; what makes no sense shows everything. */
export const officeParams = z.object({
  view: z.enum(OFFICE_VIEWS).catch('applications'),
  role: z.enum([...CERTIFIED_ROLES, '']).catch(''),
  stage: z.enum([...PIPELINE_STAGES, '']).catch(''),
  state: z.enum([...OFFICE_STATES, '']).catch(''),
  within: z.coerce.number().int().min(1).max(180).catch(180),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
})
export type OfficeParams = z.output<typeof officeParams>

export function officeSearch(request: Request): z.input<typeof officeParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof officeParams>
}
