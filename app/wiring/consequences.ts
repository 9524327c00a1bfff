import type { Consequences, PortalEvent } from '~/access/consequences'
import type { Doing } from '~/access/doing'
import { withWeekday } from '~/domain/calendar'
import { sessionDaysInWords } from '~/domain/session-words'
import { PROJECT_ROLE_WORDS, ROLE_WORDS } from '~/domain/terms'
import { levelsBeyond } from '~/facts/completions'
import { peopleInSession, sessionById } from '~/facts/course-sessions'
import { notify } from '~/facts/notices'
import { INVITATION } from '~/facts/training-invitations'
import { APPLICATION_CONSEQUENCES } from '~/wiring/applications'
import { CERTIFICATE_CONSEQUENCES } from '~/wiring/certificates'
import { COMMITTEE_CONSEQUENCES } from '~/wiring/committee'
import { LIMIT_CONSEQUENCES } from '~/wiring/limits'
import { MENTORING_CONSEQUENCES } from '~/wiring/mentoring'
import { REQUEST_CONSEQUENCES } from '~/wiring/requests'
import {
  endApplications,
  giveSeatsAnew,
  tellOfDeclined,
  tellOfReleased,
  tellOfSeats,
  tellOfWaiting,
} from '~/wiring/seats'
import { remindOfSession, tellOfTurnedAway } from '~/wiring/session-upkeep'
import { STANDARD_CONSEQUENCES } from '~/wiring/standard'

/** What follows from what, in the transaction of the change itself. */
const CONSEQUENCES: Consequences = {
  ...MENTORING_CONSEQUENCES,
  'levels-confirmed': ({ personId, skillIds, comments }, given) =>
    notify(given, [personId], {
      title: `レベルが確認されました（${skillIds.length} 件${comments > 0 ? `、コメント ${comments} 件` : ''}）`,
      href: '/me/skills',
    }),

  'unchanged-confirmed': ({ personIds }, given) =>
    notify(given, personIds, { title: '自己評価のとおりにレベルが確認されました', href: '/me/skills' }),

  'submission-sent-back': ({ personId }, given) =>
    notify(given, [personId], {
      title: '自己評価が差し戻されました。理由を見て、出し直してください',
      href: '/me/skills',
    }),

  'review-routed': ({ reviewerId }, given) =>
    notify(given, [reviewerId], { title: 'レベルの確認を頼まれました', href: '/reviews' }),

  'opinion-asked': ({ adviserId }, given) =>
    notify(given, [adviserId], { title: '技術の意見を頼まれました', href: '/reviews#opinions' }),

  'opinion-given': ({ askedById }, given) =>
    notify(given, [askedById], { title: '頼んだ技術の意見が届きました。確認の画面で読めます', href: '/' }),

  'entered-by-proxy': ({ personId }, given) =>
    notify(given, [personId], {
      title: '代理で自己評価が入力されました。違うときは 14 日以内に申し出られます',
      href: '/me/skills',
      mandatory: true,
    }),

  'proxy-entry-objected': ({ enteredById }, given) =>
    notify(given, [enteredById], {
      title: '代理で入力したものに、本人から申し出がありました。本人がいる場で入れ直してください',
      href: '/proxy',
    }),

  'round-opened': ({ personIds, roundName, dueOn }, given) =>
    notify(given, personIds, {
      title: `${roundName}が始まりました。しめきりは ${withWeekday(dueOn)} です`,
      href: '/me/skills',
    }),

  'round-deadline-moved': ({ personIds, roundName, dueOn }, given) =>
    notify(given, personIds, {
      title: `${roundName}のしめきりが ${withWeekday(dueOn)} に変わりました`,
      href: '/me/skills',
    }),

  reminded: ({ personIds, roundName, dueOn }, given) =>
    notify(given, personIds, {
      title: `${roundName}がまだ出ていません。しめきりは ${withWeekday(dueOn)} です`,
      href: '/me/skills',
    }),

  'certificate-not-accepted': ({ personId }, given) =>
    notify(given, [personId], {
      title: '外部の修了証が認められませんでした。理由を見てください',
      href: '/me/training/certificates',
    }),

  'certificate-check-taken-back': ({ personId }, given) =>
    notify(given, [personId], {
      title: '外部の修了証の確認が取り消され、もう一度確かめられます',
      href: '/me/training/certificates',
    }),

  'completions-recorded': ({ completions }, given) => tellOfCompletions(completions, given),

  'session-changed': async ({ sessionId, moved }, given) => {
    if (moved) await tellOfSession(sessionId, (session) => `「${session}」の日時か場所が変わりました`, given)
    await giveSeatsAnew(sessionId, given)
  },

  'session-cancelled': async ({ sessionId }, given) => {
    await tellOfSession(sessionId, (session) => `「${session}」は中止になりました`, given)
    await endApplications(sessionId, given)
  },

  'session-reminded': ({ sessionId }, given) => remindOfSession(sessionId, given),
  'turned-away': ({ sessionId, personIds }, given) => tellOfTurnedAway(sessionId, personIds, given),

  'seats-changed': ({ sessionId, changes }, given) => tellOfSeats(sessionId, changes, given),
  waitlisted: ({ sessionId, personIds }, given) => tellOfWaiting(sessionId, personIds, given),
  'seat-released': ({ sessionId, personId, reason }, given) => tellOfReleased(sessionId, personId, reason, given),
  'enrolments-declined': ({ sessionId, personIds, reason }, given) =>
    tellOfDeclined(sessionId, personIds, reason, given),

  'added-to-project': ({ personId, projectId, title, role }, given) =>
    notify(given, [personId], {
      title: `業務改善「${title}」に加わりました（${PROJECT_ROLE_WORDS[role]}）`,
      href: `/practices/${projectId}`,
    }),

  'project-reviewed': ({ personIds, projectId, title }, given) =>
    notify(given, personIds, { title: `業務改善「${title}」が確認されました`, href: `/practices/${projectId}` }),

  'tool-keeper-named': ({ personId, toolId, name, role }, given) =>
    notify(given, [personId], {
      title: `内製ツール「${name}」の${role === 'owner' ? '担当' : '後任'}になりました`,
      href: `/tools/${toolId}`,
    }),

  'tool-taken-over': ({ personIds, toolId, name, by }, given) =>
    notify(given, personIds, { title: `内製ツール「${name}」を${by}さんが引き継ぎました`, href: `/tools/${toolId}` }),

  'training-invited': ({ personIds, courses, href, dueOn }, given) =>
    notify(given, personIds, {
      title: `「${courses.join('」か「')}」${INVITATION}。しめきりは ${withWeekday(dueOn)} です`,
      href,
      text: '認定に要る研修で、席が空いています。',
    }),

  nominated: ({ personId, role }, given) =>
    notify(given, [personId], { title: `${ROLE_WORDS[role]}に推薦されました`, href: '/me/aim' }),

  'nomination-taken-back': ({ personId, role }, given) =>
    notify(given, [personId], {
      title: `${ROLE_WORDS[role]}への推薦が取り消されました。事情は所属長に聞いてください`,
      href: '/me/aim',
    }),

  ...REQUEST_CONSEQUENCES,
  ...APPLICATION_CONSEQUENCES,
  ...COMMITTEE_CONSEQUENCES,
  ...LIMIT_CONSEQUENCES,
  ...CERTIFICATE_CONSEQUENCES,
  ...STANDARD_CONSEQUENCES,
}

