import { z } from 'zod'

export const pulseParams = z.object({ view: z.enum(['chart', 'table']).catch('chart') })

export function pulseParamsOf(request: Request): z.input<typeof pulseParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof pulseParams>
}
