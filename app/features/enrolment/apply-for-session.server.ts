import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import type { CourseSession } from '~/domain/course-session'
import { lockSession, sessionById } from '~/facts/course-sessions'
import { giveSeats, markApproved, newEnrolment, standingEnrolment } from '~/facts/enrolments'
import { applyForm } from '~/features/enrolment/enrolment-forms'
import { whyNotApply } from '~/features/enrolment/why-not-apply'

/**
 * Applies for a session. Pressed twice it is one application. Where seats have no limit nobody has to approve: it
 * begins at once.
 */
export const applyForSession = command({
  action: 'enrolment.apply',
  input: applyForm,
  subject: () => theViewer,
  async run({ sql, viewer, today, stamp }, { session: sessionId }) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('申し込めるのは職員です。')
    await lockSession(sql, sessionId)
    const session = await sessionById(sql, sessionId)
    if (!session) return refuse('この実施回はありません。研修の一覧から選び直してください。')
    const standing = await standingEnrolment(sql, sessionId, personId)
    if (standing) return done(standing.enrolmentId, personId, session, [])
    const stop = await whyNotApply(sql, session, personId, today)
    if (stop) return refuse(stop.sentence)
    const when = { today, stamp, byPersonId: personId }
    const enrolmentId = await newEnrolment(sql, sessionId, personId, when)
    if (!needsApproval(session)) {
      await markApproved(sql, [enrolmentId], { ...when, byPersonId: null })
      await giveSeats(sql, session, { today, stamp })
    }
    return done(enrolmentId, personId, session, ['apply'])
  },
})

/** Seats without a limit take nobody away from work on a fixed day. */
export function needsApproval({ capacity, courseFormat }: Pick<CourseSession, 'capacity' | 'courseFormat'>): boolean {
  return capacity !== null || courseFormat !== 'elearning'
}

function done(enrolmentId: number, personId: number, { sessionId, courseCode }: CourseSession, fields: string[]) {
  return {
    did: { enrolmentId },
    audit: {
      subjectKind: 'enrolment',
      subjectId: enrolmentId,
      subjectPersonId: personId,
      detail: { session: sessionId, course: courseCode, fields },
    },
  }
}
