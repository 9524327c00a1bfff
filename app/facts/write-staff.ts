import type { CityDate } from '~/domain/calendar'
import type { HeadChange } from '~/domain/heads-after'
import type { KnownPerson, Particulars } from '~/domain/known-staff'
import { foldForSearch } from '~/domain/name-folding'
import { afterOperation, type HeadOperation, type StaffOperation, unknownPerson } from '~/domain/staff-operations'
import { rowsWithIds, type StoredPerson, type StoredStaff } from '~/facts/known-staff'
import type { StoredUnits } from '~/facts/known-units'
import type { RecordedRows } from '~/facts/record'
import { record } from '~/facts/record'
import { earliestOf, type Replacement, replacementOf, replaceRows } from '~/facts/replace-rows'
import type { Sql, Stamp } from '~/facts/sql'
import { writeHeads } from '~/facts/write-heads'
import { idIn } from '~/facts/write-units'

type ChangedPerson = { staffNumber: string; before: StoredPerson | null; after: KnownPerson }
type Identified = ChangedPerson & { personId: number }

const FIELDS = {
  particulars: ['name', 'kana', 'formerName', 'email', 'validFrom', 'validTo'],
  employments: ['employmentType', 'jobCategory', 'termEndsOn', 'retirementFiscalYear', 'validFrom', 'validTo'],
  posts: ['unitCode', 'title', 'kind', 'validFrom', 'validTo'],
  leaves: ['kind', 'validFrom', 'validTo'],
} as const

/**
 * Writes the operations of a staff file, one statement a table however many people. New people get an account.
 * @returns the earliest day from which something differs, null when nothing does
 */
export async function writeStaff(
  sql: Sql,
  stored: { staff: StoredStaff; units: StoredUnits },
  operations: readonly StaffOperation[],
  stamp: Stamp,
): Promise<CityDate | null> {
  const changed = changedPeople(stored.staff, operations)
  const people = await withNewPeople(sql, changed, stamp)
  const unitIdOf = (code: string) => idIn(stored.units.unitIds, code)
  const particulars = collect(people, 'particulars', FIELDS.particulars, particularsRow)
  const employments = collect(people, 'employments', FIELDS.employments, (personId, row) => ({ personId, ...row }))
  const posts = collect(people, 'posts', FIELDS.posts, (personId, { unitCode, ...row }) => ({
    personId,
    unitId: unitIdOf(unitCode),
    ...row,
  }))
  const leaves = collect(people, 'leaves', FIELDS.leaves, (personId, row) => ({ personId, ...row }))
  await replaceRows(sql, 'person_particulars', particulars, stamp)
  await replaceRows(sql, 'employment', employments, stamp)
  await replaceRows(sql, 'post', posts, stamp)
  await replaceRows(sql, 'leave_status', leaves, stamp)
  const headDays = await writeHeadsOf(sql, stored, people, operations, stamp)
  const days = [particulars, employments, posts, leaves].flatMap((table) => table.days)
  return earliestOf([...days, ...headDays])
}

/** Everybody of whom a plan changes something, before and after. */
function changedPeople(staff: StoredStaff, operations: readonly StaffOperation[]): ChangedPerson[] {
  const people = new Map<string, ChangedPerson>()
  for (const operation of operations) {
    if (isOfHead(operation)) continue
    const { staffNumber } = operation
    const before = staff.byNumber.get(staffNumber) ?? null
    const person = people.get(staffNumber)?.after ?? before?.person ?? unknownPerson(staffNumber)
    people.set(staffNumber, { staffNumber, before, after: afterOperation(person, operation) })
  }
  return [...people.values()]
}

function isOfHead(operation: StaffOperation): operation is StaffOperation & HeadOperation {
  return operation.kind === 'head' || operation.kind === 'head-ends'
}

