import type { ApplicationStage } from '~/domain/application-path'
import type { CertifiedRole } from '~/domain/certificate'
import type { Person } from '../city'
import type { Programme } from '../programme'
import timeline from '../timeline.json'

/** Who applied for what, and what came of it: counted as the timeline counts them. */

export type CommitteeName = 'CMT-2027-1' | 'CMT-2027-2' | 'CMT-2028-1' | 'CMT-2028-2'
/** Where an application ended, or waits on the demo's day. */
export type Outcome =
  | 'certified'
  | 'refused'
  | 'withdrawn'
  | 'submitted'
  | 'signoff_pending'
  | 'recommendation_pending'
  | 'committee_pending'

export type Applicant = {
  person: Person
  role: CertifiedRole
  stage: ApplicationStage
  /** null: 事務局 decides. */
  committee: CommitteeName | null
  outcome: Outcome
  /** On which it was certified (条件付認定). */
  condition: { kind: 'training' | 'level' | 'effect_measurement'; task: string; through: string } | null
}

export function applicantsOf(programme: Programme): Applicant[] {
  const of =
    (
      committee: CommitteeName | null,
      role: CertifiedRole,
      outcome: Outcome,
      stage: ApplicationStage = 'certification',
    ) =>
    (person: Person): Applicant => ({
      person,
      role,
      stage,
      committee,
      outcome,
      condition: outcome === 'certified' && role === 'DX_LEADER' ? conditionFor(programme, person) : null,
    })
  const { candidates, leadersSecond, leadersThird, dataSpecialists, conditionalLapsed, masterCandidates } = programme
  const at = (people: readonly Person[], place: number) => people.slice(place, place + 1)
  return [
    ...programme.leadersFirst.map(of('CMT-2027-1', 'DX_LEADER', 'certified')),
    // Refused or withdrawn in October, certified in February; withdrawn in February, certified in the next October.
    ...at(leadersSecond, 2).map(of('CMT-2027-1', 'DX_LEADER', 'refused')),
    ...at(leadersSecond, 3).map(of('CMT-2027-1', 'DX_LEADER', 'withdrawn')),
    ...leadersSecond.map(of('CMT-2027-2', 'DX_LEADER', 'certified')),
    ...at(leadersThird, 0).map(of('CMT-2027-2', 'DX_LEADER', 'withdrawn')),
    ...programme.masters.map(of('CMT-2027-2', 'DX_MASTER', 'certified')),
    ...[programme.promoted].map(of('CMT-2027-2', 'DX_MASTER', 'refused')),
    ...programme.leadersThird.map(of('CMT-2028-1', 'DX_LEADER', 'certified')),
    ...at(candidates, 36).map(of('CMT-2028-1', 'DX_LEADER', 'refused')),
    ...at(candidates, 35).map(of('CMT-2028-1', 'DX_LEADER', 'withdrawn')),
    ...[programme.promoted].map(of('CMT-2028-1', 'DX_MASTER', 'certified')),
    ...at(candidates, 19).map(of('CMT-2028-2', 'DX_LEADER', 'submitted')),
    ...at(candidates, 5).map(of('CMT-2028-2', 'DX_LEADER', 'signoff_pending')),
    ...at(candidates, 34).map(of('CMT-2028-2', 'DX_LEADER', 'recommendation_pending')),
    ...at(candidates, 2).map(of('CMT-2028-2', 'DX_LEADER', 'committee_pending')),
    ...at(masterCandidates, 0).map(of('CMT-2028-2', 'DX_MASTER', 'signoff_pending')),
    ...dataSpecialists.map(of(null, 'DATA_SPECIALIST', 'certified')),
    ...at(conditionalLapsed, 0).map(of(null, 'DX_LEADER', 'submitted', 'revival')),
  ]
}

/** What the conditional ones still had to do: as what they completed since, or lack, says. */
function conditionFor(programme: Programme, person: Person): Applicant['condition'] {
  const requirements = { kind: 'training', task: '要件定義と仕様書作成の研修（TRN-305）を修了する' } as const
  const { conditionalMet, conditionalLapsed, conditionalOpen, conditionalOpenThird } = programme
  if ([...conditionalMet.slice(0, 2), ...conditionalLapsed.slice(0, 1)].includes(person))
    return { ...requirements, through: '2028-09-30' }
  if ([...conditionalMet, ...conditionalLapsed].includes(person))
    return { kind: 'level', task: '内製した仕組みの維持管理をレベル 2 にする', through: '2028-09-30' }
  if (conditionalOpen.slice(1, 2).includes(person)) return { ...requirements, through: '2029-01-31' }
  if (conditionalOpen.includes(person))
    return { kind: 'effect_measurement', task: '運用中の改善の効果を測って記録する', through: '2029-01-31' }
  if (conditionalOpenThird.includes(person))
    return { kind: 'training', task: '生成AIの業務実装の研修（TRN-307）を修了する', through: '2029-06-30' }
  return null
}

export function committeeDays(name: CommitteeName): { applyBy: string; heldOn: string } {
  const found = timeline.committees.find(({ id }) => id === name)
  if (!found) throw new Error(`no committee ${name}`)
  return found
}
