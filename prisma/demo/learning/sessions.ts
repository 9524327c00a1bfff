import { type CityDate, cityDate, type FiscalYear, fiscalYearOf } from '~/domain/calendar'
import { workdayBefore } from '../workdays'
import { type DemoCourse, demoCourse } from './catalogue'

/** The sessions that the city held or has planned, with their seats given and completions up to the demo's day. */
export type DemoSession = {
  course: DemoCourse
  fiscalYear: FiscalYear
  /** Place among the sessions of the course in that year, from 0. */
  number: number
  startsOn: CityDate
  endsOn: CityDate
  /** The days on which it takes place; none where it is open the whole time. */
  days: CityDate[]
  applyBy: CityDate
  seated: number
  completed: number
  /** Those without a seat, by what became of their application. */
  without: Partial<Record<'turned_away' | 'waitlisted' | 'applied' | 'declined' | 'withdrawn', number>>
}

type Line = readonly [days: string, seated: number, completed: number, more?: Plan]
type Plan = { applyBy?: string; without?: DemoSession['without'] }

const FISCAL_2026: Record<string, readonly Line[]> = {
  'TRN-102': [['2026-10-05…2027-01-29', 3862, 3741]],
}

const FISCAL_2027: Record<string, readonly Line[]> = {
  'TRN-101': [['2027-04-12…2028-02-29', 3654, 3412]],
  'TRN-102': [['2027-05-10…2028-01-31', 3890, 3781]],
  'TRN-103': [['2027-05-17…2028-02-29', 3201, 2960]],
  'TRN-104': [['2027-06-07…2028-02-29', 3305, 3020]],
  'TRN-105': [
    ['2027-06-24', 24, 22, { without: { turned_away: 6, withdrawn: 1 } }],
    ['2027-07-22', 24, 22, { without: { turned_away: 6 } }],
    ['2027-08-19', 24, 22, { without: { turned_away: 4, declined: 1 } }],
    ['2027-09-16', 24, 22, { without: { turned_away: 4 } }],
    ['2027-10-20', 24, 22, { without: { turned_away: 4, withdrawn: 1 } }],
    ['2027-11-17', 24, 22, { without: { turned_away: 4 } }],
    ['2027-12-08', 24, 22, { without: { turned_away: 4, declined: 1 } }],
    ['2028-01-19', 24, 22, { without: { turned_away: 3 } }],
  ],
  'TRN-106': [['2027-06-01…2028-02-29', 200, 121, { without: { turned_away: 14 } }]],
  'TRN-107': [
    ['2027-07-14', 50, 46],
    ['2027-09-08', 50, 46],
    ['2027-11-10', 46, 42],
    ['2027-12-15', 42, 37],
  ],
  'TRN-201': [
    ['2027-07-06', 62, 57],
    ['2027-10-26', 56, 52],
  ],
  'TRN-301': [
    ['2027-06-10 2027-06-11', 25, 24, { without: { turned_away: 4 } }],
    ['2027-08-05 2027-08-06', 25, 23, { without: { turned_away: 2 } }],
    ['2027-10-14 2027-10-15', 25, 22, { without: { turned_away: 3 } }],
  ],
  'TRN-302': [
    ['2027-07-08 2027-07-09', 17, 17],
    ['2027-10-21 2027-10-22', 16, 16],
    ['2027-12-02 2027-12-03', 19, 14],
  ],
  'TRN-303': [['2027-09-02 2027-09-03', 20, 18, { without: { turned_away: 11 } }]],
  'TRN-304': [
    ['2027-08-31 2027-09-01', 13, 11],
    ['2027-10-28 2027-10-29', 13, 11],
    ['2028-01-13 2028-01-14', 12, 11],
  ],
  'TRN-305': [
    ['2027-09-14 2027-09-28', 10, 9],
    ['2027-11-09 2027-11-16', 10, 8],
    ['2028-01-18 2028-01-25', 9, 8],
  ],
  'TRN-306': [['2027-06-14…2028-02-29', 83, 76]],
  'TRN-307': [
    ['2027-08-24', 15, 13],
    ['2027-10-27', 15, 13],
    ['2028-01-20', 14, 13],
  ],
  'TRN-308': [
    ['2027-09-22', 15, 13],
    ['2027-11-25', 15, 13],
  ],
  'TRN-309': [
    ['2027-07-01…2027-10-29', 16, 12],
    ['2027-09-01…2028-01-31', 15, 4],
    ['2027-11-01…2028-03-17', 15, 2],
  ],
  'TRN-401': [['2027-11-16 2027-11-17 2027-11-18', 15, 12, { without: { turned_away: 4 } }]],
  'TRN-402': [['2027-09-09', 26, 22]],
  'TRN-403': [['2027-10-13', 18, 15]],
  'TRN-501': [['2028-02-07 2028-02-08 2028-02-09', 4, 3]],
  'TRN-502': [['2027-10-07 2027-10-08', 4, 3]],
  'TRN-503': [
    ['2027-11-18', 7, 6],
    ['2028-02-17', 5, 4],
  ],
  'TRN-504': [['2027-12-16 2027-12-17', 6, 5]],
  'TRN-505': [['2027-12-01…2028-03-24', 3, 1, { applyBy: '2027-11-26' }]],
}

