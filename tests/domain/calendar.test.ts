import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  cityDate,
  compareDates,
  dayOf,
  daysBetween,
  fiscalYear,
  fiscalYearEnd,
  fiscalYearInWareki,
  fiscalYearOf,
  fiscalYearStart,
  inWareki,
  inWarekiShort,
  longWithWeekday,
  monthInWareki,
  partsOf,
  withWeekday,
} from '~/domain/calendar'

const anyDay = fc.integer({ min: -14000, max: 100000 }).map((offset) => addDays(cityDate('1970-01-01'), offset))

describe('a day of the city', () => {
  test.each(['2028-02-30', '2027-02-29', '2028-13-01', '2028-00-10', '28-04-01', '2028/04/01', '', '0000-01-01'])(
    '%j is no day',
    (text) => {
      expect(() => cityDate(text)).toThrow(RangeError)
    },
  )

  test('29 February exists in 2028 and in 2000, not in 1900', () => {
    expect(cityDate('2028-02-29')).toBe('2028-02-29')
    expect(cityDate('2000-02-29')).toBe('2000-02-29')
    expect(() => cityDate('1900-02-29')).toThrow(RangeError)
  })

  test('day arithmetic agrees with the calendar of the platform', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -20000, max: 20000 }), (date, days) => {
        const { year, month, day } = partsOf(date)
        const expected = new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
        expect(addDays(date, days)).toBe(expected)
      }),
    )
  })

  test('adding days and counting them are each other’s inverse, and order follows time', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b)
        expect(Math.sign(daysBetween(a, b))).toBe(compareDates(b, a))
      }),
    )
  })

  test('a month after 31 January is the last day of February', () => {
    expect(addMonths(cityDate('2028-01-31'), 1)).toBe('2028-02-29')
    expect(addMonths(cityDate('2027-01-31'), 1)).toBe('2027-02-28')
    expect(addMonths(cityDate('2028-03-31'), -1)).toBe('2028-02-29')
    expect(addMonths(cityDate('2028-11-30'), 14)).toBe('2030-01-30')
    expect(addMonths(cityDate('2028-12-15'), -12)).toBe('2027-12-15')
  })

  test('adding months never leaves the month asked for', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -700, max: 500 }), (date, months) => {
        const from = partsOf(date)
        const to = partsOf(addMonths(date, months))
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + months)
        expect(to.day).toBeLessThanOrEqual(from.day)
      }),
    )
  })
})

describe('fiscal years', () => {
  test('31 March 2028 closes 令和9年度 and 1 April 2028 opens 令和10年度', () => {
    expect(fiscalYearInWareki(fiscalYearOf(cityDate('2028-03-31')))).toBe('令和9年度')
    expect(fiscalYearInWareki(fiscalYearOf(cityDate('2028-04-01')))).toBe('令和10年度')
  })

  test('2019 is 令和元年度 although its April was still 平成', () => {
    expect(fiscalYearInWareki(fiscalYear(2019))).toBe('令和元年度')
    expect(fiscalYearInWareki(fiscalYear(2018))).toBe('平成30年度')
    expect(fiscalYearInWareki(fiscalYear(1988))).toBe('昭和63年度')
  })

  test('every day lies between the first and the last day of its fiscal year', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const year = fiscalYearOf(date)
        expect(fiscalYearStart(year) <= date && date <= fiscalYearEnd(year)).toBe(true)
        expect(fiscalYearOf(addDays(fiscalYearEnd(year), 1))).toBe(year + 1)
      }),
    )
  })

  test.each([2028.5, Number.NaN, 1, 20280])('%d is no fiscal year', (year) => {
    expect(() => fiscalYear(year)).toThrow(RangeError)
  })
})

describe('days in Japanese', () => {
  test.each([
    ['2028-04-01', '令和10年4月1日', 'R10.4.1'],
    ['2019-05-01', '令和元年5月1日', 'R1.5.1'],
    ['2019-04-30', '平成31年4月30日', 'H31.4.30'],
    ['1989-01-08', '平成元年1月8日', 'H1.1.8'],
    ['1989-01-07', '昭和64年1月7日', 'S64.1.7'],
    ['1926-12-25', '昭和元年12月25日', 'S1.12.25'],
    ['1926-12-24', '大正15年12月24日', 'T15.12.24'],
    ['1868-01-02', '1868年1月2日', '1868.1.2'],
  ])('%s is %s and %s', (iso, long, short) => {
    expect(inWareki(cityDate(iso))).toBe(long)
    expect(inWarekiShort(cityDate(iso))).toBe(short)
  })

  test('the weekday stands behind the day', () => {
    expect(withWeekday(cityDate('2028-11-24'))).toBe('11月24日（金）')
    expect(longWithWeekday(cityDate('2028-11-15'))).toBe('令和10年11月15日（水）')
    expect(withWeekday(cityDate('1926-12-25'))).toBe('12月25日（土）')
    expect(monthInWareki(cityDate('2028-11-15'))).toBe('令和10年11月')
  })

  test('the era agrees with the platform’s Japanese calendar since 昭和', () => {
    const format = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'UTC' })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60000 }), (offset) => {
        const date = addDays(cityDate('1926-12-25'), offset)
        const { year, month, day } = partsOf(date)
        expect(inWareki(date)).toBe(format.format(new Date(Date.UTC(year, month - 1, day))))
        expect(dayOf(year, month, day)).toBe(date)
      }),
    )
  })
})
