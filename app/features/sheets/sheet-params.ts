import { z } from 'zod'

/** Which sheet of which year, as its address says it; a version of it where an earlier one is asked for. */
export const sheetParams = z.object({
  number: z.coerce.number().int().min(1).max(999),
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  version: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
})
export type SheetParams = z.output<typeof sheetParams>

export function sheetParamsOf(request: Request, number: string | undefined): z.input<typeof sheetParams> {
  const { searchParams } = new URL(request.url)
  return {
    number: number ?? '',
    year: searchParams.get('year') ?? undefined,
    version: searchParams.get('version') ?? undefined,
  }
}
