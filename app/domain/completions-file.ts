/**
 * Plans what a file of completions comes to (rule 9). Pure: facts in, decision with reasons out. A completion is one
 * person, one course, one day; the same with another score is a change. Prerequisites and seats are not checked: the
 * file reports what happened.
 */
import type { CityDate } from './calendar'
import { COMPLETION_COLUMNS, type CompletionFaultCode } from './completion-columns'
import { courseDirectory, type KnownCourse } from './completion-courses'
import { peopleDirectory } from './completion-people'
import {
  type CompletionRow,
  type CourseQuestion,
  type PersonQuestion,
  type ReadCompletion,
  readCompletion,
} from './completion-row'
import { badRow, type CellFault, countRows, notesOnReading, type PlannedImport, type RowResult } from './import-outcome'
import type { KnownStaff } from './known-staff'
import type { KnownUnits } from './known-units'
import { type FoundTable, findTable } from './table-columns'
import type { FileFault, TableFile } from './table-file'
import { unitDirectories } from './unit-directory'

/** A row as it was understood, for the preview. */
export type AcceptedCompletion = {
  line: number
  result: RowResult
  staffNumber: string
  course: string
  completedOn: CityDate
  score: number | null
  passed: true
  changedFields?: string[]
}

/** A completion to be recorded; `replaces` is the one that stands with another score. */
export type CompletionOperation = CompletionRow & { replaces: boolean }

export type CompletionsPlan = Omit<
  Extract<PlannedImport<object, CompletionOperation, CompletionFaultCode>, { ok: true }>,
  'accepted'
> & {
  accepted: AcceptedCompletion[]
  /** What only somebody who knows the people and the provider can tell. */
  questions: { people: PersonQuestion[]; courses: (CourseQuestion & { rows: number })[] }
}

export type CompletionsFacts = {
  file: TableFile
  staff: KnownStaff
  units: KnownUnits
  courses: readonly KnownCourse[]
  /** Codes of courses by what the provider of the file calls them. */
  aliases: ReadonlyMap<string, string>
  answers: Readonly<Record<string, string>>
  today: CityDate
}

export type ReadCompletions =
  | { ok: true; file: TableFile; table: FoundTable; rows: ReadCompletion[] }
  | { ok: false; fault: FileFault }

/** Reads every row of the file; what stands already is asked for only of what these name. */
export function readCompletions({ file, ...facts }: CompletionsFacts): ReadCompletions {
  const found = findTable(file, COMPLETION_COLUMNS)
  if (!found.ok) return found
  const { table } = found
  const filled = new Set([...table.columns].filter((column) => table.rows.some((row) => isFilled(row.cellOf(column)))))
  const people = peopleDirectory(facts.staff, unitDirectories(facts.units), facts.today)
  const courses = courseDirectory(facts.courses, facts.aliases)
  const { answers, today } = facts
  const rows = table.rows.map((row) => readCompletion(row, { filled, people, courses, today, answers }))
  return { ok: true, file, table, rows }
}

/** One person, one course, one day. */
export function completionKey(row: Pick<CompletionRow, 'staffNumber' | 'courseCode' | 'completedOn'>): string {
  return `${row.staffNumber} ${row.courseCode} ${row.completedOn}`
}

/**
 * What the rows come to beside what stands.
 * @param standing scores of the completions that are recorded, by `completionKey`
 */
export function planCompletions(
  read: Extract<ReadCompletions, { ok: true }>,
  standing: ReadonlyMap<string, number | null>,
): CompletionsPlan {
  const { table, rows } = read
  const groups = groupsOf(rows)
  const twice = scoredTwice(groups)
  const bad = rows.flatMap((row) => {
    const faults = [...row.faults, ...(twice.get(row.line) ?? [])]
    return badRow(row.line, table.sheet, faults) ?? []
  })
  const accepted: AcceptedCompletion[] = []
  const operations: CompletionOperation[] = []
  for (const [key, group] of groups) {
    if (group.some((row) => twice.has(row.line))) continue
    planGroup(group, standing.get(key), { accepted, operations })
  }
  const inOrder = (a: { line: number }, b: { line: number }) => a.line - b.line
  const ignored = [
    ...table.ignored,
    ...rows.filter((row) => row.notCompleted).map(({ line }) => ({ line, code: 'NOT_COMPLETED' as const })),
  ].sort(inOrder)
  accepted.sort(inOrder)
  return {
    ok: true,
    counts: countRows(accepted, { missing: [], bad, ignored }),
    bad,
    ignored,
    missing: [],
    notes: notesOnReading(read.file, table),
    accepted,
    operations: operations.sort(inOrder),
    questions: { people: rows.flatMap((row) => row.person ?? []), courses: unknownCourses(rows) },
  }
}

function isFilled(cell: { text: string; fault?: string }): boolean {
  return cell.fault !== undefined || cell.text.trim() !== ''
}

function groupsOf(rows: readonly ReadCompletion[]): Map<string, CompletionRow[]> {
  const groups = new Map<string, CompletionRow[]>()
  for (const { completion } of rows) {
    if (!completion) continue
    const key = completionKey(completion)
    const group = groups.get(key)
    if (group) group.push(completion)
    else groups.set(key, [completion])
  }
  return groups
}

/** Rows of one completion with several scores, by line: nobody can tell which is right. */
function scoredTwice(
  groups: ReadonlyMap<string, readonly CompletionRow[]>,
): Map<number, CellFault<CompletionFaultCode>[]> {
  const faults = new Map<number, CellFault<CompletionFaultCode>[]>()
  for (const group of groups.values()) {
    const scores = new Set(group.flatMap((row) => row.score ?? []))
    if (scores.size < 2) continue
    for (const row of group) {
      const lines = group.filter((other) => other !== row).map((other) => other.line)
      const reason = `同じ人・研修・修了日が ${lines.join('、')} 行目にもあり、点数が違います。正しい行だけを残してください。`
      faults.set(row.line, [{ column: '点数', code: 'COMPLETION_TWICE', value: String(row.score ?? ''), reason }])
    }
  }
  return faults
}

// A row without a score says nothing of it: what is known stays.
function planGroup(
  group: readonly CompletionRow[],
  stands: number | null | undefined,
  plan: { accepted: AcceptedCompletion[]; operations: CompletionOperation[] },
): void {
  const told = group.find((row) => row.score !== null) ?? group[0]
  if (!told) return
  const isKnown = stands !== undefined
  const isChanged = isKnown && told.score !== null && told.score !== stands
  if (!isKnown || isChanged) plan.operations.push({ ...told, replaces: isChanged })
  for (const row of group) {
    const counts = row === (isChanged ? told : group[0])
    const result = !counts ? 'unchanged' : isChanged ? 'changed' : isKnown ? 'unchanged' : 'new'
    const { line, staffNumber, courseCode, completedOn, score } = row
    plan.accepted.push({
      line,
      result,
      staffNumber,
      course: courseCode,
      completedOn,
      score,
      passed: true,
      ...(result === 'changed' ? { changedFields: ['score'] } : {}),
    })
  }
}

function unknownCourses(rows: readonly ReadCompletion[]): (CourseQuestion & { rows: number })[] {
  const asked = new Map<string, CourseQuestion & { rows: number }>()
  for (const { course } of rows) {
    if (!course) continue
    const known = asked.get(course.key)
    if (known) known.rows += 1
    else asked.set(course.key, { ...course, rows: 1 })
  }
  return [...asked.values()]
}
