import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { lastDayToJoin } from '~/domain/session-upkeep'
import { changeEnrolments } from '~/facts/enrolments'
import { begunWithWaiting, type WithoutSeat, withoutSeat } from '~/facts/session-upkeep'

/** Whoever still waits when a session has begun got no seat: told so, and ahead of others the next time. */
export const endWaiting = command({
  action: 'sessions.tend',
  input: z.object({}),
  subject: () => theCity,
  timeout: 60_000,
  async run({ sql, today, stamp }) {
    const begun = (await begunWithWaiting(sql, today)).filter((session) => lastDayToJoin(session) < today)
    const people = await withoutSeat(
      sql,
      begun.map(({ sessionId }) => sessionId),
    )
    if (people.length === 0) return refuse('席を待ったままの人はいません。')
    await changeEnrolments(
      sql,
      people.map(({ enrolmentId, state }) => ({
        enrolmentId,
        state: 'turned_away',
        event: 'turn_away',
        comment: state === 'applied' ? '承認がないまま始まったため' : '席が空かないまま始まったため',
      })),
      { today, stamp, byPersonId: null },
    )
    return {
      did: { people: people.length },
      audit: {
        subjectKind: 'enrolment',
        subjectId: `${people.length} 件`,
        detail: { turnedAway: people.map(({ enrolmentId }) => enrolmentId) },
      },
      events: begun.map(({ sessionId }) => ({
        kind: 'turned-away' as const,
        sessionId,
        personIds: peopleOf(people, sessionId),
      })),
    }
  },
})

function peopleOf(people: readonly WithoutSeat[], sessionId: number): number[] {
  return people.filter((one) => one.sessionId === sessionId).map(({ personId }) => personId)
}
