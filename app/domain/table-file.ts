/**
 * A table file (CSV, tab text, workbook) as it was read, before anybody knows what its columns mean.
 * Nothing is dropped here: a character that could not be read is U+FFFD, so that a row can name it.
 */
import type { CityDate } from './calendar'

/** One cell as its writer sees it on the screen. */
export type Cell = {
  text: string
  /** The day that a number or date of a workbook means, should its column be one of days. */
  date?: CityDate
  /** A spreadsheet error, or a formula that was saved without its result. */
  fault?: 'CELL_ERROR'
}

/** `line` is the physical line on which the record starts, or the row of the sheet; both count from 1. */
export type TableRow = { line: number; cells: Cell[] }

/** `name` is null for a text file, which has one sheet only. */
export type Sheet = { name: string | null; rows: TableRow[] }

export const TEXT_ENCODINGS = ['UTF-8', 'CP932', 'UTF-16LE', 'UTF-16BE'] as const

export type TextEncoding = (typeof TEXT_ENCODINGS)[number]

export type TableFile = {
  encoding: TextEncoding | 'xlsx'
  /** What separates the cells of a text file; null for a workbook. */
  delimiter: ',' | '\t' | ';' | null
  sheets: Sheet[]
  /** What the reader noticed and the preview should say. */
  notes: string[]
}

export type FileFaultCode = 'FILE_BOMB' | 'FILE_UNREADABLE' | 'FILE_TOO_LONG' | 'FILE_EMPTY' | 'FILE_COLUMNS'

/** Why a whole file is refused, and in `reason` what its sender can do about it. */
export type FileFault = { code: FileFaultCode; reason: string }

export type ReadTableFile = { ok: true; file: TableFile } | { ok: false; fault: FileFault }

export const NO_CELL: Cell = { text: '' }

/** What stands for a character that could not be read. */
export const UNREADABLE = '\uFFFD'
