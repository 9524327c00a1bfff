import { type CityDate, daysBetween, fiscalYear, fiscalYearInWareki, fiscalYearOf } from '~/domain/calendar'
import { eased, provisionsOn } from '~/domain/certification'
import type { Criterion, TransitionalProvision } from '~/domain/certification-criteria'
import type { Reach } from '~/domain/certification-reach'
import { criterionAsks, criterionTitle } from '~/domain/criterion-asks'
import type { Judgement } from '~/domain/criterion-judgement'
import { criterionShows, judgementWord, type Said } from '~/domain/criterion-shows'
import { touches } from '~/domain/dossier'
import { dayInWords } from '~/domain/session-words'
import { roleWord } from '~/domain/terms'
import type { MarkedState } from '~/ui/state-mark'
import type { Judged } from './load-way.server'
import { isGivenForATime, todoOf, type WaySeen, whenOf } from './own-step-words'

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

export function criterionRows(given: WaySeen): CriterionRow[] {
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
        mark: given.isEarly && isGivenForATime(base) ? AT_RENEWAL : markOf(judgement, today, reach),
        asks: criterionAsks(criterion, names),
        eased: provisions.filter((one) => touches(one, base.id)).map((one) => easing(one, base, judged)),
        shows: showsOf(criterion, judgement, given),
        todo: todoOf(step, judgement, criterion, given),
        when: whenOf(step, criterion, given),
      },
    ]
  })

  function showsOf(criterion: Criterion, judgement: Judgement, { signer, recommender, committee }: WaySeen): Said {
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
