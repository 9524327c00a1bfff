/**
 * Does somebody meet the rules of a certificate on a day, and why? Facts in, an explained judgement out: pure, total and
 * deterministic. It helps to decide; people decide. Source: certification rules › `evaluationSemantics`.
 */
import { type FiscalYear, fiscalYearOf } from './calendar'
import type { Criterion, TransitionalProvision } from './certification-criteria'
import type { CertificationFacts, RuleGround } from './certification-facts'
import { type Judgement, type JudgementDays, judged } from './criterion-judgement'
import { judgeCoverage, judgeLevels } from './judgement-of-levels'
import { judgeProjects } from './judgement-of-projects'
import { judgeEmployment, judgeHeld, judgeWindow } from './judgement-of-standing'
import { judgeMentoring, judgeRecommendation, judgeSignoff } from './judgement-of-support'
import { judgeTrainings, substituted } from './judgement-of-trainings'

export type Stage = 'certification' | 'renewal'

export type Evaluation = {
  eligible: boolean
  criteria: Judgement[]
  failed: string[]
  /** Provisions without which more criteria would fail. */
  usedTransitional: string[]
}

/**
 * @param on day of the application: facts, rules and transitional provisions are those of this day
 * @param evaluatedOn sign-off and recommendation count up to this day (that of the decision)
 */
export function evaluateCertification(
  ground: RuleGround,
  facts: CertificationFacts,
  when: JudgementDays & { stage: Stage },
): Evaluation {
  const inForce = when.stage === 'renewal' ? [] : provisionsOn(ground, fiscalYearOf(when.on))
  const criteria = judge(ground, facts, when, inForce)
  const failed = failedOf(criteria)
  const usedTransitional = inForce
    .filter((one) => {
      const without = inForce.filter((other) => other !== one)
      const changed = ground.criteria.filter(({ id }) => isChangedBy(one, id) && !failed.includes(id))
      return failedOf(judge({ ...ground, criteria: changed }, facts, when, without)).length > 0
    })
    .map(({ id }) => id)
  return { eligible: failed.length === 0, criteria, failed, usedTransitional }
}

/** The criteria alone, without telling which provisions it took. */
export function judgementsOf(
  ground: RuleGround,
  facts: CertificationFacts,
  when: JudgementDays & { stage: Stage },
): Judgement[] {
  const inForce = when.stage === 'renewal' ? [] : provisionsOn(ground, fiscalYearOf(when.on))
  return judge(ground, facts, when, inForce)
}

/** The transitional provisions of a rule that apply in a fiscal year. */
export function provisionsOn(
  { provisions, ruleId }: Pick<RuleGround, 'provisions' | 'ruleId'>,
  year: FiscalYear,
): TransitionalProvision[] {
  return provisions.filter((one) => one.appliesTo === ruleId && one.fiscalYears.includes(year))
}

function isChangedBy({ waives, overrides, addsSignerRoles, substitutes }: TransitionalProvision, id: string): boolean {
  return waives.includes(id) || [overrides, addsSignerRoles, substitutes].some((changes) => Object.hasOwn(changes, id))
}

function judge(
  ground: RuleGround,
  facts: CertificationFacts,
  when: JudgementDays,
  provisions: readonly TransitionalProvision[],
): Judgement[] {
  return ground.criteria.map((criterion) => {
    const waived = provisions.some(({ waives }) => waives.includes(criterion.id))
    const judged = judgeOne(ground, facts, when, eased(criterion, provisions), provisions)
    return waived ? { ...judged, met: true } : judged
  })
}

function failedOf(criteria: readonly Judgement[]): string[] {
  return criteria.filter(({ met }) => met === false).map(({ id }) => id)
}

/** A criterion as the provisions in force change it. */
export function eased(criterion: Criterion, provisions: readonly TransitionalProvision[]): Criterion {
  let now = criterion
  for (const { overrides, addsSignerRoles } of provisions) {
    const override = overrides[criterion.id]
    if (override) now = { ...now, ...override } as Criterion
    const roles = addsSignerRoles[criterion.id]
    if (roles && now.type === 'signoff') now = { ...now, signerRoles: [...now.signerRoles, ...roles] }
  }
  return now
}

function judgeOne(
  ground: RuleGround,
  facts: CertificationFacts,
  when: JudgementDays,
  criterion: Criterion,
  provisions: readonly TransitionalProvision[],
): Judgement {
  switch (criterion.type) {
    case 'employment':
      return judgeEmployment(criterion, facts, when.on)
    case 'confirmed_levels':
      return judgeLevels(criterion, facts)
    case 'profile_coverage':
      return judgeCoverage(criterion, facts, ground)
    case 'trainings':
      return judgeTrainings(criterion, facts, when.on, ground, substituted(criterion, facts, when.on, provisions))
    case 'projects':
      return judgeProjects(criterion, facts, when.on)
    case 'certification_held':
      return judgeHeld(criterion, facts, when.on)
    case 'renewal_window':
      return judgeWindow(criterion, facts, when.on)
    case 'mentoring':
      return judgeMentoring(criterion, facts, when.on)
    case 'signoff':
      return judgeSignoff(criterion, facts, when)
    case 'recommendation':
      return judgeRecommendation(criterion, facts, when)
    default:
      return { ...judged(criterion, 0, 1), met: null }
  }
}
