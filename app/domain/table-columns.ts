/**
 * Finds the table inside a file: the sheet, the header row, what each column is, which rows are data
 * (rule 9). Offices put titles above a table, notes and totals below it.
 */
import { type Cell, type FileFault, NO_CELL, type Sheet, type TableFile, type TableRow } from './table-file'

export type ColumnRules = {
  /** Columns without which the file makes no sense. */
  required: readonly string[]
  /** Choices; of the sets of each, one must be there in full. */
  eitherOf?: readonly (readonly (readonly string[])[])[]
  /** Columns that may be there. */
  optional: readonly string[]
}

export type IgnoredRow = { line: number; code: 'BLANK' | 'TITLE' | 'NOTE' | 'TOTAL' | 'NOT_COMPLETED' }

export type DataRow = { line: number; cellOf: (column: string) => Cell }

export type FoundTable = {
  sheet: string | null
  headerLine: number
  columns: ReadonlySet<string>
  unknownColumns: string[]
  rows: DataRow[]
  ignored: IgnoredRow[]
  /** Sheets that were not read. */
  otherSheets: string[]
}

const HEADER_WITHIN = 50

/**
 * The first sheet and row that hold all required column names; spaces, line breaks and width inside a name don't count.
 * FILE_COLUMNS when no row does or a name stands there twice, FILE_EMPTY when nothing stands below it.
 */
export function findTable(
  file: TableFile,
  rules: ColumnRules,
): { ok: true; table: FoundTable } | { ok: false; fault: FileFault } {
  const wanted = [...rules.required, ...(rules.eitherOf ?? []).flat(2), ...rules.optional]
  for (const sheet of file.sheets) {
    const at = sheet.rows.slice(0, HEADER_WITHIN).findIndex((row) => missingFrom(row, rules).length === 0)
    const header = sheet.rows[at]
    if (!header) continue
    const twice = wanted.find((name) => header.cells.filter((cell) => columnName(cell.text) === name).length > 1)
    if (twice) return refused('FILE_COLUMNS', `「${twice}」の列が2つ以上あります。1つにしてください。`)
    const table = tableBelow(file, sheet, at, header, wanted)
    if (table.rows.length > 0) return { ok: true, table }
    return refused('FILE_EMPTY', '見出しの下にデータの行がありません。内容のあるファイルを選んでください。')
  }
  return refused('FILE_COLUMNS', missingColumns(file, rules))
}

/** A header as it is compared: NFKC, without spaces and line breaks. */
function columnName(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}

function refused(code: FileFault['code'], reason: string): { ok: false; fault: FileFault } {
  return { ok: false, fault: { code, reason } }
}

function missingFrom(row: TableRow, rules: ColumnRules): string[] {
  const names = new Set(row.cells.map((cell) => columnName(cell.text)))
  const missing = rules.required.filter((name) => !names.has(name))
  for (const choice of rules.eitherOf ?? []) {
    if (choice.some((set) => set.every((name) => names.has(name)))) continue
    missing.push(choice.map((set) => set.join(' と ')).join('、または '))
  }
  return missing
}

function missingColumns(file: TableFile, rules: ColumnRules): string {
  const candidates = file.sheets.flatMap((sheet) => sheet.rows.slice(0, HEADER_WITHIN))
  const nearest = candidates.reduce<string[] | null>((best, row) => {
    const missing = missingFrom(row, rules)
    return best === null || missing.length < best.length ? missing : best
  }, null)
  const names = (nearest ?? rules.required).map((name) => `「${name}」`).join('、')
  return `必要な列が見つかりません：${names}。見出しの名前をひな形に合わせてください（列の順番は自由です）。`
}

function tableBelow(file: TableFile, sheet: Sheet, at: number, header: TableRow, wanted: string[]): FoundTable {
  const indexOf = new Map<string, number>()
  const unknownColumns: string[] = []
  header.cells.forEach((cell, index) => {
    const name = columnName(cell.text)
    if (wanted.includes(name)) indexOf.set(name, index)
    else if (name !== '') unknownColumns.push(name)
  })
  const { rows, ignored } = split(sheet.rows.slice(at + 1))
  return {
    sheet: sheet.name,
    headerLine: header.line,
    columns: new Set(indexOf.keys()),
    unknownColumns: [...new Set(unknownColumns)],
    rows: rows.map((row) => ({
      line: row.line,
      cellOf: (column) => row.cells[indexOf.get(column) ?? -1] ?? NO_CELL,
    })),
    ignored: [...above(sheet.rows.slice(0, at)), ...ignored],
    otherSheets: file.sheets.filter((other) => other !== sheet).map((other) => other.name ?? ''),
  }
}

function above(rows: TableRow[]): IgnoredRow[] {
  return rows.map((row) => ({ line: row.line, code: isBlank(row) ? 'BLANK' : isNote(row) ? 'NOTE' : 'TITLE' }))
}

function split(below: TableRow[]): { rows: TableRow[]; ignored: IgnoredRow[] } {
  const ignored: IgnoredRow[] = []
  const rows: TableRow[] = []
  const end = below.findLastIndex((row) => row.cells.length > 0 && !(row.cells.length === 1 && isBlank(row)))
  const lastFilled = below.findLastIndex((row) => !isBlank(row) && !isNote(row))
  below.slice(0, end + 1).forEach((row, index) => {
    if (isBlank(row)) ignored.push({ line: row.line, code: 'BLANK' })
    else if (isNote(row)) ignored.push({ line: row.line, code: 'NOTE' })
    else if (index === lastFilled && isTotal(row)) ignored.push({ line: row.line, code: 'TOTAL' })
    else rows.push(row)
  })
  return { rows, ignored }
}

function filledTexts(row: TableRow): string[] {
  return row.cells.filter((cell) => cell.fault || cell.text.trim() !== '').map((cell) => cell.text.trim())
}

function isBlank(row: TableRow): boolean {
  return row.cells.every((cell) => !cell.fault && cell.text.trim() === '')
}

// A merged note repeats its text in every cell that it covers.
function isNote(row: TableRow): boolean {
  const texts = new Set(filledTexts(row))
  const [text = ''] = texts
  return texts.size === 1 && /^(?:[※＊*]|[(（]?注|備考)/.test(text)
}

function isTotal(row: TableRow): boolean {
  return /^(?:合|総|小|人数|件数|修了者|受講者)?計(?:\(.*\))?$/.test(
    (filledTexts(row)[0] ?? '').normalize('NFKC').replace(/\s/g, ''),
  )
}
