/**
 * One row of a staff file, read on its own with the units of its day.
 */
import type { EmploymentType } from './assessment'
import { type CityDate, laterOf } from './calendar'
import { parseFiscalYear } from './city-date'
import type { CellFault } from './import-outcome'
import { faultInName, faultInText, NAME_CHARACTER_REASONS } from './name-characters'
import { cellsOfRow, keyOf, type RowCells } from './row-cells'
import { employmentTypeOf, STATUS_WORDS, type StaffFaultCode, type StaffStatus, statusOf } from './staff-columns'
import { concurrentPlace, type FoundPlace, type Place, placeOf } from './staff-place'
import type { DataRow } from './table-columns'
import type { UnitDirectory } from './unit-directory'
import { listOf } from './units-row'

/** `undefined`: the file has no such column and says nothing about it; `null`: it says that there is none. */
export type StaffRow = {
  line: number
  staffNumber: string
  name: string
  kana: string
  email: string | null | undefined
  place: Place
  title: string
  employmentType: EmploymentType
  hiredOn: CityDate
  orderedOn: CityDate
  jobCategory: string | null | undefined
  formerName: string | null | undefined
  /** Codes, sorted. */
  concurrent: string[] | undefined
  status: StaffStatus | undefined
  termEndsOn: CityDate | null | undefined
  /** Last day of employment. */
  leftOn: CityDate | null | undefined
  retirementFiscalYear: number | null | undefined
}

export type ReadStaffRow = {
  line: number
  row: DataRow
  staffNumber: string | null
  staff: StaffRow | null
  faults: CellFault<StaffFaultCode>[]
}

type StaffRowFacts = {
  columns: ReadonlySet<string>
  directoryOn: (day: CityDate) => UnitDirectory
  today: CityDate
}

type Cells = RowCells<StaffFaultCode>

/** Reads one row; every fault that it shows by itself is noted. */
export function readStaffRow(row: DataRow, facts: StaffRowFacts): ReadStaffRow {
  const cells = cellsOfRow<StaffFaultCode>(row)
  const staffNumber = readNumber(cells)
  const name = cells.name('氏名')
  const kana = cells.name('フリガナ')
  const formerName = where(facts, '旧姓', () => readFormerName(cells))
  const email = where(facts, 'メール', () => readEmail(cells))
  const title = cells.title('職名')
  const jobCategory = where(facts, '職種', () => readJobCategory(cells))
  const employmentType = readEmploymentType(cells)
  const hiredOn = cells.requiredDate('採用年月日')
  const orderedOn = cells.requiredDate('発令年月日')
  if (hiredOn && orderedOn && orderedOn < hiredOn) {
    cells.note('発令年月日', 'DATE_ORDER', '発令年月日が採用年月日より前です。どちらかを直してください。')
  }
  const place = readPlace(cells, facts, orderedOn)
  const concurrent = where(facts, '兼務', () => readConcurrent(cells, facts, { orderedOn, place }))
  const leftOn = where(facts, '退職日', () => cells.date('退職日'))
  const status = readStatus(cells, facts, leftOn)
  const termEndsOn = where(facts, '任期満了日', () => cells.date('任期満了日'))
  const retirementFiscalYear = where(facts, '定年退職予定年度', () => readRetirementYear(cells))
  checkEnds(cells, { hiredOn, orderedOn, leftOn, termEndsOn, employmentType, status })
  const isSound = cells.faults.length === 0 && staffNumber && employmentType && hiredOn && orderedOn && place
  const staff: StaffRow | null = isSound
    ? {
        line: row.line,
        staffNumber,
        name,
        kana,
        email,
        place,
        title,
        employmentType,
        hiredOn,
        orderedOn,
        jobCategory,
        formerName,
        concurrent,
        status,
        termEndsOn,
        leftOn,
        retirementFiscalYear,
      }
    : null
  return { line: row.line, row, staffNumber, staff, faults: cells.faults }
}

function where<T>(facts: StaffRowFacts, column: string, read: () => T): T | undefined {
  return facts.columns.has(column) ? read() : undefined
}

function readNumber(cells: Cells): string | null {
  const number = keyOf(cells.required('職員番号'))
  if (number === '') return null
  if (/^\d{1,20}$/.test(number)) return number
  cells.note('職員番号', 'STAFFNO_FORMAT', '職員番号は数字だけで書いてください。')
  return null
}

function readJobCategory(cells: Cells): string | null {
  const category = keyOf(cells.text('職種'))
  const fault = faultInText(category)
  if (fault) cells.note('職種', 'NAME_CHARS', NAME_CHARACTER_REASONS[fault])
  return category || null
}

function readFormerName(cells: Cells): string | null {
  const name = cells.text('旧姓')
  const fault = faultInName(name)
  if (fault) cells.note('旧姓', 'NAME_CHARS', NAME_CHARACTER_REASONS[fault])
  return name === '' ? null : name
}

const EMAIL =
  /^[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.)+[A-Za-z]{2,63}$/

// Mail systems do not tell capitals apart: a second account would follow from them (choice MAIL-CASE).
function readEmail(cells: Cells): string | null {
  const address = cells.text('メール').normalize('NFKC').toLowerCase()
  if (address === '') return null
  if (EMAIL.test(address)) return address
  cells.note(
    'メール',
    'EMAIL_FORMAT',
    'メールアドレスの形ではありません。一つだけ、name@example.jp のように書いてください。',
  )
  return null
}

