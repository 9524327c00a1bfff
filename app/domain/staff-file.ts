/**
 * Plans what a staff file comes to (rule 9). Pure: facts in, decision with reasons out.
 */
import { addDays, type CityDate, inWareki } from './calendar'
import { badRow, type CellFault, countRows, notesOnReading, type PlannedImport, type RowResult } from './import-outcome'
import { type Employment, isOrWillBeEmployed, type KnownPerson, type KnownStaff, peopleByNumber } from './known-staff'
import type { KnownUnits } from './known-units'
import { type AcceptedStaff, acceptedStaff } from './staff-accepted'
import { changeOfRow, type RowChange } from './staff-changes'
import { STAFF_COLUMNS, type StaffFaultCode } from './staff-columns'
import { type ChangedPerson, headOperations } from './staff-heads'
import { crossRowFaults, isRepeated } from './staff-numbers'
import { afterOperation, type PersonOperation, type StaffOperation, unknownPerson } from './staff-operations'
import { type ReadStaffRow, readStaffRow, type StaffRow } from './staff-row'
import { type FoundTable, findTable } from './table-columns'
import type { TableFile } from './table-file'
import { EMPLOYMENT_TYPE_WORDS } from './terms'
import { type UnitDirectory, unitDirectories } from './unit-directory'

export type StaffPlan = PlannedImport<AcceptedStaff, StaffOperation, StaffFaultCode>

type StaffFileFacts = { file: TableFile; known: KnownStaff; units: KnownUnits; today: CityDate }

type Outcome = { row: StaffRow; result: RowResult; changedFields: string[]; unitCode: string; isOlder: boolean }

/** What a staff file comes to: counts, bad rows with reasons, and what is to be written for the good ones. */
export function planStaff(facts: StaffFileFacts): StaffPlan {
  const found = findTable(facts.file, STAFF_COLUMNS)
  if (!found.ok) return found
  const { table } = found
  const directoryOn = unitDirectories(facts.units)
  const read = table.rows.map((row) => readStaffRow(row, { columns: table.columns, directoryOn, today: facts.today }))
  const known = peopleByNumber(facts.known)
  const acrossRows = crossRowFaults(read, table.columns, known)
  const good = read.filter((row) => row.faults.length === 0 && !acrossRows.has(row.line))
  const planned = planPeople(good, known, { today: facts.today, directoryOn })
  const bad = read.flatMap((row) => {
    const faults = [...row.faults, ...(acrossRows.get(row.line) ?? []), ...(planned.conflicts.get(row.line) ?? [])]
    return badRow(row.line, table.sheet, faults) ?? []
  })
  const accepted = planned.outcomes.map(({ row, result, changedFields, unitCode }) => ({
    line: row.line,
    result,
    changedFields: changedFields.filter((field) => field !== 'unit' || table.columns.has('所属コード')),
    ...acceptedStaff({ row, unitCode, columns: table.columns }, directoryOn(facts.today)),
  }))
  const missing = missingPeople(facts, read, known, acrossRows)
  return {
    ok: true,
    counts: countRows(accepted, { missing, bad, ignored: table.ignored }),
    bad,
    ignored: table.ignored,
    missing,
    notes: [...notesOnReading(facts.file, table), ...notesOnContent(table, planned.outcomes)],
    accepted,
    operations: [
      ...planned.operations,
      ...headOperations(planned.changed, { known: facts.units, today: facts.today, directoryOn }),
    ],
  }
}

type PlannedPeople = {
  outcomes: Outcome[]
  operations: StaffOperation[]
  changed: ChangedPerson[]
  conflicts: Map<number, CellFault<StaffFaultCode>[]>
}

function planPeople(
  good: readonly ReadStaffRow[],
  known: ReadonlyMap<string, KnownPerson>,
  facts: { today: CityDate; directoryOn: (day: CityDate) => UnitDirectory },
): PlannedPeople {
  const byPerson = new Map<string, StaffRow[]>()
  for (const { staff } of good) {
    if (!staff) continue
    const number = known.get(staff.staffNumber)?.staffNumber ?? staff.staffNumber
    const rows = byPerson.get(number)
    if (rows) rows.push(staff)
    else byPerson.set(number, [staff])
  }
  const planned: PlannedPeople = { outcomes: [], operations: [], changed: [], conflicts: new Map() }
  for (const [number, rows] of byPerson) planPerson(number, rows, known.get(number) ?? null, facts, planned)
  planned.outcomes.sort((a, b) => a.row.line - b.row.line)
  return planned
}

