import { type CityDate, cityDate, inWareki, withWeekday } from '~/domain/calendar'
import type { CityMoment } from '~/domain/mail'
import { config } from '~/platform/config'

/** Anything that reads rows of the portal: the client or a transaction of it. */
type ClockReader = { portalClock: { findUnique: (query: { where: { id: 1 } }) => Promise<{ today: Date } | null> } }

let source = () => new Date()

// Made once: making a format takes a hundred times longer than using it.
const tokyoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short' })
const tokyoHour = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: 'numeric', minute: '2-digit' })
const tokyoTime = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', timeStyle: 'medium' })

/** The real moment: for audit, sessions and jobs. */
export function instant(): Date {
  return source()
}

/** Tests move the real moment; the answer puts the former source back. */
export function useInstants(other: () => Date): () => void {
  const former = source
  source = other
  return () => {
    source = former
  }
}

/** The city's day: the demo's own date, which stands in the database, or today in Asia/Tokyo. */
export async function cityToday(db: ClockReader): Promise<CityDate> {
  if (config.mode === 'production') return cityDayOf(instant())
  const clock = await db.portalClock.findUnique({ where: { id: 1 } })
  return clock ? cityDate(clock.today.toISOString().slice(0, 10)) : cityDayOf(instant())
}

/**
 * The portal's clock for `recordedAt`: the time of day is the real one, the day is the city's.
 * In production that is the real moment itself.
 */
export function recordingInstant(today: CityDate): Date {
  const now = instant()
  return new Date(`${today}T${tokyoTime.format(now)}.${String(now.getUTCMilliseconds()).padStart(3, '0')}+09:00`)
}

/** The calendar day in Asia/Tokyo at a moment. */
export function cityDayOf(moment: Date): CityDate {
  return cityDate(tokyoDay.format(moment))
}

/** Day and minute in Asia/Tokyo of an instant, and back. */
export function cityMomentOf(moment: Date): CityMoment {
  const [hour, minute] = tokyoTime.format(moment).split(':').map(Number)
  return { day: cityDayOf(moment), minute: (hour ?? 0) * 60 + (minute ?? 0) }
}

export function instantOf({ day, minute }: CityMoment): Date {
  return new Date(Date.parse(`${day}T00:00:00+09:00`) + minute * 60_000)
}

/** `11月15日（水） 16:20` in Asia/Tokyo. */
export function momentShown(moment: Date): string {
  return `${withWeekday(cityDayOf(moment))} ${tokyoHour.format(moment)}`
}

/** `令和10年11月15日 16:20` in Asia/Tokyo, where moments of other years stand beside it. */
export function momentInWareki(moment: Date): string {
  return `${inWareki(cityDayOf(moment))} ${tokyoHour.format(moment)}`
}
