import holidayJp from '@holiday-jp/holiday_jp'
import type { CityDate } from '~/domain/calendar'

/** Whether a day is a 国民の祝日 or 休日 by law, as far ahead as the library's table knows (2050). */
export function isHoliday(day: CityDate): boolean {
  return day in holidayJp.holidays
}
