/**
 * A row of a staff file as it was understood, for the preview. Fields of columns that the file lacks are left out.
 */
import type { CityDate } from './calendar'
import { STATUS_WORDS } from './staff-columns'
import type { StaffRow } from './staff-row'
import { EMPLOYMENT_TYPE_WORDS } from './terms'
import type { UnitDirectory } from './unit-directory'

export type AcceptedStaff = {
  staffNumber: string
  name: string
  kana: string
  email?: string
  unit?: string
  department: string
  section: string
  title: string
  employment: string
  hiredOn: CityDate
  orderedOn: CityDate
  jobCategory?: string | null
  formerName?: string | null
  concurrent?: string[]
  status?: string
  termEndsOn?: CityDate | null
  leftOn?: CityDate | null
  retirementFiscalYear?: number | null
}

/** @param directory units with the names of the portal's day; a unit yet to come is shown by its code */
export function acceptedStaff(
  { row, unitCode, columns }: { row: StaffRow; unitCode: string; columns: ReadonlySet<string> },
  directory: UnitDirectory,
): AcceptedStaff {
  const { jobCategory, formerName, concurrent, termEndsOn, leftOn, retirementFiscalYear } = row
  const accepted: AcceptedStaff = {
    staffNumber: row.staffNumber,
    name: row.name,
    kana: row.kana,
    ...(row.email === undefined ? {} : { email: row.email ?? '' }),
    ...(columns.has('所属コード') ? { unit: unitCode } : {}),
    department: directory.departmentOf(unitCode)?.name ?? '',
    section: directory.sectionOf(unitCode)?.name ?? '',
    title: row.title,
    employment: EMPLOYMENT_TYPE_WORDS[row.employmentType],
    hiredOn: row.hiredOn,
    orderedOn: row.orderedOn,
  }
  const status = row.status === undefined ? undefined : STATUS_WORDS[row.status]
  const extended = { jobCategory, formerName, concurrent, status, termEndsOn, leftOn, retirementFiscalYear }
  const told = Object.entries(extended).filter(([, value]) => value !== undefined)
  return { ...accepted, ...Object.fromEntries(told) }
}
