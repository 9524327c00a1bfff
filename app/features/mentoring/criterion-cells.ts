import type { Evaluation } from '~/domain/certification'
import type { Criterion, TransitionalProvision } from '~/domain/certification-criteria'
import type { Judgement } from '~/domain/criterion-judgement'
import type { Ground } from '~/facts/certification-facts'
import type { MarkedState } from '~/ui/state-mark'

/** One criterion of one person, by icon and a few figures. */
export type CriterionCell = { id: string; label: string; state: MarkedState; says: string }

const LABELS: Record<Criterion['type'], string> = {
  employment: '在職',
  certification_held: '保有',
  confirmed_levels: 'スキル',
  profile_coverage: '充足率',
  trainings: '研修',
  projects: '業務改善',
  mentoring: '指導',
  renewal_window: '時期',
  signoff: '承認',
  recommendation: '推薦',
  committee: '委員会',
  designation: '指定',
}

export function criterionLabel(type: Criterion['type']): string {
  return LABELS[type]
}

/** What people give comes last; the rest is the person's own to bring about. */
export function isGiven(type: Criterion['type']): boolean {
  return type === 'signoff' || type === 'recommendation' || type === 'committee' || type === 'designation'
}

export function criterionCells(ground: Ground, evaluation: Evaluation): CriterionCell[] {
  return ground.criteria.flatMap(({ id, type }) => {
    const judgement = evaluation.criteria.find((one) => one.id === id)
    if (!judgement) return []
    return [{ id, label: LABELS[type], state: stateOf(judgement), says: saysOf(judgement, ground, evaluation) }]
  })
}

/** One short of it is near; for the share of a profile three requirements. */
function stateOf({ type, met, found, required, metFrom }: Judgement): MarkedState {
  if (met === null || (isGiven(type) && !met)) return 'wait'
  if (met) return 'ok'
  const short = required - found
  return metFrom !== null || short <= (type === 'profile_coverage' ? 3 : 1) ? 'near' : 'no'
}

function saysOf(judgement: Judgement, ground: Ground, evaluation: Evaluation): string {
  const { id, type, found, required, met } = judgement
  const stood = substituteFor(id, ground.provisions, evaluation)
  if (type === 'trainings' && stood) return stood
  if (type === 'profile_coverage') return shareOf(id, found, ground)
  const counted = ['confirmed_levels', 'trainings', 'projects', 'mentoring'].includes(type)
  return counted && !(met && found > required)
    ? `${Math.min(found, required)} / ${required}`
    : counted
      ? `${found}`
      : ''
}

/** The provision by which experience stands in for courses. */
function substituteFor(
  id: string,
  provisions: readonly TransitionalProvision[],
  evaluation: Evaluation,
): string | null {
  const used = provisions.find(
    (one) => Object.hasOwn(one.substitutes, id) && evaluation.usedTransitional.includes(one.id),
  )
  return used?.id ?? null
}

function shareOf(id: string, found: number, ground: Ground): string {
  const criterion = ground.criteria.find((one) => one.id === id)
  if (criterion?.type !== 'profile_coverage') return ''
  const all = ground.requirementsOf(criterion.roleCode).length
  return all === 0 ? '' : `${Math.floor((found * 100) / all)} %`
}

/** What is still to be done by the person, in a few words: `スキル 10 / 11、研修 5 / 6`. */
export function stillToDo(cells: readonly CriterionCell[], evaluation: Evaluation): string[] {
  return cells
    .filter(({ id }) => {
      const judgement = evaluation.criteria.find((one) => one.id === id)
      return judgement?.met === false && !isGiven(judgement.type)
    })
    .map(({ label, says }) => [label, says].filter(Boolean).join(' '))
}
