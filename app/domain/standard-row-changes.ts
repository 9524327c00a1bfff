/** What a row of a standard's sheet changes in the standard that is known. */
import type { RowResult } from './import-outcome'
import type { SkillStandardFile } from './skill-standard'
import { canonicalStandard } from './standard-canonical'
import type { ReadRow } from './standard-cells'
import { rowsOfStandard } from './standard-rows'
import { STANDARD_SHEETS, type StandardSheetKey } from './standard-sheet-forms'

export type AcceptedStandardRow = {
  sheet: string
  line: number
  result: RowResult
  changedFields: string[]
} & Record<string, unknown>

/** What a row says and, where it is known, said before; `key` names it within its sheet. */
export type ComparedRow = { key: string; said: Record<string, unknown>; before: Record<string, unknown> | null }

type KnownRows = ReadonlyMap<string, Record<string, unknown>>

/** The rows of a standard by sheet and what names them. */
export function knownRows(standard: SkillStandardFile): KnownRows {
  const sheets = Object.entries(rowsOfStandard(canonicalStandard(standard))) as [
    StandardSheetKey,
    Record<string, unknown>[],
  ][]
  return new Map(
    sheets.flatMap(([key, list]) =>
      list.map((row): [string, Record<string, unknown>] => [`${STANDARD_SHEETS[key].name} ${keyOfRow(row)}`, row]),
    ),
  )
}

/** What names a row within its sheet. */
function keyOfRow(row: Record<string, unknown>): string {
  if ('entry' in row) return comparable([row.skill, row.framework, row.entry, row.whole])
  if ('role' in row) return `${row.role} ${row.skill}`
  if ('indicator' in row) return `${row.skill} レベル ${row.level}`
  if ('text' in row) return row.kind === 'rules' ? JSON.stringify(row.text) : `${row.kind} ${row.key}`
  if ('confirmers' in row) return JSON.stringify([row.tier, row.levels])
  if ('version' in row && !('description' in row)) return 'standard'
  return String(row.code ?? row.skill ?? row.id ?? row.level)
}

/** A sound row beside what is known. */
export function compared(
  { sheet, cells, row }: ReadRow<object> & { row: object },
  before: KnownRows | null,
): { accepted: AcceptedStandardRow; compared: ComparedRow } {
  const said = row as Record<string, unknown>
  const key = keyOfRow(said)
  const known = before?.get(`${sheet} ${key}`) ?? null
  const asksNothing = 'requiredLevel' in said && said.requiredLevel === 0
  const changedFields = known
    ? Object.keys(said).filter((field) => comparable(said[field]) !== comparable(known[field]))
    : []
  const result: RowResult = !known
    ? asksNothing
      ? 'unchanged'
      : 'new'
    : changedFields.length > 0
      ? 'changed'
      : 'unchanged'
  return {
    accepted: { sheet, line: cells.line, result, changedFields, ...shownOf(said) },
    compared: { key, said, before: known },
  }
}

/** What a row is shown to say; of a skill what tells it from others. */
function shownOf(said: Record<string, unknown>): Record<string, unknown> {
  if (!('definition' in said)) return said
  const { code, name, category, tier, tool } = said
  return { code, name, category, tier, tool: tool ?? null }
}

/** A value as it is compared, however its keys stand; nothing and undefined are the same. */
export function comparable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(comparable).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(entries.map(([key, inner]) => [key, comparable(inner)]))
}
