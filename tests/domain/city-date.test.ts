import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, cityDate, inWareki, inWarekiShort, longWithWeekday, partsOf } from '~/domain/calendar'
import { dateOfSerial, parseCityDate, parseFiscalYear } from '~/domain/city-date'

const anyDay = fc.integer({ min: 0, max: 50000 }).map((offset) => addDays(cityDate('1950-01-01'), offset))

describe('a day as people write it', () => {
  test.each([
    '2028-04-01',
    '2028/4/1',
    '2028.4.1',
    '2028年4月1日',
    '20280401',
    '令和10年4月1日',
    '令和 10年 4月 1日',
    'R10.4.1',
    'r10/4/1',
    'R100401',
    '２０２８／４／１',
    'Ｒ１０．４．１',
    '令和１０年４月１日',
    '2028−04−01',
    '2028-04-01 0:00:00',
    '2028/04/01 17:30',
    '2028-04-01T09:00:00',
    '令和10年4月1日（土）',
    '46844',
    '㋿10年4月1日',
  ])('%s is 1 April 2028', (text) => {
    expect(parseCityDate(text)).toEqual({ ok: true, date: '2028-04-01' })
  })

  test.each([
    ['平成６年４月１日', '1994-04-01'],
    ['昭和63年4月1日', '1988-04-01'],
    ['令和元年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['S64.1.7', '1989-01-07'],
  ])('%s is %s', (text, date) => {
    expect(parseCityDate(text)).toEqual({ ok: true, date })
  })

  test.each(['10/4/1', '未定', '2028年4月', '4/1/2028', '28-04-01', '2028', '', '2028-04-01、2028-05-01', '280401'])(
    '%j is not one date',
    (text) => {
      expect(parseCityDate(text)).toEqual({ ok: false, bad: 'DATE_FORMAT' })
    },
  )

  test('an instant of another time zone is no day of the city', () => {
    expect(parseCityDate('2028-03-31T15:00:00Z')).toEqual({ ok: false, bad: 'DATE_FORMAT' })
  })

  test.each(['2028年02月30日', '令和10年9月31日', 'R9.2.29', '２０２８／１３／１', '2028-04-01（金）'])(
    '%s does not exist',
    (text) => {
      expect(parseCityDate(text)).toEqual({ ok: false, bad: 'DATE_NONEXISTENT' })
    },
  )

  test('a day outside its era is refused and the era that was meant is named', () => {
    expect(parseCityDate('平成32年4月1日')).toEqual({ ok: false, bad: 'DATE_ERA', meant: '令和2年4月1日' })
    expect(parseCityDate('令和元年4月1日')).toEqual({ ok: false, bad: 'DATE_ERA', meant: '平成31年4月1日' })
    expect(parseCityDate('昭和64年1月8日')).toEqual({ ok: false, bad: 'DATE_ERA', meant: '平成元年1月8日' })
  })

  test('what the portal writes it also reads', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const { year, month, day } = partsOf(date)
        const spellings = [date, inWareki(date), inWarekiShort(date), longWithWeekday(date), `${year}/${month}/${day}`]
        for (const text of spellings) expect(parseCityDate(text)).toEqual({ ok: true, date })
      }),
    )
  })
})

test('a spreadsheet’s number is the same calendar day in both of its systems', () => {
  expect(dateOfSerial(46844, 1900)).toBe('2028-04-01')
  expect(dateOfSerial(46844.75, 1900)).toBe('2028-04-01')
  expect(dateOfSerial(46844 - 1462, 1904)).toBe('2028-04-01')
  expect(dateOfSerial(2028, 1900)).toBeNull()
})

describe('a fiscal year as people write it', () => {
  test.each([
    ['2047', 2047],
    ['2028年度', 2028],
    ['令和３７年度', 2055],
    ['R29', 2047],
    ['令和元年度', 2019],
    ['H30', 2018],
  ])('%s is %d', (text, year) => {
    expect(parseFiscalYear(text)).toBe(year)
  })

  test.each(['14', '', '令和', '平成40年度', '0047', '2047-2048'])('%j is none', (text) => {
    expect(parseFiscalYear(text)).toBeNull()
  })
})
