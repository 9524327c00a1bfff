import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { lockSession, sessionById } from '~/facts/course-sessions'
import { markReminded, peopleSeated } from '~/facts/session-upkeep'
import { applyForm } from '~/features/enrolment/enrolment-forms'

/** Sends 案内 to everybody who has a seat, at most once a day. */
export const remindSession = command({
  action: 'session.remind',
  input: applyForm,
  subject: () => theCity,
  async run({ sql, today }, { session: sessionId }) {
    await lockSession(sql, sessionId)
    const session = await sessionById(sql, sessionId)
    if (!session || session.state === 'cancelled') return refuse('この実施回には、案内を送れません。')
    if (session.endsOn < today) return refuse('この回は、もう終わっています。')
    const people = await peopleSeated(sql, sessionId)
    if (people.length === 0) return refuse('席のある人がまだいません。承認がそろってから送ってください。')
    if (!(await markReminded(sql, sessionId, today))) return refuse('きょうはもう案内を送りました。あすまた送れます。')
    return {
      did: { people: people.length },
      audit: { subjectKind: 'course_session', subjectId: sessionId, detail: { reminded: people.length } },
      events: [{ kind: 'session-reminded' as const, sessionId }],
    }
  },
})
