import { addMonths, type CityDate } from '~/domain/calendar'
import type { Criterion } from '~/domain/certification-criteria'
import type { Move } from '~/domain/certification-moves'
import type { Reach } from '~/domain/certification-reach'
import type { Step } from '~/domain/certification-steps'
import type { Judgement } from '~/domain/criterion-judgement'
import { evidenceWord } from '~/domain/criterion-shows'
import { dayInWords } from '~/domain/session-words'
import { roleWord } from '~/domain/terms'
import type { Judged, LoadedWay } from './load-way.server'

/** What a step is told from. */
export type WaySeen = {
  loaded: LoadedWay
  judged: Judged
  steps: readonly Step[]
  reach: Reach
  /** The committee that is next; null: none is planned, or none is needed. */
  committee: Reach['committee']
  /** Whoever signs off and whoever recommends, as they are called; null: nobody. */
  signer: string | null
  recommender: string | null
  /** The year of renewal has not begun: what people give is asked for then. */
  isEarly: boolean
}

/** Given by people, and only for some months. */
export function isGivenForATime({ type }: Criterion): boolean {
  return type === 'signoff' || type === 'recommendation'
}

/** What is to be done for a criterion. */
export function todoOf(step: Step, judgement: Judgement, criterion: Criterion, given: WaySeen): string {
  const { loaded, judged, reach, committee, signer, recommender, isEarly } = given
  const { today } = loaded
  if (isEarly && isGivenForATime(criterion)) return '更新する年度に受ける'
  switch (step.todo) {
    case 'nothing':
      return isOnlyEased(judgement, criterion, judged) ? '最初の更新までに、本則を満たす' : '—'
    case 'wait':
      return criterion.type === 'employment' ? '在職の月数が満ちるのを待つ' : 'この日まで待つ'
    case 'course':
      return coursesTodo(step.moves, judgement.missing)
    case 'await_session':
      return '申し込める回がまだない。予定を待つ'
    case 'hours':
      return '研修を受けて、時間を足す'
    case 'levels':
      return levelsTodo(step.moves, today, judged)
    case 'learn':
      return '研修や実務で力をつけてから、確認を受ける'
    case 'operate':
      return '運用をつづける'
    case 'evidence':
      return evidenceTodo(step.moves)
    case 'project':
      return '業務改善を担当し、運用か完了まで進める'
    case 'employment':
      return '任用と在職の状態が条件に合う必要がある'
    case 'hold_certificate':
      return criterion.type === 'certification_held'
        ? `先に${roleWord(criterion.roleCode)}の認定を受ける`
        : '有効な認定証が要る'
    case 'mentees':
      return 'メンターや補助メンターとして、候補の人を受け持つ'
    case 'signoff':
      return signer ? `ほかの条件がそろったら、${signer}に受ける` : 'ほかの条件がそろったら受ける'
    case 'find_mentor':
      return '承認する人を、事務局に決めてもらう'
    case 'recommendation':
      return recommender ? `${recommender}に頼む` : '所属長に頼む'
    case 'committee':
      if (!committee) return '次の委員会の予定を待つ'
      return `${reach.committee ? '' : '条件がそろえば、'}${dayInWords(committee.applyBy, today)}までに申請する`
    case 'office':
      return '申請すると、事務局が決める'
  }
}

/** Met by what a provision asks for, and not by the rule itself. */
function isOnlyEased({ id }: Judgement, { type }: Criterion, { evaluation, ground }: Judged): boolean {
  if (type === 'signoff') return false
  return ground.provisions.some(
    (one) => evaluation.usedTransitional.includes(one.id) && Object.hasOwn(one.overrides, id),
  )
}

function coursesTodo(moves: readonly Move[], missing: readonly string[]): string {
  const courses = moves.flatMap((move) => (move.kind === 'course' ? [move] : []))
  const wanted = new Set(missing.flatMap((codes) => codes.split('|')))
  const before = courses.filter(({ course }) => !wanted.has(course)).map(({ course }) => course)
  const apply = courses.filter(({ mine, selfPaced }) => !mine && !selfPaced).map(({ course }) => course)
  const take = courses.filter(({ mine, selfPaced }) => mine || selfPaced).map(({ course }) => course)
  return [
    ...(apply.length > 0 ? [`${apply.join('、')} に申し込む`] : []),
    ...(take.length > 0 ? [`${take.join('、')} を受ける`] : []),
    ...(before.length > 0 ? [`（${before.join('、')} は先に要る研修）`] : []),
  ].join('。')
}

function levelsTodo(moves: readonly Move[], today: CityDate, { names }: Judged): string {
  return moves
    .flatMap((move) => {
      if (move.kind !== 'levels') return []
      const goals = move.goals.map(({ skill, level }) => `${names.skill(skill)} ${level}`)
      const what = goals.length > 3 ? `${goals.length} スキル` : goals.join('、')
      return [
        move.handInBy
          ? `${dayInWords(move.handInBy, today)}までに自己評価を出し、確認を受ける（${what}）`
          : `随時確認を申し出る（${what}）`,
      ]
    })
    .join('。')
}

function evidenceTodo(moves: readonly Move[]): string {
  const kinds = moves.flatMap((move) => (move.kind === 'evidence' ? move.kinds : []))
  return `証跡を加える（${[...new Set(kinds)].map(evidenceWord).join('、')}）`
}

/** By when, or from when on. */
export function whenOf(step: Step, criterion: Criterion, { loaded, judged, committee, isEarly }: WaySeen): string {
  const { today } = loaded
  if (criterion.type === 'committee') return committee ? dayInWords(committee.heldOn, today) : '予定なし'
  if (isEarly && isGivenForATime(criterion)) return '—'
  if (step.todo === 'nothing') return validUntil(criterion, judged, today)
  if (step.readyOn === null) return step.todo === 'office' ? '申請のあと' : '日程なし'
  const day = dayInWords(step.readyOn, today)
  if (step.todo === 'wait' || step.todo === 'operate') return `${day}から`
  return step.todo === 'signoff' ? day : `${day}まで`
}

/** Until when an application can use what was given. */
function validUntil(criterion: Criterion, { facts }: Judged, today: CityDate): string {
  if (criterion.type === 'recommendation' && facts.recommendation) {
    return `${dayInWords(addMonths(facts.recommendation.on, criterion.withinMonths), today)}の申請まで有効`
  }
  if (criterion.type === 'signoff') {
    const last = facts.signoffs
      .filter(({ role, bySelf }) => !bySelf && criterion.signerRoles.some((one) => one === role))
      .map(({ on }) => on)
      .sort()
      .at(-1)
    return last ? `${dayInWords(addMonths(last, criterion.withinMonths), today)}の申請まで有効` : '—'
  }
  return '—'
}
