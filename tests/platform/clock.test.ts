import { afterEach, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { cityDayOf, cityToday, recordingInstant, useInstants } from '~/platform/clock.server'

let putBack = () => {}
afterEach(() => putBack())

test.each([
  ['2028-03-31T14:59:59.999Z', '2028-03-31'],
  ['2028-03-31T15:00:00.000Z', '2028-04-01'],
  ['2027-12-31T23:30:00.000Z', '2028-01-01'],
])('at %s the day in the city is %s', (moment, day) => {
  expect(cityDayOf(new Date(moment))).toBe(day)
})

test("the demo's day is the one in the database, whatever the real day is", async () => {
  putBack = useInstants(() => new Date('2026-01-01T00:00:00Z'))
  const row = { today: new Date('2028-11-15') }
  expect(await cityToday({ portalClock: { findUnique: async () => row } })).toBe('2028-11-15')
})

test("what is recorded in the demo carries the demo's day and the real time of day in the city", () => {
  putBack = useInstants(() => new Date('2026-11-24T15:30:01.005Z'))
  expect(recordingInstant(cityDate('2028-11-15')).toISOString()).toBe('2028-11-14T15:30:01.005Z')
  expect(cityDayOf(recordingInstant(cityDate('2028-11-15')))).toBe('2028-11-15')
})

test('on the real day itself, what is recorded carries the real moment', () => {
  const now = new Date('2028-04-01T14:59:59.250Z')
  putBack = useInstants(() => now)
  expect(recordingInstant(cityDayOf(now))).toEqual(now)
})
