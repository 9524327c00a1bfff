import { z } from 'zod'
import { openRead } from '~/access/read'
import { theCity } from '~/access/subject'
import { addDays, type CityDate } from '~/domain/calendar'
import { type CalendarEntry, entriesOfSession, entryOfDeadline } from '~/domain/session-events'
import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import { type SessionWithCounts, sessionsOfPerson } from '~/facts/course-sessions'
import { type OwnEnrolment, ownEnrolments } from '~/facts/own-enrolments'
import type { Sql } from '~/facts/sql'
import { instant } from '~/platform/clock.server'
import { config } from '~/platform/config'
import { icalendarOf } from '~/platform/icalendar'
import { secretTokenHash } from '~/platform/secret-token'
import { feedToken } from './feed-token'

/** How long what is over stays in a calendar. */
const DAYS_KEPT = 90

/** The calendar of whoever holds the token: their own seats, and the deadlines of what they wait for. */
export const calendarFeed = openRead({
  action: 'calendar-feed.fetch',
  params: z.object({ token: feedToken }),
  subject: () => theCity,
  async run({ sql, today }, { token }) {
    const personId = await personOfFeed(sql, token)
    if (personId === null) return null
    const enrolments = await ownEnrolments(sql, personId)
    const sessions = await sessionsOfPerson(sql, personId, addDays(today, -DAYS_KEPT))
    const standing = new Map(enrolments.map((enrolment) => [enrolment.sessionId, enrolment]))
    const entries = sessions.flatMap((session) => entriesFor(session, standing.get(session.sessionId), today))
    return { page: icalendarOf({ name: 'DX人材ポータルの研修', method: 'publish', entries, at: instant() }) }
  },
})

function entriesFor(session: SessionWithCounts, enrolment: OwnEnrolment | undefined, today: CityDate): CalendarEntry[] {
  const portal = config.portalUrl
  if (!enrolment) return []
  const isToBe = session.state === 'cancelled' ? enrolment.hadSeat : HAS_SEAT.has(enrolment.state)
  const isDone = session.days.length === 0 && enrolment.state !== 'seated' && session.state === 'open'
  if (isToBe) return isDone ? [] : entriesOfSession(session, { portal })
  const waits = enrolment.state === 'waitlisted' || enrolment.state === 'applied'
  if (!waits || session.state === 'cancelled' || session.applyBy < today) return []
  return [entryOfDeadline(session, { portal, waits: ENROLMENT_STATE_WORDS[enrolment.state] })]
}

const HAS_SEAT = new Set<OwnEnrolment['state']>(['seated', 'completed', 'not_passed', 'absent'])

/** Whose feed a token opens; nobody's once it is revoked, or its person may not sign in any more. */
async function personOfFeed(sql: Sql, token: string): Promise<number | null> {
  const [feed] = await sql.$queryRaw<{ personId: number }[]>`
    SELECT f.person_id AS "personId" FROM calendar_feed f
    WHERE f.token_hash = ${secretTokenHash(token)} AND f.revoked_at IS NULL
      AND NOT EXISTS (SELECT FROM account a WHERE a.person_id = f.person_id AND a.disabled_at IS NOT NULL)`
  return feed?.personId ?? null
}