type Completed = Extract<PortalEvent, { kind: 'completions-recorded' }>['completions']

/** One notice a person, however many courses: one statement for each level, not for each person. */
async function tellOfCompletions(completions: Completed, given: Doing): Promise<void> {
  const people = await levelsBeyond(given.sql, completions, given.today)
  for (const level of new Set(people.map((one) => one.level))) {
    const use = level === null ? '' : `。レベル ${level} の証跡に使えます`
    await notify(
      given,
      people.filter((one) => one.level === level).map((one) => one.personId),
      { title: `研修の修了が記録されました${use}`, href: '/me/training' },
    )
  }
}

/** Tells those who have a seat or wait for one. */
async function tellOfSession(sessionId: number, titleOf: (session: string) => string, given: Doing): Promise<void> {
  const session = await sessionById(given.sql, sessionId)
  if (!session) throw new Error(`no session ${sessionId}`)
  await notify(given, await peopleInSession(given.sql, sessionId), {
    title: titleOf(`${session.courseTitle} ${session.name}`),
    href: `/training/sessions/${sessionId}`,
    text: `${sessionDaysInWords(session, given.today)}　${session.place ?? session.url ?? ''}`,
  })
}

/** The table as the doors take it (app/access/consequences). */
export function whatFollows<K extends PortalEvent['kind']>(
  event: Extract<PortalEvent, { kind: K }>,
  given: Doing,
): Promise<void> {
  return CONSEQUENCES[event.kind as K](event, given)
}
