/**
 * How the cells of a standard's sheets are read: texts, codes, levels, words; what is wrong is noted with its remedy.
 */
import { type CommonFaultCode, cellsOfRow, keyOf, type RowCells } from './row-cells'
import { hasUnwritable, type SkillLevel } from './skill-standard'
import type { FoundTable } from './table-columns'
import { UNREADABLE } from './table-file'
import { toSkillLevel } from './terms'

export type StandardFaultCode =
  | CommonFaultCode
  | 'CODE_FORMAT'
  | 'CODE_DUPLICATE'
  | 'TEXT_CHARS'
  | 'NUMBER_FORMAT'
  | 'WORD_UNKNOWN'
  | 'SKILL_DUPLICATE'
  | 'SKILL_UNKNOWN'
  | 'SKILL_BAD'
  | 'CATEGORY_UNKNOWN'
  | 'TIER_UNKNOWN'
  | 'TOOL_UNKNOWN'
  | 'LEVEL_MISSING'
  | 'LEVEL_DUPLICATE'
  | 'LEVEL_FORMAT'
  | 'LEVEL_RANGE'
  | 'ROLE_DIFFERS'
  | 'ROLE_UNKNOWN'
  | 'KIND_UNKNOWN'
  | 'MUST_UNKNOWN'
  | 'MUST_WITHOUT_LEVEL'
  | 'ANY_OF_ALONE'
  | 'REQUIREMENT_DUPLICATE'
  | 'VERSION_FORMAT'
  | 'YEAR_FORMAT'
  | 'JSON_FORMAT'
  | 'ORIGIN_SOURCES'

export type StandardCells = RowCells<StandardFaultCode>

/** A row as it was read: sound while nothing is noted on its cells. */
export type ReadRow<Row> = { sheet: string; cells: StandardCells; row: Row | null }

/** Reads each row of a table. */
export function readRows<Row>(
  table: FoundTable,
  sheet: string,
  read: (cells: StandardCells, has: (column: string) => boolean) => Row | null,
): ReadRow<Row>[] {
  const has = (column: string) => table.columns.has(column)
  return table.rows.map((found) => {
    const cells = cellsOfRow<StandardFaultCode>(found)
    return { sheet, cells, row: read(cells, has) }
  })
}

export function isSound<Row>(read: ReadRow<Row>): read is ReadRow<Row> & { row: Row } {
  return read.row !== null && read.cells.faults.length === 0
}

const CODE = /^[A-Z][A-Z0-9_-]{0,39}$/

/** A text as it stands, with one kind of line break. */
export function textIn(cells: StandardCells, column: string): string {
  return checked(cells, column, cells.text(column))
}

export function requiredText(cells: StandardCells, column: string): string {
  return checked(cells, column, cells.required(column))
}

/** A text of a column that need not be there: undefined when it is not. */
export function textIfAny(
  cells: StandardCells,
  has: (column: string) => boolean,
  column: string,
): { text?: string | undefined } {
  return has(column) ? { text: textIn(cells, column) } : {}
}

function checked(cells: StandardCells, column: string, found: string): string {
  if (hasUnwritable(found) || found.includes(UNREADABLE)) {
    cells.note(column, 'TEXT_CHARS', '読み取れない文字か、使えない制御文字があります。書き直してください。')
  }
  return found.replace(/\r\n?/g, '\n')
}

export function codeIn(cells: StandardCells, column: string): string {
  const code = keyOf(cells.required(column))
  if (code !== '' && !CODE.test(code)) {
    cells.note(column, 'CODE_FORMAT', 'コードは英大文字で始め、英大文字・数字・「-」・「_」で40文字までです。')
  }
  return code
}

/** The code that one of these words stands for (or the code itself); null when it is none, which is noted. */
export function wordIn<Code extends string>(
  cells: StandardCells,
  column: string,
  words: Readonly<Record<Code, string>>,
  fault: StandardFaultCode = 'WORD_UNKNOWN',
): Code | null {
  const written = keyOf(cells.required(column))
  if (written === '') return null
  const found = codeOf(written, words)
  if (found === null)
    cells.note(column, fault, `「${column}」は ${Object.values(words).join('、')} のどれかにしてください。`)
  return found
}

function codeOf<Code extends string>(written: string, words: Readonly<Record<Code, string>>): Code | null {
  const found = (Object.entries(words) as [Code, string][]).find(
    ([code, word]) => keyOf(word) === written || code === written,
  )
  return found?.[0] ?? null
}

/** The same of a list, with 、 between. */
export function wordsIn<Code extends string>(
  cells: StandardCells,
  column: string,
  words: Readonly<Record<Code, string>>,
): Code[] {
  return listIn(cells, column).flatMap((written) => {
    const found = codeOf(written, words)
    if (found !== null) return [found]
    const all = Object.values(words).join('、')
    cells.note(column, 'WORD_UNKNOWN', `「${written}」は分かりません。${all} を「、」で区切って書いてください。`)
    return []
  })
}

export function listIn(cells: StandardCells, column: string): string[] {
  return cells
    .text(column)
    .normalize('NFKC')
    .split(/[、;,\n]/)
    .map((part) => part.replace(/\s/g, ''))
    .filter((part) => part !== '')
}

export function levelIn(cells: StandardCells, column: string): SkillLevel | null {
  const written = keyOf(cells.required(column))
  return written === '' ? null : levelOf(cells, column, written)
}

export function levelsIn(cells: StandardCells, column: string): SkillLevel[] {
  return listIn(cells, column).flatMap((written) => levelOf(cells, column, written) ?? [])
}

function levelOf(cells: StandardCells, column: string, written: string): SkillLevel | null {
  if (!/^[-+]?\d+$/.test(written)) {
    cells.note(column, 'LEVEL_FORMAT', 'レベルは 0 から 4 の数字で書いてください。')
    return null
  }
  const level = toSkillLevel(Number(written))
  if (level === null) cells.note(column, 'LEVEL_RANGE', 'レベルは 0 から 4 です。範囲の中の数字に直してください。')
  return level
}

/** A whole number from 0 up; null when the cell is empty or holds none, which is noted. */
export function numberIn(
  cells: StandardCells,
  column: string,
  { least, most }: { least: number; most: number },
  fault: StandardFaultCode = 'NUMBER_FORMAT',
): number | null {
  const written = keyOf(cells.text(column)).replace(/年度$/, '')
  if (written === '') return null
  const number = /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN
  if (number >= least && number <= most) return number
  cells.note(column, fault, `${least} から ${most} の数字で書いてください。`)
  return null
}
