import { type CityDate, cityDate, dayOf } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import { type RecordedRows, record, takeBack } from '~/facts/record'
import { officeTime } from './bulk'
import { JOB_CATEGORY, type Person } from './city'
import { fullName } from './names'
import { retirementFiscalYear } from './newcomers'
import { byDay, enteredOn, knownOn, personId, unitId, type Writing } from './written'

/** The order that came late (domain notes §6.7): effective 20 March, entered on 18 April. */
const LATE_ORDER_ENTERED = cityDate('2028-04-18')

export async function writePeople(writing: Writing, people: readonly Person[], leftLate: Person): Promise<void> {
  const ids = await writing.sql.$queryRawUnsafe<{ id: number }[]>(
    'INSERT INTO person (import_id) SELECT NULL FROM generate_series(1, $1::int) RETURNING id',
    people.length,
  )
  people.forEach((person, index) => {
    writing.personIds.set(person, ids[index]?.id ?? 0)
  })
  await recordNumbers(writing, people)
  await recordByDay(
    writing,
    'person_particulars',
    people.flatMap((person) => particularsOf(writing, person)),
  )
  await recordByDay(
    writing,
    'employment',
    people.flatMap((person) => employmentsOf(writing, person, leftLate)),
  )
  await recordByDay(
    writing,
    'post',
    people.flatMap((person) => postsOf(writing, person, leftLate)),
  )
  await recordByDay(
    writing,
    'leave_status',
    people.flatMap((person) => leavesOf(writing, person)),
  )
  await recordLateOrder(writing, leftLate)
}

type PersonTable = 'person_particulars' | 'employment' | 'post' | 'leave_status'

async function recordByDay<T extends PersonTable>(
  writing: Writing,
  table: T,
  rows: readonly (RecordedRows[T] & { validFrom: CityDate })[],
): Promise<void> {
  for (const [day, some] of byDay(rows, (row) => knownOn(row.validFrom))) {
    await record(writing.sql, table, some, enteredOn(day))
  }
}

async function recordNumbers(writing: Writing, people: readonly Person[]): Promise<void> {
  for (const [day, some] of byDay(people, (person) => knownOn(person.hiredOn))) {
    const rows = some.map((person) => ({ personId: personId(writing, person), number: person.number }))
    await record(writing.sql, 'person_number', rows, enteredOn(day))
  }
}

function particularsOf(writing: Writing, person: Person): RecordedRows['person_particulars'][] {
  const now = fullName(person.family, person.given)
  const own = { personId: personId(writing, person), email: person.email ? `${person.number}@city.example.jp` : null }
  if (!person.renamed) {
    return [{ ...own, ...searched(now, null), validFrom: person.hiredOn, validTo: null }]
  }
  const before = fullName(person.renamed.before, person.given)
  return [
    { ...own, ...searched(before, null), validFrom: person.hiredOn, validTo: person.renamed.on },
    { ...own, ...searched(now, person.renamed.before.name), validFrom: person.renamed.on, validTo: null },
  ]
}

function searched({ name, kana }: { name: string; kana: string }, formerName: string | null) {
  const searchKey = [name, kana, formerName ?? ''].map(foldForSearch).join(' ').trim()
  return { name, kana, formerName, searchKey }
}

function employmentsOf(writing: Writing, person: Person, leftLate: Person): RecordedRows['employment'][] {
  return person.employments.map((employment) => ({
    personId: personId(writing, person),
    employmentType: employment.type,
    jobCategory: JOB_CATEGORY[person.group],
    termEndsOn: employment.termEndsOn,
    retirementFiscalYear: employment.type === 'permanent' ? retirementFiscalYear(person.born) : null,
    validFrom: employment.from,
    validTo: person === leftLate ? null : employment.to,
  }))
}

function postsOf(writing: Writing, person: Person, leftLate: Person): RecordedRows['post'][] {
  const rows = (postings: Person['postings'], kind: 'primary' | 'concurrent') =>
    postings.map((posting) => ({
      personId: personId(writing, person),
      unitId: unitId(writing, posting.unit),
      title: posting.title,
      kind,
      validFrom: posting.from,
      validTo: person === leftLate && posting === postings.at(-1) ? null : posting.to,
    }))
  return [...rows(person.postings, 'primary'), ...rows(person.concurrent, 'concurrent')]
}

function leavesOf(writing: Writing, person: Person): RecordedRows['leave_status'][] {
  return person.leaves.map((leave) => ({
    personId: personId(writing, person),
    kind: leave.kind,
    validFrom: leave.from,
    validTo: leave.to,
  }))
}

async function recordLateOrder(writing: Writing, person: Person): Promise<void> {
  const stamp = { at: officeTime(LATE_ORDER_ENTERED, 0.2), by: null }
  for (const table of ['employment', 'post'] as const) {
    const open = await writing.sql.$queryRawUnsafe<{ id: number }[]>(
      `SELECT id FROM ${table} WHERE person_id = $1 AND valid_to IS NULL AND voided_at IS NULL`,
      personId(writing, person),
    )
    await takeBack(
      writing.sql,
      table,
      open.map(({ id }) => id),
      stamp,
    )
  }
  const left = { validTo: dayOf(2028, 3, 20) }
  const employments = employmentsOf(writing, person, person).slice(-1)
  await record(
    writing.sql,
    'employment',
    employments.map((row) => ({ ...row, ...left })),
    stamp,
  )
  const posts = postsOf(writing, person, person).filter((row) => row.validTo === null)
  await record(
    writing.sql,
    'post',
    posts.map((row) => ({ ...row, ...left })),
    stamp,
  )
}