function planPerson(
  number: string,
  rows: StaffRow[],
  before: KnownPerson | null,
  facts: { today: CityDate; directoryOn: (day: CityDate) => UnitDirectory },
  planned: PlannedPeople,
): void {
  let person = before ?? unknownPerson(number)
  const inOrder = [...rows].sort((a, b) => (a.hiredOn < b.hiredOn ? -1 : 1))
  let line = 0
  for (const [index, row] of inOrder.entries()) {
    const change = changeOfRow(person, row, index === inOrder.length - 1, facts)
    if ('conflict' in change) {
      planned.conflicts.set(row.line, [conflictFault(row, change.conflict)])
      continue
    }
    const result = resultOf(change, before, isRepeated(inOrder, index))
    const { changedFields, unitCode, isOlder } = change
    planned.outcomes.push({ row, result, changedFields: result === 'changed' ? changedFields : [], unitCode, isOlder })
    for (const operation of change.operations) {
      planned.operations.push({ line: row.line, staffNumber: number, ...operation } satisfies StaffOperation)
      person = afterOperation(person, operation satisfies PersonOperation)
      line = row.line
    }
  }
  if (line > 0) planned.changed.push({ line, before, after: person })
}

function conflictFault(row: StaffRow, known: Employment): CellFault<StaffFaultCode> {
  const from = inWareki(known.validFrom)
  const until = known.validTo === null ? '' : inWareki(addDays(known.validTo, -1))
  const time = `${EMPLOYMENT_TYPE_WORDS[known.employmentType]}、${from}〜${until}`
  const reason = `登録済みの任用（${time}）と期間が重なります。採用年月日を直すか、前の任用の退職日を記入してください。`
  return { column: '採用年月日', code: 'EMPLOYMENT_OVERLAP', value: row.hiredOn, reason }
}

// Each employment of somebody new counts as a new row (choice TWO-EMPLOYMENTS); a row repeated word for word as none.
function resultOf(change: RowChange, before: KnownPerson | null, repeated: boolean): RowResult {
  if (!before && !repeated) return 'new'
  return change.changedFields.length > 0 ? 'changed' : 'unchanged'
}

// A bad row with a readable number counts as present; one that may mean somebody else does not.
function missingPeople(
  { known: people, today }: StaffFileFacts,
  read: readonly ReadStaffRow[],
  known: ReadonlyMap<string, KnownPerson>,
  acrossRows: ReadonlyMap<number, readonly { code: string }[]>,
): string[] {
  const present = new Set<string>()
  for (const row of read) {
    const isDoubtful = acrossRows.get(row.line)?.some((fault) => fault.code === 'STAFFNO_ZEROS')
    const person = row.staffNumber && !isDoubtful ? known.get(row.staffNumber) : undefined
    if (person) present.add(person.staffNumber)
  }
  return people
    .filter((person) => isOrWillBeEmployed(person, today) && !present.has(person.staffNumber))
    .map((person) => person.staffNumber)
    .sort()
}

const LINES_NAMED = 10

function notesOnContent(table: FoundTable, outcomes: readonly Outcome[]): string[] {
  const notes: string[] = []
  if (!table.columns.has('職種') && outcomes.some((one) => one.result === 'new')) {
    notes.push('職種の列がないため、新しい職員は一般の事務職員として扱います。')
  }
  const older = outcomes.filter((one) => one.isOlder).map((one) => one.row.line)
  if (older.length > 0) {
    const lines = older.slice(0, LINES_NAMED).join('、') + (older.length > LINES_NAMED ? ' など' : '')
    notes.push(
      `発令年月日が登録済みの発令より古い行があります（${older.length} 行：${lines} 行目）。古い名簿でないか確かめてください。`,
    )
  }
  return notes
}