function readEmploymentType(cells: Cells): EmploymentType | null {
  const word = cells.required('任用形態')
  if (word === '') return null
  const type = employmentTypeOf(word)
  if (!type) {
    const reason = '任用形態は「正規」「再任用」「任期付」「会計年度任用」のどれかにしてください。'
    cells.note('任用形態', 'EMPLOYMENT_UNKNOWN', reason)
  }
  return type
}

function readPlace(cells: Cells, facts: StaffRowFacts, orderedOn: CityDate | null): Place | null {
  const words = {
    code: keyOf(cells.text('所属コード')),
    department: cells.text('部局'),
    section: cells.text('所属'),
  }
  if (Object.values(words).every((word) => word === '') && facts.columns.has('所属コード')) {
    cells.note('所属コード', 'REQUIRED', '所属コードか、部局と所属の両方を記入してください。')
    return null
  }
  const found = onItsDay(facts, orderedOn, (directory) => placeOf(words, directory))
  if (found.ok) return found.place
  for (const { column, code, ...about } of found.faults) cells.note(column, code, about.reason, about)
  return null
}

// Names are those of the portal's day; an order to come may already use those of its own day.
function onItsDay(
  facts: StaffRowFacts,
  orderedOn: CityDate | null,
  find: (directory: UnitDirectory) => FoundPlace,
): FoundPlace {
  const day = laterOf(facts.today, orderedOn ?? facts.today)
  const found = find(facts.directoryOn(day))
  if (found.ok || day === facts.today) return found
  const today = find(facts.directoryOn(facts.today))
  return today.ok && facts.directoryOn(day).byCode.has(today.place.unitCode) ? today : found
}

function readConcurrent(
  cells: Cells,
  facts: StaffRowFacts,
  { orderedOn, place }: { orderedOn: CityDate | null; place: Place | null },
): string[] {
  const directory = facts.directoryOn(laterOf(facts.today, orderedOn ?? facts.today))
  const codes = new Set<string>()
  for (const part of listOf(cells.text('兼務'))) {
    const found = concurrentPlace(part, directory)
    if ('fault' in found) cells.note('兼務', found.fault.code, found.fault.reason, found.fault)
    else if (found.code === place?.unitCode) {
      const reason = `「${part}」は本務の所属です。兼務から除いてください。`
      cells.note('兼務', 'CONCURRENT_IS_PRIMARY', reason, { value: part })
    } else codes.add(found.code)
  }
  return [...codes].sort()
}

function readStatus(cells: Cells, { columns, today }: StaffRowFacts, leftOn: CityDate | null | undefined) {
  const hasLeft = leftOn !== undefined && leftOn !== null && leftOn < today
  const word = cells.text('在職状態')
  if (word === '') {
    if (!columns.has('在職状態')) return undefined
    return hasLeft ? 'left' : 'working'
  }
  const status = statusOf(word)
  if (!status) {
    const words = Object.values(STATUS_WORDS).join('」「')
    cells.note('在職状態', 'STATUS_UNKNOWN', `在職状態は「${words}」のどれかにしてください。理由は書かないでください。`)
  } else if (status !== 'left' && hasLeft) {
    const reason = `退職日（${leftOn}）が過ぎています。退職なら「退職」に、在職なら退職日を直すか空にしてください。`
    cells.note('在職状態', 'STATUS_CONTRADICTION', reason)
  } else if (status === 'left' && cells.text('退職日') === '') {
    cells.note('退職日', 'REQUIRED', '退職なら「退職日」を記入してください。')
  } else if (status === 'left' && leftOn && !hasLeft) {
    const reason = `退職日（${leftOn}）がまだ来ていません。在職状態を「在職」にするか、退職日を確かめてください。`
    cells.note('在職状態', 'STATUS_CONTRADICTION', reason)
  }
  return status ?? undefined
}

function readRetirementYear(cells: Cells): number | null {
  const written = cells.text('定年退職予定年度')
  if (written === '') return null
  const year = parseFiscalYear(written)
  if (year === null) {
    const reason = '年度として読めません。2047、2028年度、令和37年度、R29 のように、西暦か元号を付けて書いてください。'
    cells.note('定年退職予定年度', 'YEAR_FORMAT', reason)
  }
  return year
}

type Ends = Partial<Pick<StaffRow, 'leftOn' | 'termEndsOn' | 'status'>> & {
  hiredOn: CityDate | null
  orderedOn: CityDate | null
  employmentType: EmploymentType | null
}

function checkEnds(cells: Cells, { hiredOn, orderedOn, leftOn, termEndsOn, employmentType, status }: Ends): void {
  if (hiredOn && termEndsOn && termEndsOn < hiredOn) {
    cells.note('任期満了日', 'DATE_ORDER', '任期満了日が採用年月日より前です。どちらかを直してください。')
  }
  if (hiredOn && leftOn && leftOn < laterOf(hiredOn, orderedOn ?? hiredOn)) {
    cells.note('退職日', 'DATE_ORDER', '退職日が採用年月日か発令年月日より前です。日付を直してください。')
  }
  const isEmpty = termEndsOn === null && cells.text('任期満了日') === ''
  if (employmentType === 'fixed_term' && isEmpty && status !== 'left') {
    cells.note('任期満了日', 'REQUIRED', '任期付の職員には任期満了日が要ります。記入してください。')
  }
}
