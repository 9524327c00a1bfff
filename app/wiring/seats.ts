import type { PortalEvent } from '~/access/consequences'
import type { Doing } from '~/access/doing'
import { withWeekday } from '~/domain/calendar'
import { sessionById } from '~/facts/course-sessions'
import { giveSeats, turnAway } from '~/facts/enrolments'
import { notify } from '~/facts/notices'

type Changes = Extract<PortalEvent, { kind: 'seats-changed' }>['changes']

/** Who got a seat, and who lost one before the deadline, is told once, all of the same fate in one statement. */
export async function tellOfSeats(sessionId: number, changes: Changes, given: Doing): Promise<void> {
  if (changes.length === 0) return
  const session = await sessionNamed(sessionId, given)
  const href = `/training/sessions/${sessionId}`
  const provisional =
    given.today <= session.applyBy ? `。しめきりの ${withWeekday(session.applyBy)} までは仮の席です` : ''
  const people = (seated: boolean) => changes.filter((one) => one.seated === seated).map(({ personId }) => personId)
  await notify(given, people(true), { title: `「${session.title}」の席が取れました${provisional}`, href })
  await notify(given, people(false), {
    title: `「${session.title}」は順番待ちになりました。席が空けば知らせます`,
    href,
    text: '優先順位の高い人が申し込んだため、仮の席がなくなりました。順番と理由は、ポータルで見られます。',
  })
}

export async function tellOfWaiting(sessionId: number, personIds: readonly number[], given: Doing): Promise<void> {
  const { title } = await sessionNamed(sessionId, given)
  await notify(given, personIds, {
    title: `「${title}」の申込みが承認されました。いまは順番待ちです`,
    href: `/training/sessions/${sessionId}`,
  })
}

export async function tellOfDeclined(
  sessionId: number,
  personIds: readonly number[],
  reason: string,
  given: Doing,
): Promise<void> {
  const { title } = await sessionNamed(sessionId, given)
  await notify(given, personIds, {
    title: `「${title}」の申込みは見送りになりました`,
    href: '/me/training',
    text: `理由：${reason}`,
  })
}

export async function tellOfReleased(sessionId: number, personId: number, reason: string, given: Doing): Promise<void> {
  const { title } = await sessionNamed(sessionId, given)
  await notify(given, [personId], {
    title: `「${title}」の申込みが取り消されました`,
    href: '/me/training',
    text: `理由：${reason}`,
  })
}

/** Other days, seats or quotas: the seats are given anew. */
export async function giveSeatsAnew(sessionId: number, given: Doing): Promise<void> {
  const session = await sessionById(given.sql, sessionId)
  if (session) await tellOfSeats(sessionId, await giveSeats(given.sql, session, given), given)
}

/** Not held: whoever had a seat or waited has none, and is not the last another time. */
export async function endApplications(sessionId: number, given: Doing): Promise<void> {
  const { sql, today, stamp, viewer } = given
  await turnAway(sql, sessionId, { today, stamp, byPersonId: viewer?.personId ?? null })
}

async function sessionNamed(sessionId: number, { sql }: Doing) {
  const session = await sessionById(sql, sessionId)
  if (!session) throw new Error(`no session ${sessionId}`)
  return { ...session, title: `${session.courseTitle} ${session.name}` }
}
