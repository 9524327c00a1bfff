import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import type { CityDate } from '~/domain/calendar'
import { type CalendarEntry, dayAfter } from '~/domain/session-events'

const TOKYO = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Tokyo',
  'BEGIN:STANDARD',
  'DTSTART:19510909T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:JST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n')

type CalendarFile = {
  name: string
  /** `cancel` withdraws what a calendar took in before. */
  method: 'publish' | 'cancel'
  entries: readonly CalendarEntry[]
  /** The moment at which the file is made. */
  at: Date
}

/** An iCalendar file (RFC 5545): times in Asia/Tokyo, which has no summer time. */
export function icalendarOf({ name, method, entries, at }: CalendarFile): string {
  const calendar = ical({
    name,
    prodId: '//DX jinzai portal//JA',
    method: method === 'cancel' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
    // Named for each entry only: a zone of the whole calendar would take the Z off DTSTAMP, which is in UTC.
    timezone: { name: null, generator: () => TOKYO },
  })
  for (const entry of entries) {
    calendar.createEvent({
      id: entry.uid,
      sequence: entry.sequence,
      stamp: at,
      summary: entry.title,
      location: entry.place,
      url: entry.url,
      description: entry.text,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...timesOf(entry.when),
    })
  }
  return `${calendar.toString()}\r\n`
}

function timesOf(when: CalendarEntry['when']) {
  if ('on' in when) {
    return { start: wallClock(when.on, when.from), end: wallClock(when.on, when.to), timezone: 'Asia/Tokyo' }
  }
  return {
    start: wallClock(when.first, '00:00'),
    end: wallClock(dayAfter(when), '00:00'),
    allDay: true,
    // Months in which one may learn at any time are not months in which one is busy.
    transparency: ICalEventTransparency.TRANSPARENT,
  }
}

/**
 * A time of the wall clock in Tokyo, written as it stands: the library would write a `Date` in the time zone of the
 * process. It is what the library knows as a date of Luxon.
 */
function wallClock(day: CityDate, time: string) {
  const digits: Record<string, string> = { yyyyLLdd: day.replaceAll('-', ''), HHmmss: `${time.replace(':', '')}00` }
  const moment = new Date(`${day}T${time}:00+09:00`)
  const clock = {
    isValid: true,
    zone: { type: 'iana' },
    setZone: () => clock,
    toFormat: (format: string) => digits[format] ?? '',
    toJSDate: () => moment,
    toJSON: () => moment.toISOString(),
  }
  return clock
}
