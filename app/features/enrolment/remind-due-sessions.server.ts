import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { addDays } from '~/domain/calendar'
import { REMIND_DAYS_BEFORE } from '~/domain/session-upkeep'
import { markDueReminders } from '~/facts/session-upkeep'

/** Reminds those who have a seat of every session that begins soon, once a session. */
export const remindDueSessions = command({
  action: 'sessions.tend',
  input: z.object({}),
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, today }) {
    const sessions = await markDueReminders(sql, today, addDays(today, REMIND_DAYS_BEFORE))
    if (sessions.length === 0) return refuse('案内を送る回はありません。')
    return {
      did: { sessions: sessions.length },
      audit: { subjectKind: 'course_session', subjectId: `${sessions.length} 件`, detail: { reminded: sessions } },
      events: sessions.map((sessionId) => ({ kind: 'session-reminded' as const, sessionId })),
    }
  },
})
