import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type CityDate, withWeekday } from '~/domain/calendar'
import { type CourseSession, freeSeats, takesApplications } from '~/domain/course-session'
import { recordId } from '~/domain/record-id'
import { lastDayToJoin } from '~/domain/session-upkeep'
import { ENROLMENT_STATE_WORDS } from '~/domain/terms'
import { type SessionWithCounts, sessionById } from '~/facts/course-sessions'
import type { EnrolmentState } from '~/facts/enrolments'
import { type OwnPlace, ownPlaces } from '~/facts/own-place'
import { needsApproval } from '~/features/enrolment/apply-for-session.server'
import { seatReasons } from '~/features/enrolment/seat-reason-words'
import { type WhyNot, whyNotApply } from '~/features/enrolment/why-not-apply'

export type OwnPlaceShown = {
  enrolmentId: number
  state: EnrolmentState
  word: string
  /** What it means and what happens next. */
  says: string
  reasons: string[]
  comment: string | null
  mayWithdraw: boolean
}

export type ApplyPanelPage = {
  session: { sessionId: number; title: string; courseCode: string; courseTitle: string; name: string }
  /** Null for whoever is no member of staff. */
  panel: {
    mine: OwnPlaceShown | null
    whyNot: WhyNot | null
    /** What to know before one presses. */
    notes: string[]
  } | null
}

/** Where the viewer stands in a session, and whether they may apply. */
export const applyPanel = read({
  action: 'training.read',
  params: z.object({ id: recordId() }),
  subject: () => theCity,
  async run({ sql, viewer, today }, { id }): Promise<{ page: ApplyPanelPage } | null> {
    const session = await sessionById(sql, id)
    if (!session) return null
    const { sessionId, courseCode, courseTitle, name } = session
    const shown = { sessionId, courseCode, courseTitle, name, title: `${courseTitle} ${name}` }
    const { personId } = viewer
    if (personId === null) return { page: { session: shown, panel: null } }
    const [place] = await ownPlaces(sql, personId, sessionId)
    const mine = place ? placeShown(place, session, today) : null
    const stands = place !== undefined && !['declined', 'withdrawn', 'turned_away'].includes(place.state)
    const whyNot = stands ? null : await whyNotApply(sql, session, personId, today)
    return { page: { session: shown, panel: { mine, whyNot, notes: stands ? [] : notesOn(session, today) } } }
  },
})

export function placeShown(place: OwnPlace, session: CourseSession, today: CityDate): OwnPlaceShown {
  const { enrolmentId, state, reasons, comment } = place
  const isOpen = ['applied', 'seated', 'waitlisted'].includes(state)
  return {
    enrolmentId,
    state,
    word: ENROLMENT_STATE_WORDS[state],
    says: meaningOf(place, session, today),
    reasons: state === 'seated' || state === 'waitlisted' ? seatReasons(reasons) : [],
    comment: isOpen ? null : comment,
    mayWithdraw: isOpen && (today < session.startsOn || session.courseFormat === 'elearning'),
  }
}

function meaningOf(place: OwnPlace, session: CourseSession, today: CityDate): string {
  switch (place.state) {
    case 'applied':
      return '所属長の承認を待っています。承認されると、席の順番に入ります。'
    case 'seated':
      return session.capacity !== null && today <= session.applyBy
        ? `席があります。${withWeekday(session.applyBy)} のしめきりまでは仮の席です。`
        : '席が決まりました。'
    case 'waitlisted':
      return `順番待ちの ${place.waitsAs ?? 0} 番目です（待っている人 ${place.waiting} 人）。席が空くと、上から順に決まります。`
    case 'declined':
      return '所属長が見送りにしました。事情が変われば、もう一度申し込めます。'
    case 'withdrawn':
      return '取り下げました。'
    case 'turned_away':
      return '席がありませんでした。次にこの研修に申し込むと、先に席が回ります。'
    case 'completed':
      return '修了しました。'
    case 'not_passed':
      return '修了の条件に届きませんでした。次の回に申し込めます。'
    case 'absent':
      return '欠席でした。次の回に申し込めます。'
  }
}

function notesOn(session: SessionWithCounts, today: CityDate): string[] {
  if (today > lastDayToJoin(session)) return []
  const free = freeSeats(session)
  const isLate = !takesApplications(session, today)
  return [
    needsApproval(session)
      ? '申し込むと所属長に届き、承認されると席の順番に入ります。'
      : '承認はいりません。申し込むと、すぐに始められます。',
    ...(isLate && free === 0 ? ['しめきりを過ぎていて、席もいっぱいです。申し込むと順番待ちの最後に入ります。'] : []),
    ...(isLate && free !== 0 ? ['しめきりを過ぎています。席が残っている間だけ、承認された順に席が決まります。'] : []),
    ...(!isLate && free === 0 ? ['いまは満席です。しめきりまでは、優先順位で席が入れかわります。'] : []),
  ]
}
