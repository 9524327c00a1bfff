/**
 * The criteria that take other people: those somebody taught, and those who speak for them.
 * Source: certification rules › `mentoring`, `signoff`, `recommendation`.
 */
import { addMonths, type CityDate } from './calendar'
import type { CriterionOf } from './certification-criteria'
import type { CertificationFacts } from './certification-facts'
import { type Judgement, type JudgementDays, judged } from './criterion-judgement'

/** People taught, with an outcome that counts, in the months before a day. */
export function judgeMentoring(
  criterion: CriterionOf<'mentoring'>,
  { mentees }: CertificationFacts,
  on: CityDate,
): Judgement {
  const since = addMonths(on, -criterion.withinMonths)
  const good = mentees.filter(
    (one) =>
      criterion.as.some((as) => as === one.as) &&
      criterion.outcomes.some((outcome) => outcome === one.outcome) &&
      one.on >= since &&
      one.on <= on,
  )
  return judged(criterion, good.length, criterion.minMentees)
}

/** Sign-offs of others who may sign; one's own never counts. */
export function judgeSignoff(
  criterion: CriterionOf<'signoff'>,
  { signoffs }: CertificationFacts,
  when: JudgementDays,
): Judgement {
  const good = signoffs.filter(
    (one) =>
      !one.bySelf && criterion.signerRoles.some((role) => role === one.role) && isRecent(one.on, criterion, when),
  )
  return judged(criterion, good.length, criterion.min)
}

/** The recommendation of somebody else, not too old. */
export function judgeRecommendation(
  criterion: CriterionOf<'recommendation'>,
  { recommendation }: CertificationFacts,
  when: JudgementDays,
): Judgement {
  const given = recommendation !== null && !recommendation.bySelf && isRecent(recommendation.on, criterion, when)
  return judged(criterion, given ? 1 : 0, 1)
}

function isRecent(
  day: CityDate,
  { withinMonths }: { withinMonths: number },
  { on, evaluatedOn }: JudgementDays,
): boolean {
  return day >= addMonths(on, -withinMonths) && day <= evaluatedOn
}
