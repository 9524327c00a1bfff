import type { Doing } from '~/access/doing'
import { withWeekday } from '~/domain/calendar'
import { sessionDaysInWords } from '~/domain/session-words'
import { sessionById } from '~/facts/course-sessions'
import { notify } from '~/facts/notices'
import { peopleSeated } from '~/facts/session-upkeep'

/** Reminds everybody who has a seat of when and where. */
export async function remindOfSession(sessionId: number, given: Doing): Promise<void> {
  const session = await sessionById(given.sql, sessionId)
  if (!session) throw new Error(`no session ${sessionId}`)
  await notify(given, await peopleSeated(given.sql, sessionId), {
    title: `「${session.courseTitle} ${session.name}」は ${withWeekday(session.startsOn)}からです`,
    href: `/training/sessions/${sessionId}`,
    text: [
      `${sessionDaysInWords(session, given.today)}　${session.place ?? session.url ?? ''}`,
      session.note,
      '出られなくなったときは、早めに取り下げてください。席は順番待ちの人に回ります。',
    ]
      .filter(Boolean)
      .join('\n'),
  })
}

/** Tells those who waited in vain, and what follows from it. */
export async function tellOfTurnedAway(sessionId: number, personIds: readonly number[], given: Doing): Promise<void> {
  const session = await sessionById(given.sql, sessionId)
  if (!session) throw new Error(`no session ${sessionId}`)
  await notify(given, personIds, {
    title: `「${session.courseTitle} ${session.name}」は、席がないまま始まりました`,
    href: `/training/courses/${session.courseCode}`,
    text: '次にこの研修に申し込むと、ほかの人より先に席が回ります。',
  })
}
