import { z } from 'zod'
import { type CityDate, earlierOf, type FiscalYear, fiscalYear, fiscalYearEnd, fiscalYearOf } from '~/domain/calendar'
import { CERTIFIED_ROLES } from '~/domain/certificate'
import { parseCityDate } from '~/domain/city-date'

/** The parameters as they come; what makes no sense falls back to today. */
export const goalsParams = z.object({
  role: z.enum(CERTIFIED_ROLES).catch('DX_LEADER'),
  asOf: z.string().trim().max(40).catch(''),
  /** A fiscal year, for its end or today; `asOf` goes before it. */
  year: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  view: z.enum(['chart', 'table']).catch('chart'),
})
export type GoalsParams = z.output<typeof goalsParams>

export const goalPeopleParams = goalsParams.extend({
  line: z.string().max(40).catch('closing'),
  limit: z.string().max(10).catch(''),
  unit: z.string().max(40).catch(''),
  direct: z.enum(['', '1']).catch(''),
  unmet: z.string().max(40).catch(''),
})
export type GoalPeopleParams = z.output<typeof goalPeopleParams>

export const goalPlacesParams = goalsParams.extend({ unit: z.string().max(40).catch('') })

/** What the address says; a name twice counts once. */
export function searchOf(request: Request): z.input<typeof goalPeopleParams> {
  return Object.fromEntries(new URL(request.url).searchParams) as z.input<typeof goalPeopleParams>
}

type Asked = { asOf: CityDate; year: FiscalYear; problem: string | null }

/** The day that is asked for; in the future nothing is known yet, so it is today. */
export function askedDay({ asOf, year }: { asOf: string; year?: number }, today: CityDate): Asked {
  const of = (day: CityDate, problem: string | null = null): Asked => ({ asOf: day, year: fiscalYearOf(day), problem })
  if (asOf === '') return year === undefined ? of(today) : of(earlierOf(fiscalYearEnd(fiscalYear(year)), today))
  const read = parseCityDate(asOf)
  if (!read.ok)
    return of(today, '日付は 令和10年11月15日、R10.11.15、2028-11-15 のように書いてください。きょうの数を示します。')
  if (read.date > today) return of(today, 'まだ来ていない日です。きょうの数を示します。')
  return of(read.date)
}
