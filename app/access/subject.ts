import { unitIdOf } from '~/facts/organisation'
import type { Sql } from '~/facts/sql'

/** Whose or what record an action touches; decides which relations count. */
export type Subject =
  | { about: 'viewer' }
  | { about: 'person'; personId: number }
  | { about: 'people'; personIds: readonly number[] }
  | { about: 'unit'; unitId: number }
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
