/**
 * Reads the cells of one row and gathers what is wrong with them, so that a row is mended in one round trip.
 */
import type { CityDate } from './calendar'
import { type ParsedDate, parseCityDate } from './city-date'
import type { CellFault } from './import-outcome'
import { faultInName, faultInText, NAME_CHARACTER_REASONS } from './name-characters'
import type { DataRow } from './table-columns'

/** Faults that any file of a city can have. */
export type CommonFaultCode =
  | 'REQUIRED'
  | 'CELL_ERROR'
  | 'DATE_FORMAT'
  | 'DATE_NONEXISTENT'
  | 'DATE_ERA'
  | 'DATE_ORDER'
  | 'NAME_CHARS'
  | 'STAFFNO_FORMAT'

export type RowCells<Code extends string> = {
  line: number
  faults: CellFault<Code | CommonFaultCode>[]
  /** The trimmed text of a cell; empty also when the column is not in the file or the cell holds an error. */
  text: (column: string) => string
  /** The same, noting REQUIRED when it is empty. */
  required: (column: string) => string
  /** A name or other text of people, noting REQUIRED and characters that it cannot hold. */
  name: (column: string) => string
  title: (column: string) => string
  /** The day in a cell, or null when it is empty or no day (which is noted). */
  date: (column: string, parse?: (text: string) => ParsedDate) => CityDate | null
  requiredDate: (column: string, parse?: (text: string) => ParsedDate) => CityDate | null
  note: (
    column: string,
    code: Code | CommonFaultCode,
    reason: string,
    about?: { value?: string; hint?: string[] },
  ) => void
}

const DATE_REASONS = {
  DATE_FORMAT:
    '日付として読めません。2028-04-01、2028/4/1、令和10年4月1日、R10.4.1 のように、年月日を一つだけ書いてください。',
  DATE_NONEXISTENT: '暦にない日付です。年月日を確かめてください。',
  DATE_ERA: '元号の期間に入らない日付です。',
}

/** The reader of one row. */
export function cellsOfRow<Code extends string>(row: DataRow): RowCells<Code> {
  const faults: CellFault<Code | CommonFaultCode>[] = []
  const noted = new Set<string>()

  const raw = (column: string) => row.cellOf(column).text.trim()

  const note: RowCells<Code>['note'] = (column, code, reason, about = {}) => {
    noted.add(column)
    faults.push({
      column,
      code,
      value: about.value ?? raw(column),
      reason,
      ...(about.hint ? { hint: about.hint } : {}),
    })
  }

  const text = (column: string) => {
    const cell = row.cellOf(column)
    if (!cell.fault) return cell.text.trim()
    if (!noted.has(column)) {
      note(column, 'CELL_ERROR', 'セルがエラーか、計算結果のない数式です。値に直して保存しなおしてください。')
    }
    return ''
  }

  const required = (column: string) => {
    const found = text(column)
    if (found === '' && !noted.has(column)) note(column, 'REQUIRED', `「${column}」が空です。記入してください。`)
    return found
  }

  const date = (column: string, parse: (text: string) => ParsedDate = parseCityDate) => {
    const cell = row.cellOf(column)
    if (cell.date) return cell.date
    const written = text(column)
    if (written === '') return null
    const parsed = parse(written)
    if (parsed.ok) return parsed.date
    const meant = parsed.meant ? `${parsed.meant} のことですか。` : ''
    note(column, parsed.bad, DATE_REASONS[parsed.bad] + meant, parsed.meant ? { hint: [parsed.meant] } : {})
    return null
  }

  return {
    line: row.line,
    faults,
    text,
    required,
    date,
    note,
    name: (column) => {
      const name = required(column)
      const fault = faultInName(name)
      if (fault) note(column, 'NAME_CHARS', NAME_CHARACTER_REASONS[fault])
      return name
    },
    title: (column) => {
      const title = required(column)
      const fault = faultInText(title)
      if (fault) note(column, 'NAME_CHARS', NAME_CHARACTER_REASONS[fault])
      return title
    },
    requiredDate: (column, parse) => {
      const day = date(column, parse)
      if (day === null && !noted.has(column)) required(column)
      return day
    },
  }
}

/** A code or number as it is compared: full-width characters as their plain ones, without spaces. */
export function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '')
}
