import { type CityDate, earlierOf } from '~/domain/calendar'
import { dayInWords } from '~/domain/session-words'
import type { Expiring } from './office-expiring'
import type { OfficeApplication } from './office-words'

/** What the figures say, the point between two halves. */
export type Insight = { before: string; point: string; after: string }

export function applicationsInsight(open: readonly OfficeApplication[], today: CityDate): Insight | null {
  const [first] = open
  if (!first) return null
  const ours = open.filter(({ state }) => state === 'submitted' || state === 'decision').length
  const limit = open.reduce((day, one) => earlierOf(day, one.decideByDay), first.decideByDay)
  return {
    before: `進んでいる申請は ${open.length} 件。`,
    point: ours > 0 ? `うち ${ours} 件が、事務局の受付か決定を待っています` : '事務局を待っているものはありません',
    after: `。いちばん早い決定の期限は ${dayInWords(limit, today)}です。`,
  }
}

type Candidates = { total: number; met: number; committee: { applyBy: CityDate; heldOn: CityDate } | null }

export function candidatesInsight({ total, met, committee }: Candidates, today: CityDate): Insight | null {
  if (total === 0) return null
  return {
    before: `候補は ${total} 人。`,
    point: met > 0 ? `${met} 人は、条件を満たしているのに申請がまだです` : '条件を満たして申請していない人はいません',
    after: committee
      ? `。次の認定委員会は ${dayInWords(committee.heldOn, today)}、申請のしめきりは ${dayInWords(committee.applyBy, today)}です。`
      : '。次の認定委員会の予定がまだありません。',
  }
}

export function expiringInsight(expiring: readonly Expiring[]): Insight | null {
  const [first] = expiring
  if (!first) return null
  const conditional = expiring.filter((one) => one.conditional).length
  const open = expiring.filter((one) => !one.conditional && one.application === null).length
  const still = [
    ...(open > 0 ? [`${open} 人は更新の申請がまだです`] : []),
    ...(conditional > 0 ? [`${conditional} 人に、条件付認定の課題が残っています`] : []),
  ]
  return {
    before: `180 日のうちに期限が来る認定証は ${expiring.length} 枚。`,
    point: still.length > 0 ? still.join('。') : 'どれも更新の申請が出ています',
    after: `。いちばん早いのは ${first.limit}です。`,
  }
}
