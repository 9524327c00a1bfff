/** What a session looks like in a calendar: one entry a day with times, or one over its span (RFC 5545). */
import { addDays, type CityDate } from './calendar'
import type { CourseSession, SessionDay } from './course-session'

/** An entry of a calendar, without anything about people. */
export type CalendarEntry = {
  /** The same however often the entry changes. */
  uid: string
  /** Rises with each change. */
  sequence: number
  title: string
  place: string | null
  url: string
  text: string
  isCancelled: boolean
  when: SessionDay | { first: CityDate; last: CityDate }
}

type Addressed = {
  /** The portal's address without a slash at the end. */
  portal: string
}

/** The entries of a session, in the order of its days. */
export function entriesOfSession(session: CourseSession, { portal }: Addressed): CalendarEntry[] {
  const base = {
    sequence: session.revision,
    title: titleOf(session),
    place: session.place ?? session.url,
    url: `${portal}/training/sessions/${session.sessionId}`,
    text: textOf(session),
    isCancelled: session.state === 'cancelled',
  }
  if (session.days.length === 0) {
    return [{ ...base, uid: uidOf(session, 'span', portal), when: { first: session.startsOn, last: session.endsOn } }]
  }
  return session.days.map((day, index) => ({ ...base, uid: uidOf(session, `day-${index + 1}`, portal), when: day }))
}

/** The deadline of a session that somebody waits for, over one day. */
export function entryOfDeadline(
  session: CourseSession,
  { portal, waits }: Addressed & { /** `順番待ち`, `承認待ち` */ waits: string },
): CalendarEntry {
  return {
    uid: uidOf(session, 'deadline', portal),
    sequence: session.revision,
    title: `しめきり：${titleOf(session)}（${waits}）`,
    place: null,
    url: `${portal}/training/sessions/${session.sessionId}`,
    text: 'この日までは席が動くことがあります。',
    isCancelled: session.state === 'cancelled',
    when: { first: session.applyBy, last: session.applyBy },
  }
}

/** The first day after an entry over days: calendars count its end half-open. */
export function dayAfter({ last }: { last: CityDate }): CityDate {
  return addDays(last, 1)
}

function titleOf({ courseTitle, name, state }: CourseSession): string {
  return `${state === 'cancelled' ? '【中止】' : ''}${courseTitle} ${name}`
}

function textOf({ courseCode, url, note }: CourseSession): string {
  return [courseCode, url && `オンライン：${url}`, note].filter(Boolean).join('\n')
}

function uidOf({ sessionId }: CourseSession, part: string, portal: string): string {
  return `session-${sessionId}-${part}@${new URL(portal).hostname.replace(/[[\]]/g, '')}`
}
