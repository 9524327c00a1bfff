/**
 * Where each candidate stands on the way to the next committee (候補から認定まで), and what is still before them.
 * Source: certification rules › `statusModel.application`; domain notes §9, §10.
 */
import type { CertifiedRole } from './certificate'
import type { ProjectFacts } from './certification-facts'
import type { ForecastStep } from './goal-targets'

export const PIPELINE_STAGES = ['applied', 'met', 'under_way', 'no_project'] as const
/**
 * `met`: only what others give is missing (sign-off, recommendation, decision). `no_project`: an improvement project is
 * asked for and none is under way, which takes 30 days of operation at least.
 */
export type PipelineStage = (typeof PIPELINE_STAGES)[number]

export const APPLIED_STATES = ['submitted', 'signoff_pending', 'recommendation_pending', 'committee_pending'] as const
type AppliedState = (typeof APPLIED_STATES)[number]

export type CandidateFacts = {
  role: CertifiedRole
  /** The open application; null: none, or a draft. */
  applied: AppliedState | null
  /** Kinds of criteria that are not met today. */
  unmet: readonly string[]
  hasProject: boolean
}

/** What others give after the application, in its order. */
const GIVEN_BY_OTHERS = ['signoff', 'recommendation', 'committee', 'designation']

export function stageOf({ applied, unmet, hasProject }: CandidateFacts): PipelineStage {
  if (applied !== null) return 'applied'
  if (unmet.every((kind) => GIVEN_BY_OTHERS.includes(kind))) return 'met'
  return unmet.includes('projects') && !hasProject ? 'no_project' : 'under_way'
}

/** The steps still before somebody, each once; who has applied was judged already and has only what others give. */
export function stepsBefore({ role, applied, unmet, hasProject }: CandidateFacts): ForecastStep[] {
  const own = applied === null ? unmet.flatMap((kind) => stepOf(kind, hasProject)) : []
  if (role === 'DATA_SPECIALIST') return [...own, 'designation']
  const given: ForecastStep[] = []
  if (unmet.includes('signoff') && applied !== 'recommendation_pending' && applied !== 'committee_pending')
    given.push('signoff')
  if (unmet.includes('recommendation') && applied !== 'committee_pending') given.push('recommendation')
  return [...own, ...given, 'committee']
}

/** A project of which somebody is part and that may still count: not given up, not of the past. */
export function isUnderWay({ status }: Pick<ProjectFacts, 'status'>): boolean {
  return status === 'running' || status === 'operating' || status === 'completed'
}

function stepOf(kind: string, hasProject: boolean): ForecastStep[] {
  switch (kind) {
    case 'projects':
      return [hasProject ? 'projects' : 'project_not_begun']
    case 'employment':
    case 'confirmed_levels':
    case 'profile_coverage':
    case 'trainings':
    case 'certification_held':
    case 'mentoring':
      return [kind]
    default:
      return []
  }
}
