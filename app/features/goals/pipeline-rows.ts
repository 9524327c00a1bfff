import type { CertifiedRole } from '~/domain/certificate'
import { FORECAST_STEPS, type ForecastAssumptions, type ForecastStep, rateOf } from '~/domain/goal-targets'
import { CHANCE_GROUPS } from '~/domain/outlook'
import { PIPELINE_STAGES, type PipelineStage } from '~/domain/pipeline'
import type { Outlook } from './outlook.server'
import { UNMET_WORDS } from './pipeline-words'

export type Pipeline = {
  candidates: number
  stages: { stage: PipelineStage; people: number; mean: number }[]
  unmet: { kind: string; people: number }[]
  committee: Outlook['committee']
  expected: Outlook['roles'][CertifiedRole]['expected']
  rates: { step: ForecastStep; rate: number }[]
  assumptions: Pick<
    ForecastAssumptions,
    'leftInYear' | 'suspendedInYear' | 'conditionalLapse' | 'revivalUnasked' | 'yearShock'
  >
}

export function pipelineOf(outlook: Outlook, role: CertifiedRole, assumptions: ForecastAssumptions): Pipeline {
  const own = outlook.candidates.filter((one) => one.role === role)
  const waiting = own.filter(({ stage }) => stage !== 'applied')
  const { steps: _steps, roles: _roles, ...others } = assumptions
  return {
    candidates: own.length,
    stages: PIPELINE_STAGES.map((stage) => {
      const there = own.filter((one) => one.stage === stage)
      return { stage, people: there.length, mean: there.reduce((sum, { probability }) => sum + probability, 0) }
    }),
    unmet: Object.keys(UNMET_WORDS)
      .map((kind) => ({ kind, people: waiting.filter(({ unmet }) => unmet.includes(kind)).length }))
      .filter(({ people }) => people > 0)
      .sort((a, b) => b.people - a.people),
    committee: outlook.committee,
    expected: [...outlook.roles[role].expected].sort((a, b) => placeIn(a.group) - placeIn(b.group)),
    rates: FORECAST_STEPS.filter((step) => isAskedOf(step, role)).map((step) => ({
      step,
      rate: rateOf(assumptions, role, step),
    })),
    assumptions: others,
  }
}

const GROUPS: readonly string[] = Object.values(CHANCE_GROUPS)

function placeIn(group: string): number {
  return GROUPS.indexOf(group)
}

/** Data specialists are designated; only masters must have led others. */
function isAskedOf(step: ForecastStep, role: CertifiedRole): boolean {
  if (step === 'designation') return role === 'DATA_SPECIALIST'
  if (step === 'certification_held' || step === 'mentoring') return role === 'DX_MASTER'
  return (
    role !== 'DATA_SPECIALIST' ||
    !['signoff', 'recommendation', 'committee', 'projects', 'project_not_begun'].includes(step)
  )
}
