/**
 * What a project still lacks to count for a first certification, told to the people of the project. The judgement itself
 * is domain/certification; this is the same bar as its rules set for leaders.
 * Source: certification rules › L5 (As-Is/To-Be, artefact or specification, 30 days of operation), LR1 (measured effect).
 */
import { addDays, type CityDate } from './calendar'
import { daysOfOperation, type ProjectOnDay, type ProjectRole } from './practice'

/** Operation for this long counts as delivered. */
export const DAYS_OF_OPERATION = 30

export type EvidenceCheck = {
  key: 'part' | 'as_is_to_be' | 'artefact' | 'operation' | 'effect'
  met: boolean
  /** The first day on which time alone meets it. */
  from: CityDate | null
  /** Needed for the first certificate; the measured effect by the first renewal. */
  by: 'certification' | 'renewal'
}

/** Each point with whether it is met on a day; one project counts when all of `certification` are. */
export function evidenceChecks(project: ProjectOnDay, role: ProjectRole, day: CityDate): EvidenceCheck[] {
  const has = (kind: ProjectOnDay['evidence'][number]) => project.evidence.includes(kind)
  const days = daysOfOperation(project, day)
  const isLongEnough = project.status === 'completed' || (days !== null && days >= DAYS_OF_OPERATION)
  const waits = !isLongEnough && project.operatingSince !== null && project.status === 'operating'
  return [
    { key: 'part', met: role === 'lead' || role === 'main_developer', from: null, by: 'certification' },
    { key: 'as_is_to_be', met: has('as_is_to_be'), from: null, by: 'certification' },
    { key: 'artefact', met: has('artifact') || has('specification'), from: null, by: 'certification' },
    {
      key: 'operation',
      met: isLongEnough,
      from: waits && project.operatingSince !== null ? addDays(project.operatingSince, DAYS_OF_OPERATION) : null,
      by: 'certification',
    },
    { key: 'effect', met: has('effect_measurement'), from: null, by: 'renewal' },
  ]
}
