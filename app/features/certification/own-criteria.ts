import { addMonths, type CityDate, daysBetween, fiscalYear, fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import { eased, type Judgement, provisionsOn } from '~/domain/certification'
import type { Criterion, TransitionalProvision } from '~/domain/certification-criteria'
import type { Move } from '~/domain/certification-moves'
import type { Reach } from '~/domain/certification-reach'
import type { Step } from '~/domain/certification-steps'
import { criterionAsks, criterionTitle } from '~/domain/criterion-asks'
import { criterionShows, evidenceWord, judgementWord, type Said } from '~/domain/criterion-shows'
import { touches } from '~/domain/dossier'
import { dayInWords } from '~/domain/session-words'
import { roleWord } from '~/domain/terms'
import type { MarkedState } from '~/ui/state-mark'
import type { Judged, LoadedWay } from './load-way.server'

export type Mark = { state: MarkedState; word: string }

/** One criterion as the page shows it. */
export type CriterionRow = {
  id: string
  type: Criterion['type']
  title: string
  mark: Mark
  asks: string
  /** 経過措置 that ease it today. */
  eased: { id: string; says: string }[]
  shows: Said
  todo: string
  when: string
}

type Given = {
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

export function criterionRows(given: Given): CriterionRow[] {
  const { loaded, judged, steps, reach } = given
  const { ground, facts, evaluation, names } = judged
  const { today, own } = loaded
  const provisions = own.stage === 'certification' ? provisionsOn(ground, fiscalYearOf(today)) : []
  return ground.criteria.flatMap((base) => {
    const judgement = evaluation.criteria.find(({ id }) => id === base.id)
    const step = steps.find(({ id }) => id === base.id)
    if (!judgement || !step) return []
    const criterion = eased(base, provisions)
    return [
      {
        id: base.id,
        type: base.type,
        title: criterionTitle(base),
        mark: given.isEarly && isGiven(base) ? AT_RENEWAL : markOf(judgement, today, reach),
        asks: criterionAsks(criterion, names),
        eased: provisions.filter((one) => touches(one, base.id)).map((one) => easing(one, base, judged)),
        shows: showsOf(criterion, judgement, given),
        todo: todoOf(step, judgement, criterion, given),
        when: whenOf(step, criterion, given),
      },
    ]
  })

  function showsOf(criterion: Criterion, judgement: Judgement, { signer, recommender, committee }: Given): Said {
    const found = criterionShows(criterion, judgement, facts, names, today)
    if (criterion.type === 'committee' && committee) {
      return [`${committeeName(committee)} ${dayInWords(committee.heldOn, today)}`]
    }
    if (criterion.type === 'signoff' && signer && judgement.met === false) return [...found, `。承認するのは${signer}`]
    if (criterion.type === 'recommendation' && recommender && judgement.met === false) {
      return [...found, `。推薦するのは${recommender}`]
    }
    return found
  }
}

export const AT_RENEWAL: Mark = { state: 'wait', word: '更新のとき' }

/** Given by people, and only for some months. */
function isGiven({ type }: Criterion): boolean {
  return type === 'signoff' || type === 'recommendation'
}

export function committeeName({ sequence }: { sequence: number }): string {
  return `第 ${sequence} 回`
}

/** The judgement by icon and word. */
export function markOf(judgement: Judgement, today: CityDate, reach: Reach | null): Mark {
  const { met, metFrom, type } = judgement
  if (type === 'committee' && reach?.committee) return { state: 'wait', word: monthAndDay(reach.committee.heldOn) }
  if (met === null) return { state: 'wait', word: judgementWord(judgement) }
  if (met) return { state: 'ok', word: judgementWord(judgement) }
  if (metFrom !== null && daysBetween(today, metFrom) <= 60) {
    return { state: 'near', word: `あと ${daysBetween(today, metFrom)} 日` }
  }
  if (metFrom !== null || type === 'signoff' || type === 'recommendation') {
    return { state: 'wait', word: judgementWord(judgement) }
  }
  return { state: 'no', word: judgementWord(judgement) }
}

function monthAndDay(day: CityDate): string {
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日`
}

/** What a provision changes, until when, and what it would be without it. */
function easing(provision: TransitionalProvision, base: Criterion, { names }: Judged): { id: string; says: string } {
  const last = fiscalYearInWareki(fiscalYear(Math.max(...provision.fiscalYears)))
  const until = `${last}の申請まで`
  if (Object.hasOwn(provision.overrides, base.id)) {
    return { id: provision.id, says: `${until}。本則は ${ruleItself(base, names)}` }
  }
  const roles = provision.addsSignerRoles[base.id]
  if (roles) return { id: provision.id, says: `${until}、${roles.map(roleWord).join('・')}の承認も使える` }
  if (provision.waives.includes(base.id)) return { id: provision.id, says: `${until}、この条件を問わない` }
  return { id: provision.id, says: `${until}。${provision.reason}` }
}

/** What a criterion asks for without the provision, as far as provisions change it. */
function ruleItself(base: Criterion, names: Judged['names']): string {
  if (base.type === 'projects') return `${base.min} 件`
  return criterionAsks(base, names)
}

function todoOf(step: Step, judgement: Judgement, criterion: Criterion, given: Given): string {
  const { loaded, judged, reach, committee, signer, recommender, isEarly } = given
  const { today } = loaded
  if (isEarly && isGiven(criterion)) return '更新する年度に受ける'
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

function whenOf(step: Step, criterion: Criterion, { loaded, judged, committee, isEarly }: Given): string {
  const { today } = loaded
  if (criterion.type === 'committee') return committee ? dayInWords(committee.heldOn, today) : '予定なし'
  if (isEarly && isGiven(criterion)) return '—'
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
