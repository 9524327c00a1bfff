import type { Consequences } from '~/access/consequences'
import { inWareki, withWeekday } from '~/domain/calendar'
import { MENTOR_KIND_WORDS } from '~/domain/terms'
import { personNames } from '~/facts/mentoring-sessions'
import { notify } from '~/facts/notices'

const paired: Consequences['mentor-paired'] = async ({ mentorId, menteeId, as, from }, given) => {
  const { sql, today } = given
  const names = await personNames(sql, [mentorId, menteeId], today)
  const since = from > today ? `${withWeekday(from)}から、` : ''
  await notify(given, [menteeId], {
    title: `${since}${names.get(mentorId) ?? ''}さんがあなたの${MENTOR_KIND_WORDS[as]}になりました`,
    href: '/me/mentoring',
  })
  await notify(given, [mentorId], {
    title: `${since}${names.get(menteeId) ?? ''}さんを受け持ちます（${MENTOR_KIND_WORDS[as]}）`,
    href: '/mentoring',
  })
}

const pairEnded: Consequences['mentor-pair-ended'] = async ({ mentorId, menteeId, until }, given) => {
  const names = await personNames(given.sql, [mentorId, menteeId], given.today)
  const tell = (to: number, other: number, href: string) =>
    notify(given, [to], { title: `${names.get(other) ?? ''}さんとの指導は ${withWeekday(until)}で終わりです`, href })
  await tell(menteeId, mentorId, '/me/mentoring')
  await tell(mentorId, menteeId, '/mentoring')
}

/** What follows in mentoring (指導): the other one is told. */
export const MENTORING_CONSEQUENCES = {
  'mentor-paired': paired,
  'mentor-pair-ended': pairEnded,
  'meeting-planned': ({ personId, on, at }, given) =>
    notify(given, [personId], { title: `面談の予定：${withWeekday(on)} ${at}`, href: '/me/mentoring' }),
  'meeting-called-off': ({ personId, on }, given) =>
    notify(given, [personId], { title: `${withWeekday(on)}の面談は取りやめになりました`, href: '/me/mentoring' }),
  'mentoring-noted': ({ personId }, given) =>
    notify(given, [personId], { title: '面談の記録が共有されました', href: '/me/mentoring' }),
  'provisional-mentor-named': ({ personId, through }, given) =>
    notify(given, [personId], {
      title: `暫定メンターに指定されました（${inWareki(through)}まで）`,
      href: '/mentoring',
    }),
} satisfies Partial<Consequences>
