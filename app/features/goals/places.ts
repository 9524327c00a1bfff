import { departmentOf, lineOf, type Organisation } from '~/domain/organisation'

/** Where somebody counts: the section of their unit, or the department where they belong to it directly. */
export type Place = { code: string; name: string; departmentCode: string; departmentName: string }

/** What the address says of people whose unit is no more on the day. */
export const NO_UNIT = 'none'

const NOWHERE: Place = { code: '', name: 'いまはない所属', departmentCode: '', departmentName: '' }

export function placeOf(organisation: Organisation, unitId: number | null): Place {
  if (unitId === null) return NOWHERE
  const department = departmentOf(organisation, unitId)
  const unit = lineOf(organisation, unitId).find(({ kind }) => kind === 'section') ?? department
  if (!unit) return NOWHERE
  return {
    code: unit.code,
    name: unit.name,
    departmentCode: department?.code ?? '',
    departmentName: department?.name ?? '',
  }
}
