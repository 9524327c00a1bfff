import type { CityDate } from '~/domain/calendar'
import { type SubmissionCheck, submissionCheck } from '~/domain/submission-check'
import type { JudgedApplication } from '~/facts/application-judgement'
import type { ApplicationRule } from '~/facts/application-rule'
import type { StoredApplication } from '~/facts/applications'

/** What keeps a case from being certified, and what a condition may leave open; sign-off and recommendation never may. */
export function checkOfCase(
  { ground, facts, evaluation }: JudgedApplication,
  { stage, appliedOn }: Pick<StoredApplication, 'stage' | 'appliedOn'>,
  { rule }: ApplicationRule,
): SubmissionCheck {
  const judgedAs = stage === 'certification' ? 'certification' : 'renewal'
  const check = submissionCheck({ rule, ground, facts, evaluation, stage: judgedAs, on: appliedOn as CityDate })
  const people = evaluation.criteria.filter(
    ({ met, type }) => met === false && (type === 'signoff' || type === 'recommendation'),
  )
  return { ...check, lacking: [...check.lacking, ...people.map(({ id }) => id)] }
}
