import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { lockSession, sessionById } from '~/facts/course-sessions'
import { sessionForm } from './training-forms'

/** Cancels a session for good; whoever has a seat or waits for one is told. */
export const cancelSession = command({
  action: 'training-session.plan',
  input: sessionForm,
  subject: () => theCity,
  async run({ sql, today }, { session: sessionId }) {
    await lockSession(sql, sessionId)
    const session = await sessionById(sql, sessionId)
    if (!session) return refuse('この実施回はありません。一覧から選び直してください。')
    if (session.state === 'cancelled') return refuse('この回は、もう中止になっています。')
    if (session.endsOn < today) return refuse('終わった回は中止にできません。')
    await sql.$executeRaw`UPDATE course_session SET state = 'cancelled', revision = revision + 1 WHERE id = ${sessionId}`
    return {
      did: { sessionId },
      audit: {
        subjectKind: 'course_session',
        subjectId: sessionId,
        detail: { seated: session.seated, waitlisted: session.waitlisted, applied: session.applied },
      },
      events: [{ kind: 'session-cancelled' as const, sessionId }],
    }
  },
})
