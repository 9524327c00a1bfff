import type ExcelJS from '@protobi/exceljs'
import { stringify } from 'csv-stringify/sync'
import { RUNS_AS_FORMULA } from '~/domain/formula-text'

/* Tables that leave the portal. A text that a spreadsheet would run as a formula gets an apostrophe in front. */

export type ExportCell = string | number | null

export type ExportSheet = { name: string; rows: readonly (readonly ExportCell[])[] }

const BYTE_ORDER_MARK = '\uFEFF'
const NOT_IN_SHEET_NAMES = /[[\]:*?/\\]/g
const LONGEST_SHEET_NAME = 31
const WIDEST_COLUMN = 40

/** CSV in UTF-8 with a byte order mark, CRLF; the first row is the header. */
export function toCsv(rows: readonly (readonly ExportCell[])[]): string {
  const safe = rows.map((row) => row.map(safeCell))
  // A lone line break inside a cell is quoted as well, and what somebody else's reader could take for a delimiter.
  return BYTE_ORDER_MARK + stringify(safe, { record_delimiter: 'windows', quoted_match: /[\r\n\t;]/ })
}

/** An xlsx workbook; the first row of each sheet is its header and stays in view. */
export async function toXlsx(sheets: readonly ExportSheet[]): Promise<Uint8Array> {
  // Loaded with the first workbook: most starts and most processes write none.
  const { default: library } = await import('@protobi/exceljs')
  const workbook = new library.Workbook()
  for (const sheet of sheets) addSheet(workbook, sheet)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** The text as it may stand in any spreadsheet; numbers and empty cells stay what they are. */
export function safeCell(cell: ExportCell): ExportCell {
  return typeof cell === 'string' && RUNS_AS_FORMULA.test(cell) ? `'${cell}` : cell
}

function addSheet(workbook: ExcelJS.Workbook, { name, rows }: ExportSheet): void {
  const sheet = workbook.addWorksheet(name.replace(NOT_IN_SHEET_NAMES, '・').slice(0, LONGEST_SHEET_NAME), {
    views: [{ state: 'frozen', ySplit: 1 }],
  })
  for (const row of rows) sheet.addRow(row.map(safeCell))
  sheet.getRow(1).font = { bold: true }
  sheet.columns.forEach((column, index) => {
    const widest = rows.reduce((width, row) => Math.max(width, widthOf(row[index] ?? null)), 6)
    column.width = Math.min(widest + 2, WIDEST_COLUMN)
    // Text stays text when somebody edits the cell: 080001 keeps its zero.
    if (rows.slice(1).some((row) => typeof row[index] === 'string')) column.numFmt = '@'
  })
}

function widthOf(cell: ExportCell): number {
  return [...String(cell ?? '')].reduce((width, character) => width + (character > '\u00ff' ? 2 : 1), 0)
}
