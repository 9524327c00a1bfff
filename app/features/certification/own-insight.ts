import type { CityDate } from '~/domain/calendar'
import type { CertificateState } from '~/domain/certificate'
import type { Evaluation } from '~/domain/certification'
import type { Move } from '~/domain/certification-moves'
import type { Reach } from '~/domain/certification-reach'
import type { Step } from '~/domain/certification-steps'
import { dayInWords } from '~/domain/session-words'

/** The sentence under the title; `point` is what stands out. */
export type Insight = { before: string; point: string; after: string }

type Seen = {
  evaluation: Evaluation
  steps: readonly Step[]
  moves: readonly Move[]
  reach: Reach
  needsCommittee: boolean
  today: CityDate
  /** The day on which the year of renewal begins, while it has not; null: it has, or it is no renewal. */
  renewableFrom: CityDate | null
  /** Of the certificate; null: never certified. */
  state: CertificateState | null
}

/** What the criteria say together, computed from them. */
export function insightOf({
  evaluation,
  steps,
  moves,
  reach,
  needsCommittee,
  today,
  renewableFrom,
  state,
}: Seen): Insight {
  const { criteria } = evaluation
  const met = criteria.filter((one) => one.met === true).length
  const rest = criteria.length - met
  if (state === 'suspended') {
    return {
      before: '停止中のあいだは、申請も更新もできません。',
      point: '復帰すると再開し、期限が延びます。',
      after: '',
    }
  }
  if (renewableFrom !== null) {
    const own = criteria.filter(
      ({ type }) => type !== 'renewal_window' && type !== 'signoff' && type !== 'recommendation',
    )
    const ready = own.filter((one) => one.met === true).length
    return {
      before: `更新できるのは ${dayInWords(renewableFrom, today)}からです。`,
      point: `いまのところ、ふだんの仕事でそろう ${own.length} 条件のうち ${ready} つを満たしています。`,
      after: '',
    }
  }
  const all = `${criteria.length} 条件のうち ${met} つを満たし`
  if (rest === 0) return { before: '', point: 'すべての条件を満たしています。', after: 'いま申請できます。' }
  const undated = steps.filter(({ readyOn, todo }) => readyOn === null && todo !== 'committee' && todo !== 'office')
  if (reach.applyOn === null) {
    return {
      before: `${all}、残りは ${rest} つです。`,
      point: `${undated.length > 0 ? `うち ${undated.length} つは、まだ日程が立ちません` : '今年度の予定では、まだ届きません'}。`,
      after: '',
    }
  }
  const before = `${all}、残り ${rest} つ${undated.length === 0 ? 'もすべて日程があります' : `のうち ${rest - undated.length} つに日程があります`}。`
  const point = whatToDo(moves, today)
  return { before, point, after: `${point === '' ? '' : '、'}${whatFollows(reach, needsCommittee, today)}` }
}

function whatToDo(moves: readonly Move[], today: CityDate): string {
  const own = moves.flatMap((move) => {
    const told = ownDeed(move)
    return told ? [told] : []
  })
  const last = own
    .map(({ by }) => by)
    .sort()
    .at(-1)
  if (last === undefined) return ''
  return `${dayInWords(last, today)}までに ${own.map(({ what }) => what).join(' と')}を終えれば`
}

/** What the person does; what others do, or time alone, is not told here. */
function ownDeed(move: Move): { what: string; by: CityDate } | null {
  if (move.kind === 'course') return { what: move.course, by: move.by }
  if (move.kind === 'levels') return { what: 'レベルの自己評価', by: move.handInBy ?? move.from }
  if (move.kind === 'evidence') return { what: '証跡', by: move.by }
  return null
}

function whatFollows({ applyOn, committee }: Reach, needsCommittee: boolean, today: CityDate): string {
  if (committee) return `${dayInWords(committee.heldOn, today)}の認定委員会に間に合います。`
  const when = applyOn === null || applyOn <= today ? 'いま' : `${dayInWords(applyOn, today)}に`
  return needsCommittee ? `${when}申請できます。委員会の予定はまだありません。` : `${when}申請できます。`
}
