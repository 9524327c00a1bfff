/**
 * A row of a staff file beside what is known of that person's employment, field by field.
 */
import { addDays, type CityDate, earlierOf, laterOf } from './calendar'
import {
  concurrentUnitsOn,
  type Employment,
  type KnownPerson,
  type Particulars,
  primaryPostIn,
  statusOn,
} from './known-staff'
import type { StaffStatus } from './staff-columns'
import { isHiringDay, timeAfter } from './staff-employment'
import type { StaffRow } from './staff-row'
import type { UnitDirectory } from './unit-directory'

export type ChangeFacts = { today: CityDate; directoryOn: (day: CityDate) => UnitDirectory }

/** The row's person and employment as they are known on the day that counts for the row. */
export type Comparison = {
  row: StaffRow
  person: KnownPerson
  employment: Employment
  particulars: Particulars | undefined
  knownUnit: string | null
  knownTitle: string | null
  knownPostFrom: CityDate | null
  knownConcurrent: string[]
  knownStatus: StaffStatus
  knownLastDay: CityDate | null
  /** The unit after the row: by names only, somebody stays in the 係 that is known. */
  unitCode: string
  /** The first day of the post that the row tells of. */
  postFrom: CityDate
  /** The day after the last day of the employment, after the row. */
  endsBefore: CityDate | null
  isLastEmployment: boolean
  /** Whether the row's names are the latest that the file tells. */
  namesCount: boolean
}

/** @param isLatest no other row of the file tells of a later employment of this person */
export function compare(
  {
    person,
    row,
    employment,
    isLatest,
  }: { person: KnownPerson; row: StaffRow; employment: Employment; isLatest: boolean },
  facts: ChangeFacts,
): Comparison {
  const day = dayThatCounts(row, employment, facts.today)
  const post = primaryPostIn(person, employment, day)
  const unitCode = unitAfter(row, post?.unitCode ?? null, facts.directoryOn(laterOf(facts.today, row.orderedOn)))
  const isLastEmployment = person.employments.at(-1) === employment
  const time = timeAfter(person, employment, row)
  return {
    row,
    person,
    employment,
    particulars: person.particulars.at(-1),
    knownUnit: post?.unitCode ?? null,
    knownTitle: post?.title ?? null,
    knownPostFrom: post?.validFrom ?? null,
    knownConcurrent: concurrentUnitsOn(person, day),
    knownStatus: statusOn(person, employment, laterOf(facts.today, employment.validFrom)),
    knownLastDay: employment.validTo === null ? null : addDays(employment.validTo, -1),
    unitCode,
    postFrom: firstDayOfPost(row, unitCode, time, facts),
    endsBefore: time.validTo,
    isLastEmployment,
    namesCount: isLatest && isLastEmployment,
  }
}

/** Nobody holds a post before its unit exists, before being employed or after. */
export function firstDayOfPost(
  row: StaffRow,
  unitCode: string,
  employment: { validFrom: CityDate; validTo: CityDate | null },
  facts: ChangeFacts,
): CityDate {
  const beginning = facts.directoryOn(facts.today).beginningOf(unitCode) ?? row.orderedOn
  const day = laterOf(laterOf(row.orderedOn, beginning), employment.validFrom)
  return employment.validTo === null ? day : earlierOf(day, addDays(employment.validTo, -1))
}

/** Names of the fields in which the row differs, in the order of the preview. A column that is absent differs in nothing. */
export function fieldsChanged(comparison: Comparison, facts: ChangeFacts): string[] {
  const { row, person, employment, particulars, isLastEmployment, namesCount } = comparison
  const said = (value: unknown, known: unknown) => value !== undefined && value !== known
  const [before, after] = placesOf(comparison, facts)
  const hasLeft = comparison.endsBefore !== null && comparison.endsBefore <= facts.today
  const tellsEnd = isLastEmployment || row.leftOn !== null
  const concurrent = row.concurrent?.join()
  const checks: [string, boolean][] = [
    ['name', namesCount && row.name !== particulars?.name],
    ['kana', namesCount && row.kana !== particulars?.kana],
    ['email', namesCount && said(row.email, particulars?.email)],
    ['unit', comparison.unitCode !== comparison.knownUnit],
    ['department', before.department !== after.department],
    ['section', before.section !== after.section],
    ['title', row.title !== comparison.knownTitle],
    ['employment', row.employmentType !== employment.employmentType],
    ['hiredOn', !isHiringDay(person, employment, row.hiredOn)],
    ['orderedOn', comparison.postFrom !== comparison.knownPostFrom],
    ['jobCategory', said(row.jobCategory, employment.jobCategory)],
    ['formerName', namesCount && said(row.formerName, particulars?.formerName)],
    ['concurrent', !hasLeft && said(concurrent, comparison.knownConcurrent.join())],
    ['status', tellsEnd && said(row.status, comparison.knownStatus)],
    ['termEndsOn', said(row.termEndsOn, employment.termEndsOn)],
    ['leftOn', tellsEnd && said(row.leftOn, comparison.knownLastDay)],
    ['retirementFiscalYear', said(row.retirementFiscalYear, employment.retirementFiscalYear)],
  ]
  return checks.flatMap(([field, changed]) => (changed ? [field] : []))
}

// Compared is the day of the order if that is yet to come, else today; for those who have left, their last day.
function dayThatCounts(row: StaffRow, employment: Employment, today: CityDate): CityDate {
  const day = laterOf(laterOf(today, row.orderedOn), employment.validFrom)
  return employment.validTo === null ? day : earlierOf(day, addDays(employment.validTo, -1))
}

function unitAfter(row: StaffRow, known: string | null, directory: UnitDirectory): string {
  const { unitCode, byCode } = row.place
  const staysBelow = !byCode && known !== null && directory.lineOf(known).some((unit) => unit.code === unitCode)
  return staysBelow ? known : unitCode
}

function placesOf({ row, knownUnit, unitCode }: Comparison, facts: ChangeFacts) {
  const directory = facts.directoryOn(laterOf(facts.today, row.orderedOn))
  return [knownUnit, unitCode].map((code) => ({
    department: code === null ? null : directory.departmentOf(code)?.name,
    section: code === null ? null : directory.sectionOf(code)?.name,
  })) as [
    { department?: string | null; section?: string | null },
    { department?: string | null; section?: string | null },
  ]
}
