import { withWeekday } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { roleWord } from '~/domain/terms'
import type { IndicatorRow } from './indicator-row'
import type { Outlook } from './outlook.server'

/** The sentence under the title; `point` is what stands out. */
export type Insight = { before: string; point: string; after: string }

type Seen = { outlook: Outlook | null; role: CertifiedRole; isYearEnd: boolean; isFixed: boolean; yearName: string }

/** What the figures of the page say, computed from them. */
export function insightOf(row: IndicatorRow, seen: Seen): Insight {
  const who = shortRole(seen.role)
  if (row.target === null || row.short === null) {
    return { before: `${who}は ${row.now} 人。`, point: '', after: `${seen.yearName}の目標はありません。` }
  }
  const when = seen.isYearEnd
    ? `${seen.yearName}末の${who}は ${row.now} 人${seen.isFixed ? '（確定）' : ''}`
    : `${who}は ${row.now} 人`
  if (row.short === 0) {
    return {
      before: `${when}。目標 ${row.target} 人に`,
      point: '届いて',
      after: `います。${outlookSentence(row, seen)}`,
    }
  }
  const point = seen.isYearEnd ? `${row.short} 人足りません` : `あと ${row.short} 人`
  return {
    before: `${when}。目標 ${row.target} 人${seen.isYearEnd ? 'に' : 'まで'}`,
    point,
    after: seen.isYearEnd ? '。' : `です。${outlookSentence(row, seen)}`,
  }
}

export function shortRole(role: CertifiedRole): string {
  return roleWord(role).replace(/^DX推進/, '')
}

function outlookSentence(row: IndicatorRow, { outlook, role }: Seen): string {
  if (!outlook || !row.forecast) return ''
  const { median, in80 } = row.forecast
  const expected = `年度末は ${median} 人${rangeOf(in80)}の見込みです。`
  const coming = outlook.candidates.filter((one) => one.role === role && one.stage !== 'no_project').length
  if (coming === 0) return expected
  if (role === 'DATA_SPECIALIST') return `候補が ${coming} 人いて、${expected}`
  if (!outlook.committee) return `認定委員会の予定がまだないので候補 ${coming} 人を数えずに、${expected}`
  const day = withWeekday(outlook.committee.heldOn).replace(/（.*$/, '')
  return `${day}の委員会に間に合いうる候補が ${coming} 人いて、${expected}`
}

/** `（58–65）`; nothing where the forecast is sure of one count. */
export function rangeOf([low, high]: readonly [number, number]): string {
  return low === high ? '' : `（${low}–${high}）`
}
