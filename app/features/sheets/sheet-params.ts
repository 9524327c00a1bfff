import { z } from 'zod'
import type { CityDate } from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'

/** Which sheet of which year, as its address says it; a version of it where an earlier one is asked for. */
export const sheetParams = z.object({
  number: z.coerce.number().int().min(1).max(999),
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  version: z.coerce.number().int().min(1).max(100_000).optional().catch(undefined),
  /** A day of the year on which it is told, as somebody typed it; '' for its end, or today. */
  asOf: z.string().trim().max(40).catch(''),
})
export type SheetParams = z.output<typeof sheetParams>

export function sheetParamsOf(request: Request, number: string | undefined): z.input<typeof sheetParams> {
  const { searchParams } = new URL(request.url)
  return {
    number: number ?? '',
    year: searchParams.get('year') ?? undefined,
    version: searchParams.get('version') ?? undefined,
    asOf: searchParams.get('asOf') ?? '',
  }
}

/** The day that is asked for; null where none is. What is no day, or still to come, is told as a problem. */
export function askedDay(
  { asOf }: Pick<SheetParams, 'asOf'>,
  today: CityDate,
): { day: CityDate | null; problem: string | null } {
  if (asOf === '') return { day: null, problem: null }
  const read = parseCityDate(asOf)
  if (!read.ok) return { day: null, problem: '日付は 令和10年11月15日、R10.11.15、2028-11-15 のように書いてください。' }
  if (read.date > today) return { day: null, problem: 'まだ来ていない日です。' }
  return { day: read.date, problem: null }
}
