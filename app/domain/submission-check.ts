/**
 * May an application be handed in? The judgement by rule helps, people decide: sign-off, recommendation and the decision
 * come later, and what a certificate may leave open for a time (条件付認定) may be handed in with a plan. Everything else
 * has to hold on the day. Source: certification rules › `evaluationSemantics`, `validity.conditional`.
 */

import type { CityDate } from './calendar'
import { type Evaluation, evaluateCertification, type Stage } from './certification'
import type { Criterion } from './certification-criteria'
import type { CertificationFacts, RuleGround } from './certification-facts'
import type { Rule } from './certification-rules'
import { GIVEN_BY_PEOPLE } from './certification-steps'

export type SubmissionCheck = {
  /** Criteria, by id, that do not hold and cannot be left open. */
  lacking: string[]
  /** Those that may be left open: the person writes when and how they will hold. */
  withPlan: string[]
}

type Given = {
  rule: Pick<Rule, 'validity'>
  ground: RuleGround
  facts: CertificationFacts
  evaluation: Evaluation
  stage: Stage
  on: CityDate
}

export function submissionCheck({ rule, ground, facts, evaluation, stage, on }: Given): SubmissionCheck {
  const failed = evaluation.criteria.filter(({ met, type }) => met === false && !GIVEN_BY_PEOPLE.includes(type))
  const { conditional } = rule.validity
  const kinds = stage === 'certification' && conditional?.allowed ? conditional.kinds : []
  const onceMeasured = kinds.includes('effect_measurement')
    ? new Set(evaluateCertification(ground, measured(facts), { stage, on, evaluatedOn: on }).failed)
    : null
  const mayWait = (id: string, type: Criterion['type']) =>
    (kinds.includes('training') && type === 'trainings') ||
    (kinds.includes('level') && (type === 'confirmed_levels' || type === 'profile_coverage')) ||
    (type === 'projects' && onceMeasured !== null && !onceMeasured.has(id))
  return {
    lacking: failed.filter(({ id, type }) => !mayWait(id, type)).map(({ id }) => id),
    withPlan: failed.filter(({ id, type }) => mayWait(id, type)).map(({ id }) => id),
  }
}

function measured(facts: CertificationFacts): CertificationFacts {
  return {
    ...facts,
    projects: facts.projects.map((one) => ({ ...one, evidence: [...one.evidence, 'effect_measurement'] })),
  }
}
