import type { Consequences } from '~/access/consequences'
import { inWareki, withWeekday } from '~/domain/calendar'
import { concernedByRound } from '~/facts/committees'
import { notify } from '~/facts/notices'

/** What follows when a round of the 認定委員会 gets its members, or other days. */
export const COMMITTEE_CONSEQUENCES = {
  'committee-named': async ({ committeeId, round, on, named, dropped }, given) => {
    await notify(given, named, {
      title: `認定委員会 ${round}の委員になりました（${withWeekday(on)}開催）`,
      href: hrefOf(committeeId),
      text: '開催日までに、審査する申請の書類を読んでください。あなたが除斥になる申請の書類は開けません。',
    })
    await notify(given, dropped, {
      title: `認定委員会 ${round}の委員ではなくなりました`,
      href: '/certification/committees',
    })
  },

  'committee-moved': async ({ committeeId, round, applyBy, on, from }, given) => {
    const { members, applicants } = await concernedByRound(given.sql, committeeId)
    const title =
      on === from
        ? `認定委員会 ${round}：申請のしめきりが ${withWeekday(applyBy)}に変わりました`
        : `認定委員会 ${round}の開催日が、${withWeekday(from)}から ${withWeekday(on)}に変わりました`
    await notify(given, members, {
      title,
      href: hrefOf(committeeId),
      text: `申請のしめきりは ${inWareki(applyBy)}です。`,
    })
    if (on === from) return
    const others = applicants.filter((personId) => !members.includes(personId))
    await notify(given, others, { title, href: '/me/certification', text: '認定は、委員会の開催日から有効です。' })
  },
} satisfies Partial<Consequences>

function hrefOf(committeeId: number): string {
  return `/certification/committees/${committeeId}`
}
