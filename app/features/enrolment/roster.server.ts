import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { withWeekday } from '~/domain/calendar'
import { recordId } from '~/domain/record-id'
import { sessionDaysInWords } from '~/domain/session-words'
import { sessionById } from '~/facts/course-sessions'
import { type SeatedPerson, seatedPeople } from '~/facts/enrolments'
import { awayOn, waitingPeople } from '~/facts/roster'
import { seatReasons } from '~/features/enrolment/seat-reason-words'

/** People on one page. */
const PEOPLE_SHOWN = 50

/** 受講者名簿 of a session: who has a seat and what came of it, who waits in which order and why. */
export const roster = read({
  action: 'session-roster.read',
  /** `page`: null for everybody at once, as a workbook holds them. */
  params: z.object({ id: recordId(), page: z.coerce.number().int().min(1).max(10_000).nullable().catch(1) }),
  subject: () => theCity,
  async run({ sql, viewer, today }, { id, page: number }) {
    const session = await sessionById(sql, id)
    if (!session) return null
    const all = await seatedPeople(sql, id, today)
    const people = number === null ? all : all.slice((number - 1) * PEOPLE_SHOWN, number * PEOPLE_SHOWN)
    const waiting = await waitingPeople(sql, id, today)
    const away = await awayOn(
      sql,
      people.map(({ personId }) => personId),
      session.startsOn,
    )
    return {
      page: {
        session: {
          sessionId: id,
          courseCode: session.courseCode,
          courseTitle: session.courseTitle,
          name: session.name,
          when: sessionDaysInWords(session, today),
          /** One column to sign in for each day. */
          signDays: [...new Set(session.days.map(({ on }) => withWeekday(on)))],
          where: session.place ?? session.url ?? '',
          capacity: session.capacity,
          applyBy: withWeekday(session.applyBy),
          isCancelled: session.state === 'cancelled',
        },
        printedOn: withWeekday(today),
        /** Results can be entered from the first day on. */
        hasBegun: today >= session.startsOn,
        isOver: today > session.endsOn,
        applied: session.applied,
        total: all.length,
        shown: PEOPLE_SHOWN,
        number: number ?? 1,
        open: all.filter(({ state, personId }) => state === 'seated' && personId !== viewer.personId).length,
        people: people.map((person) => personShown(person, away, viewer.personId)),
        waiting: waiting.map(({ reasons, ...one }) => ({ ...one, reasons: seatReasons(reasons) })),
      },
      looked: [...people, ...waiting].map(({ personId }) => personId),
    }
  },
})

export type RosterPage = Awaited<ReturnType<typeof roster>>
export type RosterLine = RosterPage['people'][number]

function personShown(
  { completionId: _, completedOn: __, ...person }: SeatedPerson,
  away: ReadonlySet<number>,
  viewerId: number | null,
) {
  return { ...person, isAway: away.has(person.personId), isViewer: person.personId === viewerId }
}
