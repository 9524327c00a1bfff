import { command, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import { nothing } from '~/access/subject'
import { sessionById } from '~/facts/course-sessions'
import {
  changeEnrolments,
  type Enrolment,
  enrolledPeople,
  giveSeats,
  lockedEnrolments,
  markApproved,
} from '~/facts/enrolments'
import { decideForm } from '~/features/enrolment/enrolment-forms'
import { lockSessionsOf } from '~/features/enrolment/lock-sessions'

/**
 * Approves applications, or declines them with a reason: many at once, by whoever confirms each of the people today.
 * What somebody else has decided meanwhile stays decided.
 */
export const decideEnrolments = command({
  action: 'enrolment.decide',
  input: decideForm,
  subject: async ({ enrolment }, sql) => {
    const personIds = await enrolledPeople(sql, enrolment)
    return personIds.length === enrolment.length ? { about: 'people', personIds } : nothing
  },
  timeout: 30_000,
  async run(given, { enrolment, decision, reason }) {
    const { sql, viewer } = given
    await lockSessionsOf(sql, enrolment)
    const waiting = (await lockedEnrolments(sql, enrolment)).filter(({ state }) => state === 'applied')
    if (waiting.some(({ personId }) => personId === viewer?.personId))
      return refuse('自分の申込みは、自分では決められません。')
    const events = decision === 'approve' ? await approve(given, waiting) : await decline(given, waiting, reason)
    return {
      did: { decided: waiting.length, meanwhile: enrolment.length - waiting.length },
      audit: {
        subjectKind: 'enrolment',
        subjectId: enrolment.length === 1 ? (enrolment[0] ?? 0) : `${enrolment.length} 件`,
        ...(waiting.length === 1 && waiting[0] ? { subjectPersonId: waiting[0].personId } : {}),
        detail: { decision, enrolments: waiting.map(({ enrolmentId }) => enrolmentId) },
      },
      events,
    }
  },
})

async function approve({ sql, viewer, today, stamp }: Doing, waiting: readonly Enrolment[]) {
  const when = { today, stamp, byPersonId: viewer?.personId ?? null }
  await markApproved(
    sql,
    waiting.map(({ enrolmentId }) => enrolmentId),
    when,
  )
  const events = []
  for (const sessionId of sessionsOf(waiting)) {
    const session = await sessionById(sql, sessionId)
    if (!session) continue
    const changes = await giveSeats(sql, session, { today, stamp })
    const approved = waiting.filter((one) => one.sessionId === sessionId).map(({ personId }) => personId)
    const stillWaiting = approved.filter((personId) => !changes.some((change) => change.personId === personId))
    events.push({ kind: 'seats-changed' as const, sessionId, changes })
    if (stillWaiting.length > 0) events.push({ kind: 'waitlisted' as const, sessionId, personIds: stillWaiting })
  }
  return events
}

async function decline({ sql, viewer, today, stamp }: Doing, waiting: readonly Enrolment[], reason: string) {
  await changeEnrolments(
    sql,
    waiting.map(({ enrolmentId }) => ({ enrolmentId, state: 'declined', event: 'decline', comment: reason })),
    { today, stamp, byPersonId: viewer?.personId ?? null },
  )
  return sessionsOf(waiting).map((sessionId) => ({
    kind: 'enrolments-declined' as const,
    sessionId,
    personIds: waiting.filter((one) => one.sessionId === sessionId).map(({ personId }) => personId),
    reason,
  }))
}

function sessionsOf(enrolments: readonly Enrolment[]): number[] {
  return [...new Set(enrolments.map(({ sessionId }) => sessionId))].sort((a, b) => a - b)
}
