import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { sessionById } from '~/facts/course-sessions'
import { changeEnrolments, enrolledPeople, giveSeats, lockedEnrolments } from '~/facts/enrolments'
import { releaseForm } from '~/features/enrolment/enrolment-forms'
import { lockSessionsOf } from '~/features/enrolment/lock-sessions'

/**
 * Takes an approved application back for somebody else, with a reason that the person is told: by whoever confirms
 * them, or by the office. The seat goes to the first of those who wait.
 */
export const releaseSeat = command({
  action: 'enrolment.release',
  input: releaseForm,
  subject: async ({ enrolment }, sql) => {
    const [personId] = await enrolledPeople(sql, [enrolment])
    return personId === undefined ? nothing : { about: 'person', personId }
  },
  async run({ sql, viewer, today, stamp }, { enrolment, reason }) {
    await lockSessionsOf(sql, [enrolment])
    const [found] = await lockedEnrolments(sql, [enrolment])
    const session = found && (await sessionById(sql, found.sessionId))
    if (!found || !session) return refuse('この申込みは、もうありません。')
    if (found.state !== 'seated' && found.state !== 'waitlisted') {
      return refuse('席も順番待ちもない申込みです。画面を開き直して、いまの状態を確かめてください。')
    }
    if (today >= session.startsOn && session.courseFormat !== 'elearning') {
      return refuse('もう始まっているので、取り消せません。出なかったときは、名簿に欠席を入れます。')
    }
    const when = { today, stamp, byPersonId: viewer?.personId ?? null }
    const released = { enrolmentId: found.enrolmentId, state: 'declined' as const, event: 'decline', comment: reason }
    await changeEnrolments(sql, [released], when)
    const changes = await giveSeats(sql, session, { today, stamp })
    const { personId } = found
    return {
      did: { personId },
      audit: {
        subjectKind: 'enrolment',
        subjectId: found.enrolmentId,
        subjectPersonId: personId,
        detail: { session: session.sessionId, course: session.courseCode, was: found.state },
      },
      events: [
        { kind: 'seat-released' as const, sessionId: session.sessionId, personId, reason },
        { kind: 'seats-changed' as const, sessionId: session.sessionId, changes },
      ],
    }
  },
})
