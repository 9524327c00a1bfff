/**
 * The plan's sheets (個票): what the plan says of a fiscal year beside what came of it, and how the two stand to each
 * other. Source: domain notes §4, §7; plan targets › `columnMapping`, `semantics`.
 */
import { type CityDate, type FiscalYear, fiscalYearEnd, fiscalYearOf } from './calendar'

/** By fiscal year of the plan; null: the plan leaves the field empty, which is not 0. */
type ByYear<Value> = ReadonlyMap<FiscalYear, Value | null>

export type PlanRow = { name: string; words: ByYear<string> }

export type PlanIndicator = {
  /** The role that is counted. */
  role: string
  name: string
  unit: string
  /** Compared with the year before; else counted in the year itself. */
  isIncrement: boolean
  /** The plan's own words. */
  words: ByYear<string>
  values: ByYear<number>
  /** Years of which the value is inferred, not stated. */
  inferred: readonly FiscalYear[]
}

/** An activity, the output that it leads to with its indicators, and the outcome. */
export type PlanBlock = {
  activity: PlanRow | null
  output: PlanRow
  outcome: PlanRow | null
  indicators: readonly PlanIndicator[]
}

export type PlanSheet = {
  number: number
  title: string
  purpose: string
  owner: string
  gist: string
  present: readonly string[]
  issues: readonly string[]
  logicModel: Readonly<Record<'activity' | 'output' | 'outcome' | 'impact', readonly string[]>>
  years: readonly { code: string; fiscalYear: FiscalYear }[]
  blocks: readonly PlanBlock[]
}

/** A measure that the city adds (計画にない補助指標); `reference` is something to look back at, no target. */
export type SupportingMeasure = {
  id: string
  name: string
  unit: string
  definition: string
  reference: ByYear<number>
}

/** A year as seen from a day: over, running, or still to come. */
export type YearState = 'over' | 'running' | 'future'

export function yearStateOn(year: FiscalYear, day: CityDate): YearState {
  if (fiscalYearEnd(year) <= day) return 'over'
  return fiscalYearOf(day) === year ? 'running' : 'future'
}

/** How an actual figure stands to the plan. `no_data`: nothing is known of the year, which is not 0. */
export type ResultState = 'achieved' | 'below' | 'not_yet' | 'no_number' | 'no_data' | 'future'

export function resultState(cell: { plan: number | null; actual: number | null; year: YearState }): ResultState {
  if (cell.year === 'future') return 'future'
  if (cell.plan === null) return 'no_number'
  if (cell.actual === null) return 'no_data'
  if (cell.actual >= cell.plan) return 'achieved'
  return cell.year === 'over' ? 'below' : 'not_yet'
}

/**
 * The plan's total at the end of a year: the increments up to it (domain notes §7; the years before the first are 0).
 * @returns null before the first number
 */
export function plannedTotal(values: ByYear<number>, year: FiscalYear): number | null {
  const told = [...values].flatMap(([of, value]) => (of <= year && value !== null ? [value] : []))
  return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0)
}

/** One field of an activity's row, over as many years as it holds: an empty field goes on with what stands before it. */
export type PlanSpan = { from: FiscalYear; years: number; words: string | null }

export function spansOf(row: PlanRow): PlanSpan[] {
  const spans: PlanSpan[] = []
  for (const [from, words] of row.words) {
    const before = spans.at(-1)
    if (words === null && before && before.words !== null) before.years += 1
    else spans.push({ from, years: 1, words })
  }
  return spans
}

/** A figure of a sheet as it was on the day on which a version was saved. */
export type SheetFigure = { key: string; label: string; fiscalYear: number; value: number | null }
type FigureChange = { label: string; fiscalYear: number; saved: number | null; now: number | null }

/** What has changed since, in the order of the figures of now; what a version did not have is no change. */
export function changedFigures(saved: readonly SheetFigure[], now: readonly SheetFigure[]): FigureChange[] {
  const before = new Map(saved.map((figure) => [`${figure.key}/${figure.fiscalYear}`, figure.value]))
  return now.flatMap(({ key, label, fiscalYear, value }) => {
    const old = before.get(`${key}/${fiscalYear}`)
    return old === undefined || old === value ? [] : [{ label, fiscalYear, saved: old, now: value }]
  })
}

/** The texts that somebody writes, in the order of the sheet: 所管課のコメント、課題と対応、委員会の意見、意見への対応. */
export const SHEET_TEXTS = ['comment', 'issues', 'opinion', 'answer'] as const
export type SheetText = (typeof SHEET_TEXTS)[number]

/** Characters and lines; with all four as long, a sheet still is one page of A4. */
export const LONGEST_SHEET_TEXT = 160
export const MOST_LINES_OF_SHEET_TEXT = 3
export const LONGEST_ACTIVITY = 20
