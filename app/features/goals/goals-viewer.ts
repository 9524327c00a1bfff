import type { Relation } from '~/access/actions'
import type { Viewer } from '~/access/viewer'
import { departmentOf, type Organisation } from '~/domain/organisation'

/**
 * Whose names a viewer may see (rule 5): the offices and the デジタル技術官 everybody's, the head of a department those of
 * the department; everybody else sees how many.
 */
export type GoalsViewer = { seesAll: boolean; departmentIds: readonly number[] }

export function goalsViewer(viewer: Viewer, as: Relation): GoalsViewer {
  const seesAll = as === 'dx_office' || as === 'hr_section' || as === 'technical_officer'
  const own = viewer.heads.filter(({ kind }) => kind === 'department').map(({ unitId }) => unitId)
  return { seesAll, departmentIds: own }
}

/** May the viewer know the name of somebody whose primary post is (or was) in this unit? */
export function mayName(asking: GoalsViewer, organisation: Organisation, unitId: number | null): boolean {
  if (asking.seesAll) return true
  if (unitId === null || asking.departmentIds.length === 0) return false
  const department = departmentOf(organisation, unitId)
  return department !== null && asking.departmentIds.includes(department.unitId)
}
