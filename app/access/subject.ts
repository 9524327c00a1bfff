import type { CertifiedRole } from '~/domain/certificate'
import { toolUnit } from '~/facts/inhouse-tools'
import { unitIdOf } from '~/facts/organisation'
import { projectUnit } from '~/facts/projects'
import type { Sql } from '~/facts/sql'

/** Whose or what record an action touches; decides which relations count. */
export type Subject =
  | { about: 'viewer' }
  | { about: 'person'; personId: number }
  | { about: 'people'; personIds: readonly number[] }
  | { about: 'unit'; unitId: number }
  /** Everybody may know of it; who may change it follows from its people and its unit. */
  | { about: 'project'; projectId: number; unitId: number }
  | { about: 'tool'; toolId: number; unitId: number }
  /** Somebody's way to a certificate: whom its rule asks may know of it. A certain application, or what is under way. */
  | { about: 'candidacy'; personId: number; role: CertifiedRole; applicationId: number | null }
  /** A round of the 認定委員会, or one application before it. */
  | { about: 'committee'; committeeId: number }
  | { about: 'case'; committeeId: number; applicationId: number; personId: number }
  /** A デジタル技術官 of some time: their terms, and what is written about the office. */
  | { about: 'officer'; personId: number }
  | { about: 'city' }
  /** There is no such record, or none that the viewer may know of: answers 404. */
  | { about: 'nothing' }

export const theViewer: Subject = { about: 'viewer' }
export const theCity: Subject = { about: 'city' }
export const nothing: Subject = { about: 'nothing' }

/** The unit with a code, which is never used again for another one. */
export async function unitCalled(sql: Sql, code: string): Promise<Subject> {
  const unitId = await unitIdOf(sql, code)
  return unitId === null ? nothing : { about: 'unit', unitId }
}

/** An improvement project (業務改善), with the unit to which it belongs. */
export async function projectNumbered(sql: Sql, projectId: number): Promise<Subject> {
  const unitId = await projectUnit(sql, projectId)
  return unitId === null ? nothing : { about: 'project', projectId, unitId }
}

/** A tool of the register (内製ツール), with the unit to which it belongs. */
export async function toolNumbered(sql: Sql, toolId: number): Promise<Subject> {
  const unitId = await toolUnit(sql, toolId)
  return unitId === null ? nothing : { about: 'tool', toolId, unitId }
}