async function withNewPeople(sql: Sql, changed: readonly ChangedPerson[], stamp: Stamp): Promise<Identified[]> {
  const added = changed.filter((person) => person.before === null)
  const ids = await newPeople(sql, added, stamp)
  return changed.map((person) => ({
    ...person,
    personId: person.before?.personId ?? idIn(ids, person.staffNumber),
  }))
}

async function newPeople(sql: Sql, added: readonly ChangedPerson[], stamp: Stamp): Promise<Map<string, number>> {
  if (added.length === 0) return new Map()
  const rows = await sql.$queryRaw<{ id: number }[]>`
    INSERT INTO person (import_id) SELECT ${stamp.importId ?? null}::int FROM generate_series(1, ${added.length}::int) RETURNING id`
  const ids = rows.map((row) => row.id).sort((a, b) => a - b)
  const numbered = added.map(({ staffNumber }, index) => ({ personId: ids[index] ?? 0, number: staffNumber }))
  await record(sql, 'person_number', numbered, stamp)
  await sql.$executeRaw`
    INSERT INTO account (person_id, display_name)
    SELECT x.person_id, x.name FROM unnest(${numbered.map((one) => one.personId)}::int[],
      ${added.map((one) => one.after.particulars.at(-1)?.name ?? one.staffNumber)}::text[]) AS x(person_id, name)`
  return new Map(numbered.map((one) => [one.number, one.personId]))
}

type Lists = { [K in keyof StoredPerson['ids']]: KnownPerson[K][number] }

/** What becomes of one table over all people, as rows of that table, and the days that it touches. */
function collect<K extends keyof Lists, Row>(
  people: readonly Identified[],
  list: K,
  fields: readonly (keyof Lists[K] & string)[],
  rowOf: (personId: number, row: Lists[K]) => Row,
): Replacement<Row> & { days: CityDate[] } {
  const whole: Replacement<Row> & { days: CityDate[] } = { takenBack: [], recorded: [], days: [] }
  for (const { personId, before, after } of people) {
    const known = (before?.person[list] ?? []) as readonly Lists[K][]
    const stored = before ? rowsWithIds(known, before.ids[list]) : []
    const { takenBack, recorded } = replacementOf(stored, after[list] as readonly Lists[K][], fields)
    const gone = new Set(takenBack)
    whole.takenBack.push(...takenBack)
    for (const row of recorded) whole.recorded.push(rowOf(personId, row))
    for (const row of recorded) whole.days.push(row.validFrom)
    for (const { id, row } of stored) if (gone.has(id)) whole.days.push(row.validFrom)
  }
  return whole
}

function particularsRow(personId: number, row: Particulars): RecordedRows['person_particulars'] {
  const { name, kana, formerName } = row
  return { personId, ...row, searchKey: foldForSearch([name, kana, formerName ?? ''].join(' ')) }
}

async function writeHeadsOf(
  sql: Sql,
  stored: { staff: StoredStaff; units: StoredUnits },
  people: readonly Identified[],
  operations: readonly StaffOperation[],
  stamp: Stamp,
): Promise<CityDate[]> {
  const byNumber = new Map(people.map((person) => [person.staffNumber, person]))
  const changes = operations.filter(isOfHead).map((operation): HeadChange => {
    const { kind, unitCode, staffNumber, from } = operation
    if (kind === 'head-ends') return { kind, unitCode, staffNumber, from }
    const posts = byNumber.get(staffNumber)?.after.posts ?? []
    const post = posts.find((one) => one.kind === 'primary' && one.unitCode === unitCode && one.validFrom === from)
    return { kind, unitCode, staffNumber, from, until: post?.validTo ?? null }
  })
  const ids = new Map([
    ...stored.units.heads.map(({ row, personId }) => [row.staffNumber, personId] as const),
    ...people.map((person) => [person.staffNumber, person.personId] as const),
  ])
  const unitIdOf = (code: string) => idIn(stored.units.unitIds, code)
  return writeHeads(sql, stored.units, { unitIdOf, personIdOf: (number) => idIn(ids, number) }, changes, stamp)
}
