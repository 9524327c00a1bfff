import { dateOfSerial, type SerialSystem } from '~/domain/city-date'
import { type Cell, NO_CELL, type Sheet, type TableRow } from '~/domain/table-file'

/** A cell as the worker sends it: column from 1, kind (text, number, date in ms, boolean, error), value, number format. */
type RawCell =
  | [column: number, kind: 's', text: string]
  | [column: number, kind: 'n', value: number, format?: string | null]
  | [column: number, kind: 'd', milliseconds: number]
  | [column: number, kind: 'b', value: boolean]
  | [column: number, kind: 'e', text: string]

type RawSheet = { name: string; rows: { line: number; cells: RawCell[] }[] }
export type RawWorkbook = { datesCountFrom1904: boolean; sheets: RawSheet[] }

/** Written as `_x0000_` and the like: no database holds it. */
const NOT_STORABLE = /\0|\p{Surrogate}/gu

const DAY = 86_400_000
const SERIAL_OF_1970: Record<SerialSystem, number> = { 1900: 25_569, 1904: 24_107 }

/**
 * The sheets as their users see them. The library reads `date1904="1"` but not `"true"`, so the day is worked out anew
 * from the serial number; a date cell has no time zone and no instant.
 */
export function sheetsOf(workbook: RawWorkbook, system: SerialSystem): Sheet[] {
  const read: SerialSystem = workbook.datesCountFrom1904 ? 1904 : 1900
  return workbook.sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet, read, system) }))
}

function rowsOf(sheet: RawSheet, read: SerialSystem, system: SerialSystem): TableRow[] {
  const rows: TableRow[] = []
  for (const { line, cells } of sheet.rows) {
    while (rows.length < line - 1) rows.push({ line: rows.length + 1, cells: [] })
    rows.push({ line, cells: cellsOf(cells, read, system) })
  }
  return rows
}

function cellsOf(raw: RawCell[], read: SerialSystem, system: SerialSystem): Cell[] {
  const cells: Cell[] = []
  for (const cell of raw) {
    while (cells.length < cell[0] - 1) cells.push(NO_CELL)
    cells.push(cellOf(cell, read, system))
  }
  return cells
}

function cellOf(raw: RawCell, read: SerialSystem, system: SerialSystem): Cell {
  switch (raw[1]) {
    case 's':
      return { text: raw[2].replace(NOT_STORABLE, '\uFFFD') }
    case 'b':
      return { text: raw[2] ? 'TRUE' : 'FALSE' }
    case 'e':
      return { text: raw[2], fault: 'CELL_ERROR' }
    case 'n':
      return numberCell(raw[2], raw[3] ?? '', system)
    case 'd':
      return dateCell(raw[2] / DAY + SERIAL_OF_1970[read], system)
  }
}

function numberCell(value: number, format: string, system: SerialSystem): Cell {
  const date = dateOfSerial(value, system)
  const text = shown(value, format)
  return date ? { text, date } : { text }
}

function dateCell(serial: number, system: SerialSystem): Cell {
  const date = dateOfSerial(serial, system)
  return date ? { text: date, date } : { text: String(serial) }
}

// Only zero padding changes what a code means; thousands separators, currency and the like are left off.
function shown(value: number, format: string): string {
  const plain = Number.isInteger(value) ? BigInt(value).toString() : String(value)
  const zeros = /^(0+)(?:;|$)/.exec(format)?.[1]
  return zeros && value >= 0 && Number.isInteger(value) ? plain.padStart(zeros.length, '0') : plain
}
