/**
 * One row of a units file, read on its own (domain notes §1).
 */
import { addDays, type CityDate, cityDate } from './calendar'
import type { CellFault } from './import-outcome'
import type { AppointingAuthority } from './known-units'
import type { UnitKind, WorkplaceType } from './organisation'
import { type CommonFaultCode, cellsOfRow, keyOf, type RowCells } from './row-cells'
import type { ColumnRules, DataRow } from './table-columns'
import { APPOINTING_AUTHORITY_WORDS, WORKPLACE_TYPE_WORDS } from './terms'

export type UnitFaultCode =
  | CommonFaultCode
  | 'UNIT_CODE_FORMAT'
  | 'UNIT_CODE_DUPLICATE'
  | 'UNIT_CODE_REUSED'
  | 'UNIT_PARENT_UNKNOWN'
  | 'UNIT_PARENT_BAD'
  | 'UNIT_PARENT_OF_DEPARTMENT'
  | 'UNIT_CYCLE'
  | 'UNIT_OUTSIDE_PARENT'
  | 'UNIT_KIND_UNKNOWN'
  | 'UNIT_NAME_TWICE'
  | 'UNIT_PREDECESSOR_UNKNOWN'
  | 'UNIT_PREDECESSOR_SELF'
  | 'AUTHORITY_UNKNOWN'
  | 'CONFIRMS_FORMAT'
  | 'WORKPLACE_UNKNOWN'

export const UNIT_COLUMNS: ColumnRules = {
  required: ['組織コード', '組織名', '上位組織コード', '種別', '任命権者', '有効開始日'],
  optional: ['有効終了日', '前身組織コード', '確認単位', '勤務場所の型', '長の職員番号'],
}

/** What units below a 所属 call themselves. */
export const UNIT_LABELS = ['係', '園', '病棟', '科', '館', '出先', '出張所', '当直隊', '学校群'] as const

/** `undefined`: the file says nothing about it. `validTo` is the first day after it. */
export type UnitRow = {
  line: number
  code: string
  name: string
  parentCode: string | null
  kind: UnitKind
  label: string | null
  appointingAuthority: AppointingAuthority
  validFrom: CityDate
  validTo: CityDate | null | undefined
  predecessors: string[] | undefined
  confirms: boolean | undefined
  workplaceType: WorkplaceType | undefined
  headStaffNumber: string | undefined
}

export type ReadUnitRow = {
  line: number
  row: DataRow
  /** The code where it can be read: a bad row still says that its unit is in the file. */
  code: string | null
  /** null when the row has a fault. */
  unit: UnitRow | null
  faults: CellFault<UnitFaultCode>[]
}

// Other systems write "no end" as the last day that they know.
const NO_END = cityDate('9999-12-31')

/** Reads one row; `columns` are those that the file has. */
export function readUnitRow(row: DataRow, columns: ReadonlySet<string>): ReadUnitRow {
  const cells = cellsOfRow<UnitFaultCode>(row)
  const code = readCode(cells)
  const name = cells.name('組織名')
  const parent = keyOf(cells.text('上位組織コード'))
  const kind = readKind(cells)
  const appointingAuthority = readAuthority(cells)
  const validFrom = cells.requiredDate('有効開始日')
  const validTo = readEnd(cells, columns, validFrom)
  const predecessors = columns.has('前身組織コード') ? listOf(cells.text('前身組織コード')) : undefined
  const confirms = readConfirms(cells)
  const workplaceType = readWorkplaceType(cells)
  const headStaffNumber = readHead(cells)
  checkParent(cells, kind, parent)
  checkPredecessors(cells, code, predecessors ?? [])
  const sound = cells.faults.length === 0 && code && kind && appointingAuthority && validFrom
  const unit: UnitRow | null = sound
    ? {
        line: row.line,
        code,
        name,
        parentCode: parent === '' ? null : parent,
        ...kind,
        appointingAuthority,
        validFrom,
        validTo,
        predecessors,
        confirms,
        workplaceType,
        headStaffNumber,
      }
    : null
  return { line: row.line, row, code, unit, faults: cells.faults }
}

type Cells = RowCells<UnitFaultCode>

function readCode(cells: Cells): string | null {
  const code = keyOf(cells.required('組織コード'))
  if (code === '') return null
  if (/^[0-9A-Za-z][0-9A-Za-z_.-]{0,31}$/.test(code)) return code
  cells.note('組織コード', 'UNIT_CODE_FORMAT', '組織コードは半角の英数字と - _ . で32文字までです。')
  return null
}

