/** Finds the sheets of a standard in a table file: a workbook has them by name, a CSV one below the other. */
import { withoutApostrophe } from './formula-text'
import { keyOf } from './row-cells'
import { NEEDED_SHEETS, STANDARD_SHEETS, type StandardSheetKey } from './standard-sheet-forms'
import { type ColumnRules, type FoundTable, findTable, type IgnoredRow } from './table-columns'
import type { FileFault, Sheet, TableFile } from './table-file'

export type StandardTables = {
  /** Null: the file does not have the sheet. */
  tables: Readonly<Record<StandardSheetKey, FoundTable | null>>
  ignored: IgnoredRow[]
  notes: string[]
}

const KEYS = Object.keys(STANDARD_SHEETS) as StandardSheetKey[]
const SECTION = /^【(.+)】$/

/** The tables of a file; FILE_COLUMNS or FILE_EMPTY when it is no standard. */
export function findStandardTables(
  file: TableFile,
): { ok: true; found: StandardTables } | { ok: false; fault: FileFault } {
  const sheets = file.sheets.flatMap(sectionsOf).map(withoutApostrophes)
  const named = new Map(sheets.map((sheet) => [keyOf(sheet.name ?? ''), sheet]))
  const unnamed = sheets.filter((sheet) => !KEYS.some((key) => keyOf(sheet.name ?? '') === STANDARD_SHEETS[key].name))
  const tables: Partial<Record<StandardSheetKey, FoundTable | null>> = {}
  for (const key of KEYS) {
    const sheet = named.get(STANDARD_SHEETS[key].name)
    const isNeeded = NEEDED_SHEETS.includes(key)
    if (!sheet && !isNeeded && key !== 'requirements') {
      tables[key] = null
      continue
    }
    const read = findTable({ ...file, sheets: sheet ? [sheet] : unnamed }, rulesOf(key))
    if (read.ok) tables[key] = read.table
    else if (read.fault.code === 'FILE_EMPTY' && key !== 'skills') tables[key] = nothingIn(STANDARD_SHEETS[key].name)
    else if (!sheet && !isNeeded) tables[key] = null
    else return { ok: false, fault: inSheet(read.fault, key) }
  }
  const found = tables as Record<StandardSheetKey, FoundTable | null>
  const read = Object.values(found).flatMap((table) => table ?? [])
  const unread = unnamed.filter((sheet) => sheet.name !== null && !read.some((table) => table.sheet === sheet.name))
  return {
    ok: true,
    found: { tables: found, ignored: read.flatMap((table) => table.ignored), notes: notesOn(file, read, unread) },
  }
}

/** Which standard and version a file says that it is; null where it has no sheet for it, or an unreadable one. */
export function toldStandard(file: TableFile): { code: string; version: string; line: number } | null {
  const tables = findStandardTables(file)
  const [row] = tables.ok ? (tables.found.tables.standard?.rows ?? []) : []
  if (!row) return null
  return { code: keyOf(row.cellOf('標準コード').text), version: keyOf(row.cellOf('版').text), line: row.line }
}

function rulesOf(key: StandardSheetKey): ColumnRules {
  const columns = STANDARD_SHEETS[key].columns
  return {
    required: columns.filter((one) => one.need === '必要').map((one) => one.column),
    optional: columns.filter((one) => one.need !== '必要').map((one) => one.column),
  }
}

/** A text file says where each sheet begins by its name in 【 】, alone in its row. */
function sectionsOf(sheet: Sheet): Sheet[] {
  if (sheet.name !== null) return [sheet]
  const sections: Sheet[] = []
  for (const row of sheet.rows) {
    const texts = row.cells.map((cell) => cell.text.trim()).filter((text) => text !== '')
    const title = texts.length === 1 ? SECTION.exec(texts[0] ?? '') : null
    if (title) sections.push({ name: (title[1] ?? '').trim(), rows: [] })
    else sections.at(-1)?.rows.push(row)
  }
  return sections.length > 0 ? sections : [sheet]
}

function withoutApostrophes(sheet: Sheet): Sheet {
  const plain = (text: string) => (text.startsWith("'") ? withoutApostrophe(text) : text)
  const rows = sheet.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, text: plain(cell.text) })),
  }))
  return { ...sheet, rows }
}

function nothingIn(sheet: string): FoundTable {
  return { sheet, headerLine: 0, columns: new Set(), unknownColumns: [], rows: [], ignored: [], otherSheets: [] }
}

function inSheet(fault: FileFault, key: StandardSheetKey): FileFault {
  return { ...fault, reason: `シート「${STANDARD_SHEETS[key].name}」：${fault.reason}` }
}

function notesOn(file: TableFile, read: readonly FoundTable[], unread: readonly Sheet[]): string[] {
  const form = file.encoding === 'xlsx' ? 'Excel ブック（.xlsx）' : `CSV（文字コード ${file.encoding}）`
  const notes = [...file.notes, `${form}として、シート ${read.map((table) => table.sheet).join('、')} を読みました。`]
  if (unread.length > 0) notes.push(`読まなかったシート：${unread.map((sheet) => sheet.name).join('、')}`)
  for (const table of read) {
    if (table.unknownColumns.length === 0) continue
    notes.push(`シート「${table.sheet}」で取り込まない列：${table.unknownColumns.join('、')}`)
  }
  return notes
}
