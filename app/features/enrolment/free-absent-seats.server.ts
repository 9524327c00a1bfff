import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { sessionsOfAbsent } from '~/facts/session-upkeep'

/** Gives anew the seats of sessions to come in which somebody has a place who will have left or be on leave by then. */
export const freeAbsentSeats = command({
  action: 'sessions.tend',
  input: z.object({}),
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, today }) {
    const sessions = await sessionsOfAbsent(sql, today)
    if (sessions.length === 0) return refuse('席を空ける回はありません。')
    return {
      did: { sessions: sessions.length },
      audit: { subjectKind: 'course_session', subjectId: `${sessions.length} 件`, detail: { givenAnew: sessions } },
      events: sessions.map((sessionId) => ({ kind: 'session-changed' as const, sessionId, moved: false })),
    }
  },
})
