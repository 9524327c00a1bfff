import { z } from 'zod'
import { read } from '~/access/read'
import { peopleConfirmedBy } from '~/access/relations'
import { unitCalled } from '~/access/subject'
import { type CityDate, withWeekday } from '~/domain/calendar'
import { freeSeats } from '~/domain/course-session'
import { lineOf, subtreeOf } from '~/domain/organisation'
import { reasonsFor, type SeatReason } from '~/domain/seat-allocation'
import { sessionDaysInWords } from '~/domain/session-words'
import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import { applicantsOf } from '~/facts/applicants'
import { type SessionWithCounts, sessionsOfIds } from '~/facts/course-sessions'
import {
  type DecidedEnrolment,
  decidedLately,
  type WaitingEnrolment,
  waitingEnrolments,
} from '~/facts/enrolments-to-decide'
import { organisationOn } from '~/facts/organisation'
import { seatReasons } from '~/features/enrolment/seat-reason-words'
import { Prisma } from '~/generated/prisma/client'

export type WaitingLine = {
  enrolmentId: number
  name: string
  title: string
  courseTitle: string
  courseCode: string
  sessionId: number
  sessionName: string
  when: string
  hours: number
  appliedOn: string
  seats: string
  applyBy: string
  reasons: string[]
  gapLevels: number
  /** Another session on the same days in which the person has a seat. */
  clash: string | null
}

/** Applications that wait for the viewer in one unit: of the people whom they confirm there, and nobody else's. */
export const approvals = read({
  action: 'training-approvals.read',
  params: z.object({ code: z.string().max(40) }),
  subject: ({ code }, sql) => unitCalled(sql, code),
  async run({ sql, viewer, today, relations }, { code }) {
    const organisation = await organisationOn(sql, today)
    const unit = organisation.byCode.get(code)
    if (!unit) return null
    // Of departments only the head above the unit: everybody else need not know that it exists.
    const isAbove = lineOf(organisation, unit.unitId).some(({ unitId }) =>
      viewer.heads.some((headed) => headed.unitId === unitId),
    )
    if (!isAbove && !relations.has('delegate')) return null
    const unitIds = subtreeOf(organisation, unit.unitId).map((each) => each.unitId)
    const personIds = await peopleConfirmedBy(sql, viewer)
    const waiting = await waitingEnrolments(sql, { personIds, unitIds, today })
    const decided = await decidedLately(sql, { personIds, unitIds, today })
    const sessions = new Map(
      (
        await sessionsOfIds(
          sql,
          [...waiting, ...decided].map(({ sessionId }) => sessionId),
        )
      ).map((one) => [one.sessionId, one]),
    )
    const ids = waiting.map(({ enrolmentId }) => enrolmentId)
    const applicants = ids.length === 0 ? [] : await applicantsOf(sql, Prisma.sql`e.id = ANY (${ids}::int[])`, today)
    const known = new Map(applicants.map((one) => [one.enrolmentId, one]))
    return {
      page: {
        unit: { code: unit.code, name: unit.name },
        waiting: waiting.flatMap((one) => {
          const session = sessions.get(one.sessionId)
          const applicant = known.get(one.enrolmentId)
          return session && applicant
            ? [waitingLine(one, session, { reasons: reasonsFor(applicant), gapLevels: applicant.gapLevels }, today)]
            : []
        }),
        decided: decided.flatMap((one) => {
          const session = sessions.get(one.sessionId)
          return session ? [decidedLine(one, session, today)] : []
        }),
      },
      looked: [...new Set([...waiting, ...decided].map(({ personId }) => personId))],
    }
  },
})

export type ApprovalsPage = Awaited<ReturnType<typeof approvals>>

function waitingLine(
  one: WaitingEnrolment,
  session: SessionWithCounts,
  { reasons, gapLevels }: { reasons: readonly SeatReason[]; gapLevels: number },
  today: CityDate,
): WaitingLine {
  return {
    enrolmentId: one.enrolmentId,
    name: one.name,
    title: one.title,
    courseTitle: session.courseTitle,
    courseCode: session.courseCode,
    sessionId: session.sessionId,
    sessionName: session.name,
    when: sessionDaysInWords(session, today),
    hours: one.hours,
    appliedOn: withWeekday(one.appliedOn),
    seats: seatsOf(session),
    applyBy: withWeekday(session.applyBy),
    reasons: seatReasons(reasons.filter((reason) => reason !== 'time')),
    gapLevels,
    clash: one.clash,
  }
}

function seatsOf(session: SessionWithCounts): string {
  const free = freeSeats(session)
  if (free === null) return '定員なし'
  return free > 0 ? `残り ${free} 席` : `満席（待ち ${session.waitlisted} 人）`
}

function decidedLine(one: DecidedEnrolment, session: SessionWithCounts, today: CityDate) {
  return {
    enrolmentId: one.enrolmentId,
    name: one.name,
    session: `${session.courseTitle} ${session.name}`,
    sessionId: session.sessionId,
    state: ENROLMENT_STATE_WORDS[one.state],
    /** Approved, and not begun: it can still be taken back. */
    mayRelease: (one.state === 'seated' || one.state === 'waitlisted') && today < session.startsOn,
    decided: `${withWeekday(one.decidedOn)}　${one.decidedBy ?? ''}`,
    comment: one.comment,
  }
}
