import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CityDate, cityDate, daysBetween } from '~/domain/calendar'
import {
  type CityMoment,
  failureCode,
  isForGood,
  isOfServer,
  isWorkingDay,
  MOST_TRIES,
  mailableFrom,
  mayMailAt,
  minutesToNextTry,
} from '~/domain/mail'
import { isHoliday } from '~/platform/holidays'

const at = (day: string, time: string): CityMoment => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { day: cityDate(day), minute: hour * 60 + minute }
}
const shown = ({ day, minute }: CityMoment) =>
  `${day} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

describe('the quiet time', () => {
  test.each([
    ['a working day at ten: at once', '2028-11-15', '10:00', '2028-11-15 10:00'],
    ['before the city opens: at 8:30', '2028-11-15', '7:10', '2028-11-15 8:30'],
    ['the last minute', '2028-11-15', '17:59', '2028-11-15 17:59'],
    ['18:00: the next morning', '2028-11-15', '18:00', '2028-11-16 8:30'],
    ['Friday night: Monday', '2028-11-17', '19:00', '2028-11-20 8:30'],
    ['Wednesday night before 勤労感謝の日: Friday', '2028-11-22', '18:30', '2028-11-24 8:30'],
    ['the substitute holiday after 海の日 weekend', '2028-07-15', '10:00', '2028-07-18 8:30'],
    ['over the turn of the year: the first working day from 4 January', '2028-12-28', '18:00', '2029-01-04 8:30'],
    ['over Golden Week of 2029', '2029-05-02', '18:00', '2029-05-07 8:30'],
  ])('%s', (_, day, time, expected) => {
    expect(shown(mailableFrom(at(day, time), 'at_once', isHoliday))).toBe(expected)
  })

  test('the digest goes out at 16:30 of a working day, with what came later on the next one', () => {
    const digest = (day: string, time: string) => shown(mailableFrom(at(day, time), 'digest', isHoliday))
    expect(digest('2028-11-15', '9:00')).toBe('2028-11-15 16:30')
    expect(digest('2028-11-15', '16:30')).toBe('2028-11-15 16:30')
    expect(digest('2028-11-15', '16:31')).toBe('2028-11-16 16:30')
    expect(digest('2028-11-17', '17:00')).toBe('2028-11-20 16:30')
  })

  const moments = fc
    .record({ days: fc.integer({ min: 0, max: 9000 }), minute: fc.integer({ min: 0, max: 1439 }) })
    .map(({ days, minute }) => ({ day: addDays(cityDate('2026-04-01'), days), minute }))
  const kinds = fc.constantFrom('at_once' as const, 'digest' as const)

  test('nothing goes out in it, and nothing before its time', () => {
    fc.assert(
      fc.property(moments, kinds, (now, kind) => {
        const then = mailableFrom(now, kind, isHoliday)
        expect(mayMailAt(then, isHoliday)).toBe(true)
        expect(minutesFrom(now, then)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('nothing waits longer than it must', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const then = mailableFrom(now, 'at_once', isHoliday)
        for (let passed = 0; passed < minutesFrom(now, then); passed += 1) {
          expect(mayMailAt(after(now, passed), isHoliday)).toBe(false)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('who may go at once stays where it is', () => {
    fc.assert(
      fc.property(moments, kinds, (now, kind) => {
        const then = mailableFrom(now, kind, isHoliday)
        expect(mailableFrom(then, kind, isHoliday)).toEqual(then)
      }),
    )
  })

  test('a day without holidays in the table is a working day from Monday to Friday', () => {
    expect(isWorkingDay(cityDate('2028-11-23'), () => false)).toBe(true)
    expect(isWorkingDay(cityDate('2028-11-25'), () => false)).toBe(false)
    expect(isWorkingDay(cityDate('2028-12-29'), () => false)).toBe(false)
  })
})

describe('a mail that did not go', () => {
  const noAnswer = { reply: null, command: 'CONN', code: 'ECONNREFUSED' }

  test('is tried again at ever longer intervals, for five days', () => {
    const pauses = Array.from({ length: MOST_TRIES }, (_, index) => minutesToNextTry(index + 1, noAnswer))
    expect(pauses).toEqual([1, 5, 15, 60, 240, 1440, 1440, 1440, 1440, 1440, null])
    const days = pauses.reduce<number>((sum, pause) => sum + (pause ?? 0), 0) / 1440
    expect(days).toBeGreaterThan(5)
    expect(days).toBeLessThan(6)
  })

  test('waits no less after a later try than after an earlier one, and ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (attempts) => {
        const now = minutesToNextTry(attempts, noAnswer)
        const next = minutesToNextTry(attempts + 1, noAnswer)
        if (next !== null) expect(next).toBeGreaterThanOrEqual(now ?? Number.POSITIVE_INFINITY)
        if (attempts >= MOST_TRIES) expect(now).toBeNull()
      }),
    )
  })

  test.each([
    ['an unknown recipient', { reply: 550, command: 'RCPT TO', code: 'EENVELOPE' }, true, false],
    ['a refused message', { reply: 554, command: 'DATA', code: 'EMESSAGE' }, true, false],
    ['an address that is none', { reply: null, command: 'API', code: 'EENVELOPE' }, true, false],
    ['a full mailbox', { reply: 452, command: 'RCPT TO', code: 'EENVELOPE' }, false, false],
    ['greylisting', { reply: 451, command: 'DATA', code: 'EMESSAGE' }, false, false],
    ['a sender that the server does not take', { reply: 550, command: 'MAIL FROM', code: 'EENVELOPE' }, false, true],
    ['a wrong password', { reply: 535, command: 'AUTH PLAIN', code: 'EAUTH' }, false, true],
    ['a server without service', { reply: 554, command: 'CONN', code: 'EPROTOCOL' }, false, true],
    ['a server that is going down', { reply: 421, command: 'RCPT TO', code: 'EENVELOPE' }, false, true],
    ['a confused conversation', { reply: 503, command: 'DATA', code: 'EMESSAGE' }, false, false],
    ['silence', { reply: null, command: 'CONN', code: 'ETIMEDOUT' }, false, true],
  ])('%s', (_, failure, forGood, ofServer) => {
    expect(isForGood(failure)).toBe(forGood)
    expect(isOfServer(failure)).toBe(ofServer)
    expect(minutesToNextTry(1, failure) === null).toBe(forGood)
  })

  test('is kept by its codes', () => {
    expect(failureCode({ reply: 550, command: 'RCPT TO', code: 'EENVELOPE' })).toBe('EENVELOPE 550 RCPT TO')
    expect(failureCode(noAnswer)).toBe('ECONNREFUSED CONN')
    expect(failureCode({ reply: null, command: 'a@b.jp\r\n', code: 'E' })).toBe('E abjp')
  })
})

function minutesFrom(a: CityMoment, b: CityMoment): number {
  return daysBetween(a.day, b.day) * 1440 + b.minute - a.minute
}

function after({ day, minute }: CityMoment, minutes: number): CityMoment {
  const total = minute + minutes
  return { day: addDays(day, Math.floor(total / 1440)) as CityDate, minute: total % 1440 }
}
