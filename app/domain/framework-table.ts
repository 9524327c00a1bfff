/**
 * Reads a framework from any table, by what its columns are said to mean. A table may tell only a part: items without
 * their levels, or the levels of items that another table has told.
 */
import { FRAMEWORK_KINDS, type FrameworkKind, type ToldFramework, type ToldItem } from './framework'
import { notesOnReading } from './import-outcome'
import { cellsOfRow, keyOf, type RowCells } from './row-cells'
import { findTable } from './table-columns'
import type { FileFault, TableFile } from './table-file'

export const MAPPED_FIELDS = ['code', 'parent', 'title', 'description', 'level', 'kind'] as const
type MappedField = (typeof MAPPED_FIELDS)[number]

/** Which column of a table means what; '' or absent: none. */
export type ColumnMapping = Partial<Record<MappedField, string>>

export const MAPPED_FIELD_WORDS: Readonly<Record<MappedField, string>> = {
  code: 'コード',
  parent: '上位コード',
  title: '名称',
  description: '説明',
  level: 'レベル',
  kind: '種別',
}

export const FRAMEWORK_KIND_WORDS: Readonly<Record<FrameworkKind, string>> = {
  area: '領域',
  competence: '能力',
  level: 'レベル',
  statement: '記述',
}

const LIKELY: Readonly<Record<MappedField, RegExp>> = {
  code: /^(コード|項目コード|code|id|identifier|idnumber|.*(statement|item|skill|competence)id|番号|no\.?)$/i,
  parent: /^(上位コード|親コード|上位|parent.*|competencenumber|上位項目.*)$/i,
  title: /^(名称|名前|項目名?|title|name|shortname|label|(competence)?statement|スキル名?)$/i,
  description: /^(説明|定義|description|descriptor|definition|内容)$/i,
  level: /^(レベル|水準|段階|level|proficiencylevel(name)?)$/i,
  kind: /^(種別|種類|kind|type|cfitemtype)$/i,
}

/** Names of columns that a table may have, of every sheet: its first row with two or more filled cells. */
export function columnsOf(file: TableFile): string[] {
  const names = file.sheets.flatMap((sheet) => {
    const header = sheet.rows.find((row) => row.cells.filter((cell) => cell.text.trim() !== '').length >= 2)
    return (header?.cells ?? []).map((cell) => columnKey(cell.text)).filter((name) => name !== '')
  })
  return [...new Set(names)]
}

/** The name of a column as it is compared: NFKC, without spaces. */
function columnKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '')
}

/** What columns probably mean, by their names. */
export function likelyMapping(columns: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {}
  const used = new Set<string>()
  for (const field of MAPPED_FIELDS) {
    const column = columns.find((name) => !used.has(name) && LIKELY[field].test(name))
    if (column === undefined) continue
    mapping[field] = column
    used.add(column)
  }
  return mapping
}

/** Whether a mapping says enough: which column holds the code, and something of what the code stands for. */
export function isMapped(mapping: ColumnMapping): boolean {
  return Boolean(mapping.code) && Boolean(mapping.title || mapping.level || mapping.description)
}

/** Reads the rows of a table by a mapping of its columns. */
export function readFrameworkTable(
  file: TableFile,
  said: ColumnMapping,
): { ok: true; told: ToldFramework } | { ok: false; fault: FileFault } {
  const mapping = Object.fromEntries(
    Object.entries(said).map(([field, name]) => [field, columnKey(name)]),
  ) as ColumnMapping
  const { code = '', ...others } = mapping
  const optional = Object.values(others).filter((name) => name !== '')
  const found = findTable(file, { required: [code, ...optional], optional: [] })
  if (!found.ok) return found
  const faults: ToldFramework['faults'] = []
  const items = found.table.rows.flatMap((row): ToldItem[] => {
    const cells = cellsOfRow<'KIND_UNKNOWN'>(row)
    const item = itemOf(cells, mapping)
    faults.push(...cells.faults.map((fault) => ({ ...fault, line: row.line })))
    return item ? [item] : []
  })
  return { ok: true, told: { header: {}, items, faults, notes: notesOnReading(file, found.table) } }
}

function itemOf(cells: RowCells<'KIND_UNKNOWN'>, mapping: ColumnMapping): ToldItem | null {
  const said = (field: MappedField) => (mapping[field] ? cells.text(mapping[field] ?? '') : undefined)
  const code = codeText(cells.required(mapping.code ?? ''))
  if (code === '') return null
  const parent = said('parent')
  const level = said('level')
  return {
    line: cells.line,
    code,
    parentCode: parent === undefined ? undefined : codeText(parent) || null,
    title: said('title') || undefined,
    description: said('description'),
    level: level === undefined ? undefined : level || null,
    kind: kindOf(cells, mapping.kind ?? ''),
  }
}

/** A number that a workbook kept as one: 1.1000000000000001 is 1.1. */
function codeText(text: string): string {
  return /^\d+\.\d{12,}$/.test(text) ? String(Math.round(Number(text) * 1e9) / 1e9) : text
}

function kindOf(cells: RowCells<'KIND_UNKNOWN'>, column: string): FrameworkKind | undefined {
  const written = column === '' ? '' : cells.text(column)
  if (written === '') return undefined
  const key = keyOf(written).toLowerCase()
  const kind = FRAMEWORK_KINDS.find((each) => each === key || FRAMEWORK_KIND_WORDS[each] === key)
  if (!kind) {
    const words = FRAMEWORK_KINDS.map((each) => FRAMEWORK_KIND_WORDS[each]).join('・')
    cells.note(column, 'KIND_UNKNOWN', `種別は ${words} のどれかで書いてください。`)
  }
  return kind
}
