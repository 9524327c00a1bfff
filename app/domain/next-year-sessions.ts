/** The sessions of a fiscal year taken over into the next one (issue on learning, part 1). */
import { addDays, addMonths, type CityDate, type FiscalYear, fiscalYear, fiscalYearOf } from './calendar'
import type { CourseSession, SessionDay } from './course-session'

type Planned = Pick<CourseSession, 'fiscalYear' | 'name' | 'startsOn' | 'endsOn' | 'days' | 'applyBy'>

const WEEK = 7
const WEEKS_OF_A_YEAR = 52 * WEEK

/**
 * The same session a fiscal year later: days with times a year later on the same weekday; a span without times on the
 * same days of the calendar. `第1回（令和10年度）` becomes `第1回（令和11年度）`.
 * @throws RangeError outside of the calendar (1868 to 9999)
 */
export function inNextYear(session: Planned): Planned {
  const next = fiscalYear(session.fiscalYear + 1)
  const move = session.days.length === 0 ? sameDay : sameWeekday(session.startsOn, next)
  return {
    fiscalYear: next,
    name: nameInYear(session.name, session.fiscalYear, next),
    startsOn: move(session.startsOn),
    endsOn: move(session.endsOn),
    days: session.days.map((day): SessionDay => ({ ...day, on: move(day.on) })),
    applyBy: move(session.applyBy),
  }
}

function sameDay(day: CityDate): CityDate {
  return addMonths(day, 12)
}

/** 52 weeks later; a week more where that would still be the fiscal year before. */
function sameWeekday(first: CityDate, year: FiscalYear): (day: CityDate) => CityDate {
  const isEarly = fiscalYearOf(addDays(first, WEEKS_OF_A_YEAR)) < year
  return (day) => addDays(day, isEarly ? WEEKS_OF_A_YEAR + WEEK : WEEKS_OF_A_YEAR)
}

function nameInYear(name: string, from: FiscalYear, to: FiscalYear): string {
  const era = (year: number) => year - 2018
  return name
    .replaceAll(`令和${era(from)}年度`, `令和${era(to)}年度`)
    .replaceAll(`R${era(from)}`, `R${era(to)}`)
    .replaceAll(`${from}年度`, `${to}年度`)
}
