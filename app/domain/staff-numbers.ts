/**
 * Faults that show only when the rows of a staff file stand beside each other and beside the people who are known:
 * lost zeros, numbers that come twice (staff choices ZERO-LOST, DUPLICATE-ALL, TWO-EMPLOYMENTS).
 */
import { addDays } from './calendar'
import type { CellFault } from './import-outcome'
import type { KnownPerson } from './known-staff'
import type { StaffFaultCode } from './staff-columns'
import type { ReadStaffRow, StaffRow } from './staff-row'
import { overlap } from './unit-history'

type Fault = CellFault<StaffFaultCode>

/** Faults by line. */
export function crossRowFaults(
  read: readonly ReadStaffRow[],
  columns: ReadonlySet<string>,
  known: ReadonlyMap<string, KnownPerson>,
): Map<number, Fault[]> {
  const faults = new Map<number, Fault[]>()
  for (const [line, fault] of lostZeros(read, known)) faults.set(line, [fault])
  for (const rows of rowsByNumber(read).values()) {
    const distinct = rows.filter((row, index) => rows.findIndex((other) => isSame(row, other, columns)) === index)
    if (distinct.length === 1) continue
    for (const [line, fault] of twice(rows)) faults.set(line, [...(faults.get(line) ?? []), fault])
  }
  return faults
}

/** Whether a row tells the same as an earlier one in the list. */
export function isRepeated(rows: readonly StaffRow[], index: number): boolean {
  const { line: _line, ...row } = rows[index] ?? {}
  const told = JSON.stringify(row)
  return rows.slice(0, index).some(({ line: _other, ...earlier }) => JSON.stringify(earlier) === told)
}

// A new person would split a history, a silent match could hit the wrong one: it is asked.
function lostZeros(read: readonly ReadStaffRow[], known: ReadonlyMap<string, KnownPerson>): Map<number, Fault> {
  const numbers = new Map<string, string[]>()
  const longest = (number: string) => (numbers.get(bare(number)) ?? []).find((other) => other.length > number.length)
  for (const number of new Set([...known.keys(), ...read.flatMap((row) => row.staffNumber ?? [])])) {
    numbers.set(bare(number), [...(numbers.get(bare(number)) ?? []), number])
  }
  const faults = new Map<number, Fault>()
  for (const { line, row, staffNumber } of read) {
    if (staffNumber === null || known.has(staffNumber)) continue
    const like = longest(staffNumber) ?? numbers.get(bare(staffNumber))?.find((other) => known.has(other))
    if (!like) continue
    const reason = `職員番号 ${like} と先頭の 0 だけが違います。同じ人なら ${like} に直してください（Excel では列を文字列にします）。`
    const value = row.cellOf('職員番号').text.trim()
    faults.set(line, { column: '職員番号', code: 'STAFFNO_ZEROS', value, reason, hint: [like] })
  }
  return faults
}

function bare(number: string): string {
  return number.replace(/^0+/, '')
}

function rowsByNumber(read: readonly ReadStaffRow[]): Map<string, ReadStaffRow[]> {
  const byNumber = new Map<string, ReadStaffRow[]>()
  for (const row of read) {
    if (row.staffNumber === null) continue
    const rows = byNumber.get(row.staffNumber)
    if (rows) rows.push(row)
    else byNumber.set(row.staffNumber, [row])
  }
  return byNumber
}

function isSame(a: ReadStaffRow, b: ReadStaffRow, columns: ReadonlySet<string>): boolean {
  return [...columns].every((column) => a.row.cellOf(column).text.trim() === b.row.cellOf(column).text.trim())
}

function twice(rows: readonly ReadStaffRow[]): Map<number, Fault> {
  const faults = new Map<number, Fault>()
  for (const row of rows) {
    const others = rows.filter((other) => other !== row && contradict(row, other))
    const first = others[0]
    if (!first) continue
    const lines = others.map((other) => other.line).join('、')
    faults.set(row.line, areEmployments(row, first) ? overlapFault(row, lines) : duplicateFault(row, lines))
  }
  return faults
}

// Two employments of one person may stand in one file if their times do not meet.
function contradict(a: ReadStaffRow, b: ReadStaffRow): boolean {
  if (!a.staff || !b.staff) return true
  return overlap(timeOf(a.staff), timeOf(b.staff))
}

function areEmployments(a: ReadStaffRow, b: ReadStaffRow): boolean {
  return a.staff !== null && b.staff !== null && a.staff.hiredOn !== b.staff.hiredOn && endsOf(a.staff, b.staff)
}

function endsOf(a: StaffRow, b: StaffRow): boolean {
  return Boolean(a.leftOn ?? b.leftOn)
}

function timeOf(row: StaffRow) {
  return { validFrom: row.hiredOn, validTo: row.leftOn ? addDays(row.leftOn, 1) : null }
}

function overlapFault({ row }: ReadStaffRow, lines: string): Fault {
  const reason = `同じ職員番号の ${lines} 行目と任用の期間が重なります。採用年月日か退職日を直してください。`
  return { column: '採用年月日', code: 'EMPLOYMENT_OVERLAP', value: row.cellOf('採用年月日').text.trim(), reason }
}

function duplicateFault({ row }: ReadStaffRow, lines: string): Fault {
  const reason = `同じ職員番号が ${lines} 行目にもあり、内容が違います。正しい行だけを残してください。`
  return { column: '職員番号', code: 'STAFFNO_DUPLICATE', value: row.cellOf('職員番号').text.trim(), reason }
}
