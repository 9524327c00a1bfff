/**
 * What an import file comes to, row by row, before anything is stored (rule 9).
 * Each row is one of new, changed, unchanged, bad, ignored; what is known but not in the file is missing.
 */

import type { FoundTable, IgnoredRow } from './table-columns'
import type { FileFault, TableFile } from './table-file'

/** One fault of one cell, with its remedy in Japanese; `hint` are names or numbers that may have been meant. */
export type CellFault<Code extends string> = {
  column: string
  code: Code
  /** The cell as it stands in the file. */
  value: string
  reason: string
  hint?: string[]
}

/** A row that cannot be taken over: its first fault, and in `also` the further ones. */
type BadRow<Code extends string> = CellFault<Code> & { line: number; sheet?: string; also: CellFault<Code>[] }

export type RowResult = 'new' | 'changed' | 'unchanged'

export type ImportCounts = {
  new: number
  changed: number
  unchanged: number
  missing: number
  bad: number
  ignored: number
}

type ImportPlan<Accepted, Operation, Code extends string> = {
  ok: true
  counts: ImportCounts
  bad: BadRow<Code>[]
  ignored: IgnoredRow[]
  /** Codes or numbers that are known and not in the file: shown, never ended by that. */
  missing: string[]
  /** What the preview says about the file as a whole. */
  notes: string[]
  accepted: (Accepted & { line: number; result: RowResult; changedFields: string[] })[]
  /** What is to be written if the good rows are taken over, in this order. */
  operations: Operation[]
}

export type PlannedImport<Accepted, Operation, Code extends string> =
  | ImportPlan<Accepted, Operation, Code>
  | { ok: false; fault: FileFault }

/**
 * A bad row from its faults. A wrong value comes before an empty cell: it is what its writer can look up.
 * @param faults at least one
 */
export function badRow<Code extends string>(
  line: number,
  sheet: string | null,
  faults: readonly CellFault<Code>[],
): BadRow<Code> | null {
  const first = faults.find((fault) => fault.code !== 'REQUIRED') ?? faults[0]
  if (!first) return null
  return { line, ...first, ...(sheet === null ? {} : { sheet }), also: faults.filter((fault) => fault !== first) }
}

/** Counts of a plan from its lists. */
export function countRows(
  accepted: readonly { result: RowResult }[],
  lists: { missing: readonly unknown[]; bad: readonly unknown[]; ignored: readonly unknown[] },
): ImportCounts {
  const counts = { new: 0, changed: 0, unchanged: 0 }
  for (const { result } of accepted) counts[result] += 1
  return { ...counts, missing: lists.missing.length, bad: lists.bad.length, ignored: lists.ignored.length }
}

/** What the preview says about how the file was read. */
export function notesOnReading(file: TableFile, table: FoundTable): string[] {
  const notes = [...file.notes, encodingNote(file)]
  if (table.sheet !== null) notes.push(`シート「${table.sheet}」の ${table.headerLine} 行目を見出しとして読みました。`)
  if (table.otherSheets.length > 0) notes.push(`読まなかったシート：${table.otherSheets.join('、')}`)
  if (table.unknownColumns.length > 0) notes.push(`取り込まない列：${table.unknownColumns.join('、')}`)
  const total = table.ignored.find((row) => row.code === 'TOTAL')
  if (total) notes.push(`${total.line} 行目は合計の行なので飛ばしました。`)
  return notes
}

function encodingNote(file: TableFile): string {
  if (file.encoding === 'xlsx') return 'Excel ブック（.xlsx）として読みました。'
  const delimiter = { ',': 'カンマ', '\t': 'タブ', ';': 'セミコロン' }[file.delimiter ?? ',']
  return `文字コード ${file.encoding}、区切りは${delimiter}として読みました。`
}