/** R10: held until the middle of November, and planned until the end of the year. */
const FISCAL_2028: Record<string, readonly Line[]> = {
  'TRN-101': [['2028-04-10…2029-02-28', 520, 486]],
  'TRN-102': [['2028-05-08…2029-01-31', 3871, 3655]],
  'TRN-103': [['2028-05-08…2029-02-28', 702, 640]],
  'TRN-104': [['2028-05-15…2029-02-28', 781, 702]],
  'TRN-105': [
    ['2028-06-14', 24, 24, { without: { turned_away: 4 } }],
    ['2028-07-12', 24, 24, { without: { turned_away: 3, declined: 1 } }],
    ['2028-08-23', 24, 24, { without: { turned_away: 3 } }],
    ['2028-09-27', 24, 23, { without: { turned_away: 3, withdrawn: 1 } }],
    ['2028-10-25', 24, 23, { without: { turned_away: 3, withdrawn: 1 } }],
    ['2028-11-29', 24, 0, { applyBy: '2028-11-17', without: { waitlisted: 5, applied: 3, declined: 1 } }],
    ['2028-12-13', 24, 0, { applyBy: '2028-11-29', without: { waitlisted: 4, applied: 5 } }],
    ['2029-01-24', 24, 0, { applyBy: '2029-01-10', without: { waitlisted: 3, applied: 8 } }],
  ],
  'TRN-106': [['2028-06-01…2029-01-31', 188, 64]],
  'TRN-107': [
    ['2028-06-28', 50, 48],
    ['2028-09-13', 46, 44],
    // Most of the check sheets that the course asks for have not come in yet.
    ['2028-11-08', 38, 4],
    ['2028-12-08', 8, 0, { applyBy: '2028-11-24' }],
  ],
  'TRN-201': [
    ['2028-07-05', 25, 22],
    ['2028-10-18', 22, 19],
  ],
  'TRN-301': [
    ['2028-06-08 2028-06-09', 25, 24, { without: { turned_away: 5 } }],
    ['2028-07-20 2028-07-21', 25, 24, { without: { turned_away: 4 } }],
    ['2028-09-07 2028-09-08', 25, 23, { without: { turned_away: 4 } }],
  ],
  'TRN-302': [
    ['2028-08-03 2028-08-04', 20, 19],
    ['2028-10-05 2028-10-06', 20, 19],
    ['2029-01-18 2029-01-19', 10, 0, { applyBy: '2029-01-05' }],
  ],
  'TRN-303': [
    ['2028-08-30 2028-08-31', 20, 18, { without: { turned_away: 2 } }],
    ['2028-10-11 2028-10-12', 20, 19, { without: { turned_away: 2 } }],
    ['2028-12-19 2028-12-20', 20, 0, { applyBy: '2028-11-10', without: { waitlisted: 2 } }],
  ],
  'TRN-304': [
    ['2028-09-20 2028-09-21', 20, 19],
    ['2028-12-08 2028-12-15', 12, 0, { applyBy: '2028-11-24' }],
    ['2029-01-25 2029-01-26', 9, 0],
  ],
  'TRN-305': [
    ['2028-07-04 2028-07-11', 20, 19],
    ['2028-10-17 2028-10-24', 20, 18],
    ['2028-12-05 2028-12-12', 17, 0, { applyBy: '2028-11-21', without: { applied: 4 } }],
  ],
  'TRN-306': [['2028-05-15…2029-01-31', 79, 61]],
  'TRN-307': [
    ['2028-07-26', 25, 24],
    ['2028-10-04', 25, 24],
    ['2028-12-14', 16, 0],
  ],
  'TRN-308': [
    ['2028-09-12', 17, 15],
    ['2029-01-16', 16, 0],
  ],
  'TRN-309': [
    ['2028-04-17…2028-09-29', 20, 14],
    ['2028-09-01…2029-01-31', 18, 0],
    ['2028-10-16…2029-03-16', 16, 0],
  ],
  'TRN-401': [['2028-09-26 2028-09-27 2028-09-28', 15, 13, { without: { turned_away: 7 } }]],
  'TRN-402': [['2028-08-29', 30, 24, { without: { turned_away: 1 } }]],
  'TRN-403': [['2028-10-03', 20, 16, { without: { turned_away: 1 } }]],
  // Four have taken it on their own at the provider's, in summer: their certificates stand for it.
  'TRN-501': [['2029-01-15 2029-01-16 2029-01-17', 6, 0, { applyBy: '2028-12-01' }]],
  'TRN-502': [['2028-09-05 2028-09-06', 6, 5]],
  'TRN-503': [
    ['2028-07-19', 7, 6],
    ['2028-10-26', 12, 10],
  ],
  'TRN-504': [['2028-10-19 2028-10-20', 8, 6]],
  'TRN-505': [['2028-07-03…2029-02-28', 5, 0]],
}

/** All of them in the order in which they begin: prerequisites are completed before they are asked for. */
export const SESSIONS: readonly DemoSession[] = [FISCAL_2026, FISCAL_2027, FISCAL_2028]
  .flatMap((year) =>
    Object.entries(year).flatMap(([code, lines]) => lines.map((line, place) => sessionOf(code, line, place))),
  )
  .sort((a, b) =>
    a.startsOn === b.startsOn ? (a.course.code < b.course.code ? -1 : 1) : a.startsOn < b.startsOn ? -1 : 1,
  )

function sessionOf(code: string, [told, seated, completed, plan = {}]: Line, number: number): DemoSession {
  const course = demoCourse(code)
  const days = told.split(/[ …]/).map(cityDate)
  const [first] = days
  const last = days.at(-1)
  if (!first || !last) throw new Error(`a session of ${code} has no day`)
  const openAllTheTime = told.includes('…')
  const applyBy = plan.applyBy
    ? cityDate(plan.applyBy)
    : course.format === 'elearning'
      ? last
      : workdayBefore(first, 14)
  return {
    course,
    fiscalYear: fiscalYearOf(first),
    number,
    startsOn: first,
    endsOn: last,
    days: openAllTheTime ? [] : days,
    applyBy,
    seated,
    completed,
    without: plan.without ?? {},
  }
}
