/** When and for whom a session is, in words (rule 7). */
import { type CityDate, fiscalYearOf, inWareki, partsOf, weekdayOf, withWeekday } from './calendar'
import type { CourseSession, SeatQuota } from './course-session'
import { isWorkingDay } from './mail'
import { ROLE_WORDS } from './terms'

type Dated = Pick<CourseSession, 'startsOn' | 'endsOn' | 'days'>

/**
 * `1月18日（木）・19日（金）`, or `4月3日（月）から 1月31日（水）まで` without times; with the era year where it is another
 * fiscal year than that of `today`.
 */
export function sessionDaysInWords({ startsOn, endsOn, days }: Dated, today: CityDate): string {
  const year = otherYear(startsOn, today)
  const [first, ...rest] = [...new Set(days.map((day) => day.on))]
  if (first === undefined) {
    if (startsOn === endsOn) return year + withWeekday(startsOn)
    return `${year}${withWeekday(startsOn)}から ${withWeekday(endsOn)}まで`
  }
  let month = partsOf(first).month
  const others = rest.map((day) => {
    const parts = partsOf(day)
    const words = parts.month === month ? `${parts.day}日（${weekdayOf(day)}）` : withWeekday(day)
    month = parts.month
    return words
  })
  return year + [withWeekday(first), ...others].join('・')
}

/** `1月5日（金）`; with the era year where it is another fiscal year than that of `today`. */
export function dayInWords(day: CityDate, today: CityDate): string {
  return otherYear(day, today) + withWeekday(day)
}

function otherYear(day: CityDate, today: CityDate): string {
  return fiscalYearOf(day) === fiscalYearOf(today) ? '' : inWareki(day).replace(/年.*$/, '年')
}

/** `8 席は、DX推進リーダーを目指す人・候補の人に先に回します`: a sentence without its full stop. */
export function quotaInWords(quota: SeatQuota, unitNames: ReadonlyMap<number, string>): string {
  const group =
    quota.kind === 'role'
      ? `${ROLE_WORDS[quota.role]}を目指す人・候補の人`
      : `${unitNames.get(quota.unitId) ?? '部局'}の人`
  return `${quota.seats} 席は、${group}に先に回します`
}

/**
 * Why the city does not work on a day: `土曜日`, `日曜日`, `祝日`, `年末年始`; null on a working day.
 * @param isHoliday says whether a day is a 国民の祝日 or 休日 by law
 */
export function whyDayOff(day: CityDate, isHoliday: (day: CityDate) => boolean): string | null {
  if (isWorkingDay(day, isHoliday)) return null
  const weekday = weekdayOf(day)
  if (weekday === '土' || weekday === '日') return `${weekday}曜日`
  return isHoliday(day) ? '祝日' : '年末年始'
}
