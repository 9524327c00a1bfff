import { command, refuse } from '~/access/command'
import { nothing } from '~/access/subject'
import { sessionById } from '~/facts/course-sessions'
import { changeEnrolments, enrolledPeople, giveSeats, lockedEnrolments } from '~/facts/enrolments'
import { withdrawForm } from '~/features/enrolment/enrolment-forms'
import { lockSessionsOf } from '~/features/enrolment/lock-sessions'

/** Takes an own application back; the seat goes to the first of those who wait. */
export const withdrawEnrolment = command({
  action: 'enrolment.withdraw',
  input: withdrawForm,
  subject: async ({ enrolment }, sql) => {
    const [personId] = await enrolledPeople(sql, [enrolment])
    return personId === undefined ? nothing : { about: 'person', personId }
  },
  async run({ sql, viewer, today, stamp }, { enrolment }) {
    await lockSessionsOf(sql, [enrolment])
    const [found] = await lockedEnrolments(sql, [enrolment])
    const session = found && (await sessionById(sql, found.sessionId))
    if (!found || !session) return refuse('この申込みは、もうありません。')
    const audit = {
      subjectKind: 'enrolment',
      subjectId: found.enrolmentId,
      subjectPersonId: found.personId,
      detail: { session: session.sessionId, course: session.courseCode },
    }
    if (found.state === 'withdrawn') return { did: {}, audit }
    if (!['applied', 'seated', 'waitlisted'].includes(found.state)) {
      return refuse('結果が記録されているので、取り下げられません。違うときは職員課に知らせてください。')
    }
    if (today >= session.startsOn && session.courseFormat !== 'elearning') {
      return refuse('もう始まっているので、取り下げられません。出られないときは職員課に知らせてください。')
    }
    const when = { today, stamp, byPersonId: viewer?.personId ?? null }
    await changeEnrolments(
      sql,
      [{ enrolmentId: found.enrolmentId, state: 'withdrawn', event: 'withdraw', comment: null }],
      when,
    )
    const changes = await giveSeats(sql, session, { today, stamp })
    return { did: {}, audit, events: [{ kind: 'seats-changed' as const, sessionId: session.sessionId, changes }] }
  },
})
