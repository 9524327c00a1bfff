import { z } from 'zod'
import { DEFAULT_LEVEL, type MapState } from './map-state'

/** The parameters as they come; what makes no sense falls back to what is usual, days are told apart later. */
export const mapParams = z.object({
  level: z.coerce.number().int().min(1).max(4).catch(DEFAULT_LEVEL),
  show: z.enum(['people', 'median', 'gap']).catch('people'),
  category: z.string().max(40).catch(''),
  unit: z.string().max(40).catch(''),
  staff: z.enum(['regular', 'fiscal_year']).catch('regular'),
  asOf: z.string().max(40).catch(''),
  compare: z.string().max(40).catch(''),
  view: z.enum(['chart', 'table']).catch('chart'),
  cell: z.string().max(90).catch(''),
}) satisfies z.ZodType<MapState>
export function mapParamsOf(request: Request): z.input<typeof mapParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof mapParams>
}