function readKind(cells: Cells): { kind: UnitKind; label: string | null } | null {
  const word = keyOf(cells.required('種別'))
  if (word === '') return null
  if (word === '部局') return { kind: 'department', label: null }
  if (word === '所属') return { kind: 'section', label: null }
  const label = UNIT_LABELS.find((known) => known === word)
  if (label) return { kind: 'subunit', label }
  const words = ['部局', '所属', ...UNIT_LABELS].join('、')
  cells.note('種別', 'UNIT_KIND_UNKNOWN', `種別が分かりません。次のどれかにしてください：${words}。`)
  return null
}

function checkParent(cells: Cells, kind: { kind: UnitKind } | null, parent: string): void {
  if (kind === null) return
  if (kind.kind !== 'department') cells.required('上位組織コード')
  else if (parent !== '') {
    const reason = '部局には上位組織がありません。上位組織コードを空にするか、種別を直してください。'
    cells.note('上位組織コード', 'UNIT_PARENT_OF_DEPARTMENT', reason)
  }
}

function checkPredecessors(cells: Cells, code: string | null, predecessors: readonly string[]): void {
  if (code === null || !predecessors.includes(code)) return
  const reason =
    '前身組織コードが自分のコードです。名前だけが変わるときは空にし、別の組織から変わるときはそのコードにしてください。'
  cells.note('前身組織コード', 'UNIT_PREDECESSOR_SELF', reason)
}

function readAuthority(cells: Cells): AppointingAuthority | null {
  const word = keyOf(cells.required('任命権者'))
  if (word === '') return null
  const found = Object.entries(APPOINTING_AUTHORITY_WORDS).find(([, known]) => known === word)
  if (found) return found[0] as AppointingAuthority
  const words = Object.values(APPOINTING_AUTHORITY_WORDS).join('、')
  cells.note('任命権者', 'AUTHORITY_UNKNOWN', `任命権者が分かりません。次のどれかにしてください：${words}。`)
  return null
}

function readEnd(cells: Cells, columns: ReadonlySet<string>, start: CityDate | null): CityDate | null | undefined {
  if (!columns.has('有効終了日')) return undefined
  const lastDay = cells.date('有効終了日')
  if (lastDay === null || lastDay === NO_END) return null
  if (start !== null && lastDay < start) {
    cells.note('有効終了日', 'DATE_ORDER', '有効終了日が有効開始日より前です。どちらかを直してください。')
  }
  return addDays(lastDay, 1)
}

function readConfirms(cells: Cells): boolean | undefined {
  const word = keyOf(cells.text('確認単位')).toUpperCase()
  if (word === '') return undefined
  if (['○', '〇', '◯', '1', 'TRUE', 'はい', 'YES'].includes(word)) return true
  if (['×', '✕', '0', 'FALSE', 'いいえ', 'NO', '-'].includes(word)) return false
  cells.note('確認単位', 'CONFIRMS_FORMAT', '確認単位は ○ か × で書いてください（空なら種別から決めます）。')
  return undefined
}

const WORKPLACE_WORDS: Readonly<Record<WorkplaceType, readonly string[]>> = {
  office: ['office', WORKPLACE_TYPE_WORDS.office, '事務所', '事務'],
  shift: ['shift', WORKPLACE_TYPE_WORDS.shift, '交替制', '交代制'],
  field: ['field', WORKPLACE_TYPE_WORDS.field, '現場'],
}

function readWorkplaceType(cells: Cells): WorkplaceType | undefined {
  const word = keyOf(cells.text('勤務場所の型'))
  if (word === '') return undefined
  const found = Object.entries(WORKPLACE_WORDS).find(([, words]) => words.some((known) => keyOf(known) === word))
  if (found) return found[0] as WorkplaceType
  cells.note('勤務場所の型', 'WORKPLACE_UNKNOWN', '勤務場所の型は「事務所」「交替制」「現場」のどれかにしてください。')
  return undefined
}

function readHead(cells: Cells): string | undefined {
  const number = keyOf(cells.text('長の職員番号'))
  if (number === '') return undefined
  if (/^\d{1,20}$/.test(number)) return number
  cells.note('長の職員番号', 'STAFFNO_FORMAT', '職員番号は数字だけで書いてください。')
  return undefined
}

/** The parts of a cell that lists several codes; between them 、 or ；. */
export function listOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[、;,\n]/)
    .map((part) => part.replace(/\s/g, ''))
    .filter((part) => part !== '')
}
