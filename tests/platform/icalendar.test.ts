import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { cityDate, fiscalYear } from '~/domain/calendar'
import type { CourseSession } from '~/domain/course-session'
import { entriesOfSession, entryOfDeadline } from '~/domain/session-events'
import { icalendarOf } from '~/platform/icalendar'

/* What is written is read back by another library than the one that wrote it. */

const portal = 'https://portal.city.example.jp'
const at = new Date('2028-11-15T10:00:00+09:00')
const session: CourseSession = {
  sessionId: 12,
  courseId: 3,
  courseCode: 'TRN-303',
  courseTitle: 'ノーコード・ローコード開発ハンズオン',
  courseFormat: 'handson',
  fiscalYear: fiscalYear(2028),
  name: '第3回',
  startsOn: cityDate('2028-12-19'),
  endsOn: cityDate('2028-12-20'),
  days: [
    { on: cityDate('2028-12-19'), from: '09:00', to: '16:30' },
    { on: cityDate('2028-12-20'), from: '13:00', to: '17:00' },
  ],
  place: '本庁 8階, 研修室; 東側',
  url: null,
  capacity: 20,
  applyBy: cityDate('2028-12-01'),
  quotas: [],
  note: '持ち物は、1人1台の端末と電源です。\n'.repeat(6),
  state: 'open',
  revision: 4,
}

function fileOf(given: CourseSession): string {
  return icalendarOf({ name: '研修', method: 'publish', entries: entriesOfSession(given, { portal }), at })
}

function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

describe('a session in a calendar', () => {
  test('has one event a day, at its times in Tokyo', () => {
    const [first, second] = eventsIn(fileOf(session))
    expect([first?.startDate.toString(), first?.endDate.toString()]).toEqual([
      '2028-12-19T09:00:00',
      '2028-12-19T16:30:00',
    ])
    expect(second?.startDate.toString()).toBe('2028-12-20T13:00:00')
    expect(first?.startDate.zone?.tzid).toBe('Asia/Tokyo')
    expect(first?.startDate.toJSDate().toISOString()).toBe('2028-12-19T00:00:00.000Z')
  })

  test('is at the same time in summer: Tokyo has no summer time', () => {
    const summer = { ...session, days: [{ on: cityDate('2028-07-19'), from: '09:00', to: '12:00' }] }
    expect(eventsIn(fileOf(summer))[0]?.startDate.toJSDate().toISOString()).toBe('2028-07-19T00:00:00.000Z')
  })

  test('is written the same whatever the time zone of the machine', () => {
    const former = process.env.TZ
    try {
      process.env.TZ = 'America/New_York'
      const there = fileOf(session)
      process.env.TZ = 'Asia/Tokyo'
      expect(fileOf(session)).toBe(there)
    } finally {
      if (former === undefined) delete process.env.TZ
      else process.env.TZ = former
    }
  })

  test('was written at a moment in UTC', () => {
    const [event] = new ICAL.Component(ICAL.parse(fileOf(session))).getAllSubcomponents('vevent')
    expect(String(event?.getFirstPropertyValue('dtstamp'))).toBe('2028-11-15T01:00:00Z')
  })

  test('keeps its UID when it changes, and its SEQUENCE rises', () => {
    const before = eventsIn(fileOf(session))
    const after = eventsIn(
      fileOf({ ...session, revision: 5, days: session.days.map((day) => ({ ...day, on: cityDate('2028-12-21') })) }),
    )
    expect(after.map((event) => event.uid)).toEqual(before.map((event) => event.uid))
    expect(new Set(before.map((event) => event.uid)).size).toBe(2)
    expect([before[0]?.sequence, after[0]?.sequence]).toEqual([4, 5])
  })

  test('brings commas, semicolons and line breaks through', () => {
    const [event] = eventsIn(fileOf(session))
    expect(event?.location).toBe('本庁 8階, 研修室; 東側')
    expect(event?.description.split('\n').filter((line) => line.startsWith('持ち物'))).toHaveLength(6)
  })

  test('folds lines at 75 octets and never within a character', () => {
    const text = fileOf(session)
    const lines = text.split('\r\n')
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('a span without times lasts whole days, the last one included', () => {
    const span = { ...session, days: [], startsOn: cityDate('2028-04-03'), endsOn: cityDate('2029-01-31') }
    const [event] = eventsIn(fileOf(span))
    expect(event?.startDate.isDate).toBe(true)
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual(['2028-04-03', '2029-02-01'])
  })

  test('keeps its days busy, a span leaves them free', () => {
    const busyOf = (given: CourseSession) =>
      eventsIn(fileOf(given))[0]?.component.getFirstPropertyValue('transp') ?? null
    expect(busyOf(session)).toBeNull()
    expect(busyOf({ ...session, days: [] })).toBe('TRANSPARENT')
  })

  test('a cancelled session withdraws its events', () => {
    const entries = entriesOfSession({ ...session, state: 'cancelled', revision: 5 }, { portal })
    const calendar = new ICAL.Component(ICAL.parse(icalendarOf({ name: '研修', method: 'cancel', entries, at })))
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    const [event] = calendar.getAllSubcomponents('vevent')
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(event?.getFirstPropertyValue('summary')).toContain('【中止】')
  })

  test('a deadline is a day with the way to the session', () => {
    const entry = entryOfDeadline(session, { portal, waits: '順番待ち' })
    const [event] = eventsIn(icalendarOf({ name: '研修', method: 'publish', entries: [entry], at }))
    expect(event?.summary).toBe('しめきり：ノーコード・ローコード開発ハンズオン 第3回（順番待ち）')
    expect(event?.startDate.toString()).toBe('2028-12-01')
    expect(event?.component.getFirstPropertyValue('url')).toBe(`${portal}/training/sessions/12`)
  })
})
