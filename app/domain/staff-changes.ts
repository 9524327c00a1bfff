/**
 * What one row of a staff file changes for a person (staff choices ABSENT-COLUMN, TWO-EMPLOYMENTS, LEFT; decisions › Time).
 * An order counts from its own day, also when it lies in the past; what changes without an order counts from today.
 */
import { addDays, type CityDate, earlierOf, laterOf } from './calendar'
import type { Employment, KnownPerson } from './known-staff'
import type { LeaveKind, StaffStatus } from './staff-columns'
import { type ChangeFacts, type Comparison, compare, fieldsChanged, firstDayOfPost } from './staff-comparison'
import { toldEmployment } from './staff-employment'
import type { PersonOperation } from './staff-operations'
import type { StaffRow } from './staff-row'

export type RowChange = {
  isNew: boolean
  changedFields: string[]
  operations: PersonOperation[]
  unitCode: string
  /** The row's order is older than the one that is known. */
  isOlder: boolean
}

/** What the row changes, or the known employment that it contradicts. */
type ToldChange = RowChange | { conflict: Employment }

/** @param isLatest no other row of the file tells of a later employment of this person */
export function changeOfRow(person: KnownPerson, row: StaffRow, isLatest: boolean, facts: ChangeFacts): ToldChange {
  const told = toldEmployment(person, row)
  if (told.kind === 'conflict') return { conflict: told.with }
  const employment = told.kind === 'known' ? told.employment : person.employments.at(-1)
  const added = told.kind === 'new' ? employmentOperations(person, row, told.covering, facts) : []
  if (!employment)
    return { isNew: true, changedFields: [], operations: added, unitCode: row.place.unitCode, isOlder: false }
  const comparison = compare({ person, row, employment, isLatest }, facts)
  const changedFields = fieldsChanged(comparison, facts)
  if (told.kind === 'new') {
    const operations = [...added, ...particularsOperations(comparison, facts.today)]
    return { isNew: false, changedFields, operations, unitCode: row.place.unitCode, isOlder: false }
  }
  const { unitCode, knownPostFrom, postFrom } = comparison
  const operations = operationsFor(comparison, new Set(changedFields), facts.today)
  return {
    isNew: false,
    changedFields,
    operations,
    unitCode,
    isOlder: knownPostFrom !== null && postFrom < knownPostFrom,
  }
}

function employmentOperations(
  person: KnownPerson,
  row: StaffRow,
  covering: Employment | null,
  facts: ChangeFacts,
): PersonOperation[] {
  const lastDay = row.leftOn ?? null
  const until = lastDay === null ? null : addDays(lastDay, 1)
  const from = firstDayOfPost(row, row.place.unitCode, { validFrom: row.hiredOn, validTo: until }, facts)
  const { name, kana, formerName = null, email = null, concurrent = [], jobCategory = null } = row
  const operations: PersonOperation[] = []
  if (person.particulars.length === 0) {
    operations.push({ kind: 'new-person', from: row.hiredOn, name, kana, formerName, email })
  }
  if (covering) {
    operations.push({ kind: 'end-employment', employmentFrom: covering.validFrom, lastDay: addDays(row.hiredOn, -1) })
  }
  operations.push({
    kind: 'employ',
    from: row.hiredOn,
    employmentType: row.employmentType,
    lastDay,
    jobCategory,
    termEndsOn: row.termEndsOn ?? null,
    retirementFiscalYear: row.retirementFiscalYear ?? null,
  })
  operations.push({ kind: 'transfer', from, until, unitCode: row.place.unitCode, title: row.title })
  if (concurrent.length > 0) operations.push({ kind: 'set-concurrent', from, until, unitCodes: concurrent })
  const leave = leaveOf(row.status)
  if (leave) operations.push({ kind: 'leave-status', from: laterOf(facts.today, row.hiredOn), until, leave })
  return operations
}

function operationsFor(comparison: Comparison, changed: ReadonlySet<string>, today: CityDate): PersonOperation[] {
  const { row, employment, postFrom, unitCode } = comparison
  if (changed.size === 0) return []
  const operations = particularsOperations(comparison, today)
  let from = employment.validFrom
  if (changed.has('hiredOn')) {
    operations.push({ kind: 'correct-hiring', employmentFrom: from, hiredOn: row.hiredOn })
    from = row.hiredOn
  }
  if (changed.has('leftOn')) {
    operations.push({ kind: 'end-employment', employmentFrom: from, lastDay: row.leftOn ?? null })
  }
  if (changed.has('employment')) {
    const changesOn = changed.has('orderedOn') ? laterOf(postFrom, from) : from
    const { employmentType } = row
    operations.push({ kind: 'change-employment-type', employmentFrom: from, from: changesOn, employmentType })
    from = changesOn
  }
  if (['jobCategory', 'termEndsOn', 'retirementFiscalYear'].some((field) => changed.has(field))) {
    operations.push({ kind: 'amend-employment', employmentFrom: from, ...detailsAfter(comparison) })
  }
  const end = comparison.endsBefore
  if (['unit', 'title', 'orderedOn'].some((field) => changed.has(field))) {
    const until = nextPostAfter(comparison, laterOf(today, postFrom)) ?? end
    operations.push({ kind: 'transfer', from: postFrom, until, unitCode, title: row.title })
  }
  const sinceToday = laterOf(today, from)
  if (changed.has('concurrent')) {
    const ordered = changed.has('orderedOn') ? postFrom : laterOf(sinceToday, row.orderedOn)
    const from = end === null ? ordered : earlierOf(ordered, addDays(end, -1))
    operations.push({ kind: 'set-concurrent', from, until: end, unitCodes: row.concurrent ?? [] })
  }
  if (changed.has('status') && (end === null || sinceToday < end)) {
    operations.push({ kind: 'leave-status', from: sinceToday, until: end, leave: leaveOf(row.status) })
  }
  return operations
}

function particularsOperations({ row, particulars, namesCount }: Comparison, today: CityDate): PersonOperation[] {
  if (!namesCount || !particulars) return []
  const after = {
    name: row.name,
    kana: row.kana,
    formerName: row.formerName === undefined ? particulars.formerName : row.formerName,
    email: row.email === undefined ? particulars.email : row.email,
  }
  const differs = (Object.keys(after) as (keyof typeof after)[]).some((field) => after[field] !== particulars[field])
  return differs ? [{ kind: 'change-particulars', from: laterOf(today, particulars.validFrom), ...after }] : []
}

function detailsAfter({ row, employment }: Comparison) {
  const { jobCategory, termEndsOn, retirementFiscalYear } = row
  return {
    jobCategory: jobCategory === undefined ? employment.jobCategory : jobCategory,
    termEndsOn: termEndsOn === undefined ? employment.termEndsOn : termEndsOn,
    retirementFiscalYear: retirementFiscalYear === undefined ? employment.retirementFiscalYear : retirementFiscalYear,
  }
}

function nextPostAfter({ person, employment }: Comparison, day: CityDate): CityDate | null {
  const later = person.posts.find(
    (post) =>
      post.kind === 'primary' &&
      post.validFrom > day &&
      (employment.validTo === null || post.validFrom < employment.validTo),
  )
  return later?.validFrom ?? null
}

function leaveOf(status: StaffStatus | undefined): LeaveKind | null {
  return status === undefined || status === 'working' || status === 'left' ? null : status
}
