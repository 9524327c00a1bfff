import {
  addDays,
  addMonths,
  type CityDate,
  fiscalYear,
  fiscalYearOf,
  fiscalYearStart,
  laterOf,
} from '~/domain/calendar'
import { parseCityDate } from '~/domain/city-date'
import type { VersionInWork } from '~/facts/standard-effect'

/** No version is decided on for longer ahead; what is worked out for a day needs a calendar after it. */
const MONTHS_AHEAD = 120
export const TOO_FAR = '10 年より先の日は選べません。年を確かめてください。'

export function isTooFar(day: CityDate, today: CityDate): boolean {
  return day > addMonths(today, MONTHS_AHEAD)
}

type ChosenDay = { day: CityDate; problem: string | null }

/** The day from which a version is to be used: as somebody wrote it, or the first day of the next fiscal year. */
export function chosenDay(text: string, { before }: Pick<VersionInWork, 'before'>, today: CityDate): ChosenDay {
  const usual = before === null ? today : laterOf(nextYearBegins(today), addDays(before.from, 1))
  if (text.trim() === '') return { day: usual, problem: null }
  const parsed = parseCityDate(text)
  if (!parsed.ok) {
    return {
      day: usual,
      problem: `「${text}」は日付として読めません。2029-04-01 や 令和11年4月1日 のように書いてください。`,
    }
  }
  if (isTooFar(parsed.date, today)) return { day: usual, problem: TOO_FAR }
  if (before !== null && parsed.date <= before.from) {
    return { day: usual, problem: `いまの版（第 ${before.version} 版）が始まる日より後の日にしてください。` }
  }
  return { day: parsed.date, problem: null }
}

function nextYearBegins(today: CityDate): CityDate {
  return fiscalYearStart(fiscalYear(fiscalYearOf(today) + 1))
}
