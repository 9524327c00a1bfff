/** Which people an application needs, by the rule under which it stands. Source: certification rules › `rules`, `statusModel`. */
import type { ApplicationPath } from './application'
import type { Criterion } from './certification-criteria'
import type { Rule } from './certification-rules'

export const APPLICATION_STAGES = ['certification', 'renewal', 'revival'] as const
/** 新規・更新・復活: what an application asks for. */
export type ApplicationStage = (typeof APPLICATION_STAGES)[number]

/**
 * @param lapsedCondition the certificate expired because its condition was not met in time (条件付認定の失効): then a
 *   recommendation is asked for instead of the criteria of a renewal
 */
export function pathOf(rule: Rule, stage: ApplicationStage, lapsedCondition = false): ApplicationPath {
  if (stage === 'revival' && lapsedCondition) return { signoff: false, recommendation: true, committee: false }
  const types = (stage === 'certification' ? rule.criteria : rule.renewal.criteria).map(({ type }) => type)
  return {
    signoff: types.includes('signoff'),
    recommendation: types.includes('recommendation'),
    committee: stage === 'certification' ? types.includes('committee') : asksCommittee(rule, stage),
  }
}

/**
 * The criteria by which an application of a stage is judged. A revival is judged as a renewal without its window; where
 * the condition lapsed, by the yearly course and the recommendation of the first certification, while whether the
 * condition is met is for people to say. Source: certification rules › `statusModel.revival`.
 */
export function criteriaOf(rule: Rule, stage: ApplicationStage, lapsedCondition = false): readonly Criterion[] {
  if (stage === 'certification') return rule.criteria
  if (stage === 'renewal') return rule.renewal.criteria
  if (!lapsedCondition) return rule.renewal.criteria.filter(({ type }) => type !== 'renewal_window')
  return rule.criteria.flatMap((one): Criterion[] => {
    if (one.type === 'recommendation') return [one]
    if (one.type !== 'trainings') return []
    return [{ ...one, allOf: one.sameFiscalYear, anyOf: [], minTotalHours: null, hoursWithinMonths: null }]
  })
}

/** 事務局 decides a revival, whoever decides a renewal. */
function asksCommittee({ renewal }: Rule, stage: 'renewal' | 'revival'): boolean {
  return stage === 'renewal' && renewal.requiresCommittee
}
