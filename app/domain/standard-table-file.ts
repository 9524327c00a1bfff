/**
 * Plans what a table file of a standard comes to, row by row (rule 9). Pure: facts in, decision with reasons out.
 * What the file leaves out (a sheet, a column) stays as the standard says that it is laid over.
 */
import { badRow, countRows, type ImportCounts } from './import-outcome'
import { readSkillStandard, type SkillStandardFile } from './skill-standard'
import { isSound, type ReadRow, type StandardFaultCode } from './standard-cells'
import { laidOver } from './standard-laid-over'
import { type AcceptedStandardRow, type ComparedRow, compared, knownRows } from './standard-row-changes'
import { STANDARD_SHEETS, type StandardSheetKey } from './standard-sheet-forms'
import { inOrderOfSkills, readStandardRows, soundRows } from './standard-table-rows'
import { findStandardTables, type StandardTables } from './standard-tables'
import type { FileFault, TableFile } from './table-file'

type StandardBadRow = NonNullable<ReturnType<typeof badRow<StandardFaultCode>>>

export type StandardTablePlan = {
  ok: true
  counts: ImportCounts
  bad: StandardBadRow[]
  ignored: StandardTables['ignored']
  notes: string[]
  accepted: AcceptedStandardRow[]
  /** Beside `accepted`, row by row. */
  compared: ComparedRow[]
  missing: { sheet: string; code: string; name: string }[]
  /** The sheets that the file has. */
  tables: StandardSheetKey[]
  /** The standard that the good rows make, or what hinders them. */
  standard: ReturnType<typeof readSkillStandard>
}

type Facts = {
  file: TableFile
  /** What the file is laid over where it leaves something out. */
  frame: SkillStandardFile
  /** What its rows are compared with; null: the city has no standard yet. */
  known: SkillStandardFile | null
}

/** What a table file of a standard comes to: counts, bad rows with reasons, and the standard that its good rows make. */
export function planStandardTables({ file, frame, known }: Facts): StandardTablePlan | { ok: false; fault: FileFault } {
  const tables = findStandardTables(file)
  if (!tables.ok) return tables
  const rows = readStandardRows(tables.found, frame)
  const sheets = inOrderOfSkills(rows)
  const lists = Object.values(rows).flatMap((list): ReadRow<object>[] => list ?? [])
  const bad = lists.flatMap(({ sheet, cells }) => badRow(cells.line, sheet, cells.faults) ?? [])
  const before = known && knownRows(known)
  const outcomes = sheets.flatMap((read) => (isSound(read) ? [compared(read, before)] : []))
  const accepted = outcomes.map((one) => one.accepted)
  const told = laidOver(frame, soundRows(rows))
  const read = readSkillStandard(told)
  const missing = known && read.ok ? missingFrom(known, read.standard) : []
  return {
    ok: true,
    counts: countRows(accepted, { missing, bad, ignored: tables.found.ignored }),
    bad,
    ignored: tables.found.ignored,
    notes: tables.found.notes,
    accepted,
    compared: outcomes.map((one) => one.compared),
    missing,
    tables: (Object.keys(rows) as StandardSheetKey[]).filter((key) => rows[key] !== null),
    standard: read,
  }
}

function missingFrom(known: SkillStandardFile, told: SkillStandardFile): StandardTablePlan['missing'] {
  const gone = (sheet: string, before: readonly Named[], now: readonly Named[]) => {
    const codes = new Set(now.map((one) => one.code))
    return before.filter((one) => !codes.has(one.code)).map(({ code, name }) => ({ sheet, code, name: wordOf(name) }))
  }
  return [
    ...gone(STANDARD_SHEETS.skills.name, known.skills, told.skills),
    ...gone(STANDARD_SHEETS.categories.name, known.categories, told.categories),
    ...gone(STANDARD_SHEETS.roles.name, known.roles, told.roles),
    ...gone(STANDARD_SHEETS.tools.name, known.tools, told.tools),
  ]
}

type Named = { code: string; name: string | { ja: string } }

function wordOf(name: Named['name']): string {
  return typeof name === 'string' ? name : name.ja
}
