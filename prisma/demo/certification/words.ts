import { type CityDate, cityDate } from '~/domain/calendar'
import type { Evaluation } from '~/domain/certification'
import type { Dossier } from '~/domain/dossier'
import type { Applicant } from './applicants'

/** What applicants and the committee wrote. */

export function statementOf({ stage, outcome }: Pick<Applicant, 'stage' | 'outcome'>, { failed }: Evaluation): string {
  if (stage === 'revival') return '付された条件の研修（TRN-305）を修了しました。当年度の TRN-102 も済んでいます。'
  if (failed.length > 0 && outcome !== 'certified')
    return 'まだ足りないものは、担当業務の改善を続けながら、年度の終わりまでに満たします。'
  return '所属の定例の集計を自動にし、係の 3 人に引き継ぎました。認定のあとは、ほかの係の改善も手伝います。'
}

/** Of a refusal: why, and what to do. */
export function reasonOf({ role }: Pick<Applicant, 'role'>, { evaluation }: Dossier): { reason: string; next: string } {
  const open = evaluation.criteria.filter(
    ({ met, type }) => met === false && type !== 'signoff' && type !== 'recommendation',
  )
  const [first] = open
  if (!first) {
    return {
      reason: '証跡からは、本人がどこまで担当したかを確かめられなかった。',
      next: '担当した部分の仕様書を付けて、次の委員会に申請してください。',
    }
  }
  const titles = open.map(({ title }) => title).join('・')
  return {
    reason: `${titles}が足りない。${first.shows}。`,
    next:
      role === 'DX_MASTER'
        ? '足りないスキルはデジタル技術官と計画を立て、確認を受けてから申請してください。'
        : '足りないものを満たし、メンターと確かめてから、次の委員会に申請してください。',
  }
}

type Condition = { kind: 'training' | 'level' | 'effect_measurement'; task: string; through: CityDate }

/** 条件付認定: what was still to be done, by when. */
export function conditionOf({ condition }: Applicant): Condition | null {
  return condition && { ...condition, through: cityDate(condition.through) }
}
