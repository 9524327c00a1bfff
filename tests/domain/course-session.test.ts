import { describe, expect, test } from 'vitest'
import { cityDate, fiscalYear, fiscalYearOf, weekdayOf } from '~/domain/calendar'
import { type CourseSession, freeSeats, takesApplications } from '~/domain/course-session'
import { inNextYear } from '~/domain/next-year-sessions'
import { dayInWords, quotaInWords, sessionDaysInWords, whyDayOff } from '~/domain/session-words'
import { parseTimeOfDay } from '~/domain/time-of-day'
import { isHoliday } from '~/platform/holidays'

const on = cityDate
const today = on('2028-11-15')

function session(given: Partial<CourseSession> & { dates?: string[] }): CourseSession {
  const days = (given.dates ?? []).map((day) => ({ on: on(day), from: '09:00', to: '16:30' }))
  const startsOn = given.startsOn ?? days[0]?.on ?? today
  return {
    sessionId: 7,
    courseId: 1,
    courseCode: 'TRN-303',
    courseTitle: 'ノーコード開発ハンズオン',
    courseFormat: 'handson',
    fiscalYear: fiscalYearOf(startsOn),
    name: '第1回',
    startsOn,
    endsOn: given.endsOn ?? days.at(-1)?.on ?? startsOn,
    days,
    place: null,
    url: null,
    capacity: 20,
    applyBy: on('2028-11-24'),
    quotas: [],
    note: null,
    state: 'open',
    revision: 0,
    ...given,
  }
}

describe('applying', () => {
  test('is possible up to the day of the deadline, not the day after', () => {
    expect(takesApplications(session({}), on('2028-11-24'))).toBe(true)
    expect(takesApplications(session({}), on('2028-11-25'))).toBe(false)
  })

  test('is over when the session is cancelled', () => {
    expect(takesApplications(session({ state: 'cancelled' }), today)).toBe(false)
  })

  test('a session without a limit has no number of free seats', () => {
    expect(freeSeats({ capacity: null, seated: 300 })).toBeNull()
    expect(freeSeats({ capacity: 20, seated: 14 })).toBe(6)
  })
})

describe('in words', () => {
  test('two days of a month share the month', () => {
    expect(sessionDaysInWords(session({ dates: ['2028-12-19', '2028-12-20'] }), today)).toBe(
      '12月19日（火）・20日（水）',
    )
  })

  test('a day of the next month says its month, and a day with two times is said once', () => {
    const dates = ['2028-12-28', '2028-12-28', '2029-01-11']
    expect(sessionDaysInWords(session({ dates }), today)).toBe('12月28日（木）・1月11日（木）')
  })

  test('another fiscal year is said with the era', () => {
    expect(sessionDaysInWords(session({ dates: ['2029-05-08'] }), today)).toBe('令和11年5月8日（火）')
  })

  test('a deadline of another fiscal year is said with the era', () => {
    expect(dayInWords(on('2029-03-31'), today)).toBe('3月31日（土）')
    expect(dayInWords(on('2029-04-03'), today)).toBe('令和11年4月3日（火）')
  })

  test('without times the span is said', () => {
    const span = session({ startsOn: on('2028-04-03'), endsOn: on('2029-01-31') })
    expect(sessionDaysInWords(span, today)).toBe('4月3日（月）から 1月31日（水）まで')
  })

  test('seats kept say for whom', () => {
    const names = new Map([[5, '福祉保健部']])
    expect(quotaInWords({ kind: 'role', role: 'DX_LEADER', seats: 8 }, names)).toBe(
      '8 席は、DX推進リーダーを目指す人・候補の人に先に回します',
    )
    expect(quotaInWords({ kind: 'department', unitId: 5, seats: 3 }, names)).toBe(
      '3 席は、福祉保健部の人に先に回します',
    )
  })

  test.each([
    ['2028-11-18', '土曜日'],
    ['2028-11-19', '日曜日'],
    ['2028-11-23', '祝日'],
    ['2028-12-29', '年末年始'],
    ['2028-11-22', null],
  ])('%s is a day off: %s', (day, why) => {
    expect(whyDayOff(on(day), isHoliday)).toBe(why)
  })
})

describe('in the next fiscal year', () => {
  test('days move by a year to the same weekday, the deadline with them', () => {
    const next = inNextYear(session({ dates: ['2028-12-19', '2028-12-20'], applyBy: on('2028-12-01') }))
    expect(next.days.map((day) => day.on)).toEqual(['2029-12-18', '2029-12-19'])
    expect([next.startsOn, next.endsOn, next.applyBy]).toEqual(['2029-12-18', '2029-12-19', '2029-11-30'])
    expect(next.fiscalYear).toBe(2029)
  })

  test('a span keeps its days of the calendar', () => {
    const span = session({ startsOn: on('2028-04-01'), endsOn: on('2029-03-31'), applyBy: on('2029-01-31') })
    const next = inNextYear(span)
    expect([next.startsOn, next.endsOn, next.applyBy]).toEqual(['2029-04-01', '2030-03-31', '2030-01-31'])
  })

  test('the year in a name moves along', () => {
    expect(inNextYear(session({ dates: ['2028-12-19'], name: '令和10年度 第2回' })).name).toBe('令和11年度 第2回')
  })

  test('on whatever day it begins, it is in the next fiscal year and on the same weekday', () => {
    for (let year = 2026; year < 2034; year += 1) {
      for (const monthDay of ['04-01', '04-02', '04-03', '10-15', '03-29', '03-30', '03-31']) {
        const first = on(`${monthDay < '04' ? year + 1 : year}-${monthDay}`)
        const next = inNextYear(session({ dates: [first] }))
        expect([fiscalYearOf(next.startsOn), weekdayOf(next.startsOn)], first).toEqual([
          fiscalYear(fiscalYearOf(first) + 1),
          weekdayOf(first),
        ])
      }
    }
  })
})

describe('a time of day', () => {
  test.each([
    ['9:00', '09:00'],
    ['９：３０', '09:30'],
    ['0930', '09:30'],
    ['16時', '16:00'],
    ['16時5分', '16:05'],
    ['24:00', null],
    ['9:60', null],
    ['午後', null],
    ['', null],
  ])('「%s」 is %s', (text, time) => {
    expect(parseTimeOfDay(text)).toBe(time)
  })
})
