import { type CityDate, type FiscalYear, fiscalYearInWareki } from '~/domain/calendar'
import { CERTIFIED_ROLES, type CertifiedRole } from '~/domain/certificate'
import {
  type PlanBlock,
  type PlanIndicator,
  type PlanSheet,
  plannedTotal,
  type ResultState,
  resultState,
  type SheetFigure,
  type SupportingMeasure,
  spansOf,
  type YearState,
  yearStateOn,
} from '~/domain/sheet'
import { signed } from '~/domain/signed'
import { roleWord } from '~/domain/terms'
import type { YearFigures } from '~/facts/sheet-figures'
import { ledgerHref, officersHref, peopleHref, sourceOf } from './sheet-links'
import { type Notes, noteOf } from './sheet-notes'

/** A field of the sheet: what it says, where that comes from, the number of its note. */
export type SheetCell = {
  text: string
  to: string | null
  note: number | null
  state: ResultState | null
  /** The bare figure, for a workbook. */
  value: number | null
}

export type SheetYear = {
  fiscalYear: FiscalYear
  code: string
  name: string
  state: YearState
  isFixed: boolean
  /** The year that the sheet is about. */
  isAsked: boolean
}

export type OutputRows = { name: string; plan: SheetCell[]; actual: SheetCell[]; total: SheetCell[] | null }
export type BlockRows = {
  activity: { name: string; plan: { words: string; years: number }[]; actual: SheetCell[] } | null
  outputs: OutputRows[]
  outcome: string | null
}
export type SupportingRow = {
  id: string
  name: string
  unit: string
  note: number | null
  cells: SheetCell[]
  reference: string
}

/** What the sheet of a year is made from. */
export type SheetGround = {
  sheet: PlanSheet
  supporting: readonly SupportingMeasure[]
  asked: FiscalYear
  asOf: CityDate
  /** The years that have begun, up to the one that is asked for. */
  figures: readonly YearFigures[]
  /** What the owner wrote of each activity, by year. */
  activities: ReadonlyMap<FiscalYear, readonly string[]>
}

const NO_DATA = '—'

export function yearsOf({ sheet, asked, asOf, figures }: SheetGround): SheetYear[] {
  return sheet.years.map(({ code, fiscalYear }) => ({
    fiscalYear,
    code,
    name: fiscalYearInWareki(fiscalYear),
    state: fiscalYear > asked ? 'future' : yearStateOn(fiscalYear, asOf),
    isFixed: figures.some((one) => one.fiscalYear === fiscalYear && one.isFixed),
    isAsked: fiscalYear === asked,
  }))
}

export function blocksOf(ground: SheetGround, notes: Notes): BlockRows[] {
  return ground.sheet.blocks.map((block, place) => ({
    activity: block.activity && {
      name: block.activity.name,
      plan: spansOf(block.activity).map(({ words, years }) => ({ words: words ?? '', years })),
      actual: activityCells(ground, block, place),
    },
    outputs: block.indicators.map((indicator) => outputRows(ground, indicator, notes)),
    outcome: block.outcome?.name ?? null,
  }))
}

function outputRows(ground: SheetGround, indicator: PlanIndicator, notes: Notes): OutputRows {
  const years = yearsOf(ground)
  const role = CERTIFIED_ROLES.find((one) => one === indicator.role) ?? null
  return {
    name: indicator.name,
    plan: years.map(({ fiscalYear }) =>
      plain(planWords(indicator, fiscalYear), indicator.values.get(fiscalYear) ?? null),
    ),
    actual: years.map((year) => actualCell(ground, { indicator, role, year }, notes)),
    total: role && indicator.isIncrement ? years.map((year) => totalCell(ground, { indicator, role, year })) : null,
  }
}

/** The plan's own words; a value that is only inferred says so. */
function planWords({ words, values, inferred, unit }: PlanIndicator, year: FiscalYear): string {
  const value = values.get(year) ?? null
  if (inferred.includes(year) && value !== null) return `${signed(value)}${unit}（推定）`
  return words.get(year) ?? ''
}

type Asked = { indicator: PlanIndicator; role: CertifiedRole | null; year: SheetYear }

function actualCell(ground: SheetGround, { indicator, role, year }: Asked, notes: Notes): SheetCell {
  const told = figuresOf(ground, year)
  const value = actualOf(ground, indicator, year.fiscalYear)
  const state = resultState({ plan: indicator.values.get(year.fiscalYear) ?? null, actual: value, year: year.state })
  if (!told || value === null) return { ...plain(year.state === 'future' ? '' : NO_DATA), state }
  const text = `${indicator.isIncrement ? signed(value) : value}${indicator.unit}`
  const to = role ? ledgerHref(role, told.day) : officersHref(told.day)
  // Of the years before the last one the earlier sheets tell: the list of notes does not grow with the plan.
  const note = year.fiscalYear < ground.asked - 1 && role ? null : noteOf(notes, told, role)
  return { text, to, note, state, value }
}

/** `31 / 30人`: who counts at the end of the year, beside the plan's total. */
function totalCell(ground: SheetGround, { indicator, role, year }: Asked & { role: CertifiedRole }): SheetCell {
  const told = figuresOf(ground, year)
  const planned = plannedTotal(indicator.values, year.fiscalYear)
  const of = planned === null ? '' : ` / ${planned}${indicator.unit}`
  if (!told || actualOf(ground, indicator, year.fiscalYear) === null) return plain(of.trim(), planned)
  const { now } = told.roles[role]
  const unit = planned === null ? indicator.unit : ''
  return { ...plain(`${now}${unit}${of}`, now), to: peopleHref(role, 'closing', told.day) }
}

/**
 * What was reached in a year; null: nothing is known of it, as before the first year in which the plan names a number or
 * anybody was counted.
 */
function actualOf({ figures }: SheetGround, indicator: PlanIndicator, year: FiscalYear): number | null {
  const told = figures.find((one) => one.fiscalYear === year)
  if (!told) return null
  const planned = indicator.values.get(year) ?? null
  const role = CERTIFIED_ROLES.find((one) => one === indicator.role)
  if (!role) {
    if (indicator.role !== 'TECH_OFFICER') return null
    return planned === null && told.officers.hired === 0 ? null : told.officers.hired
  }
  const isCounted = (one: YearFigures) =>
    (indicator.values.get(one.fiscalYear) ?? null) !== null || one.roles[role].now > 0 || one.roles[role].gross > 0
  return figures.some((one) => one.fiscalYear <= year && isCounted(one)) ? told.roles[role].net : null
}

function activityCells(ground: SheetGround, block: PlanBlock, place: number): SheetCell[] {
  return yearsOf(ground).map((year) => {
    const told = figuresOf(ground, year)
    if (!told) return plain('')
    const written = ground.activities.get(year.fiscalYear)?.[place] ?? ''
    return plain(written !== '' ? written : doneWords(block, told, year.state))
  })
}

/** What the records show of an activity, where its owner wrote nothing. */
function doneWords({ indicators }: PlanBlock, { candidates, officers }: YearFigures, state: YearState): string {
  if (indicators.some(({ role }) => role === 'TECH_OFFICER')) {
    if (officers.inOffice > 0) return '配置'
    return officers.hired > 0 ? '採用を決定' : NO_DATA
  }
  const people = indicators.reduce((sum, { role }) => sum + (candidates.get(role) ?? 0), 0)
  if (people === 0) return NO_DATA
  return `${state === 'running' ? '実施中' : '実施'}（候補 ${people}人）`
}

export function supportingRows(ground: SheetGround, notes: Notes): SupportingRow[] {
  return ground.supporting.map(({ id, name, unit, definition, reference }) => ({
    id,
    name,
    unit,
    note: notes.add(definition),
    reference: String(reference.get(ground.asked) ?? NO_DATA),
    cells: yearsOf(ground).map((year) => {
      const told = figuresOf(ground, year)
      if (!told) return plain('')
      const value = told.supporting.get(id)
      if (value === undefined) return plain('未計測')
      if (value === null) return plain(NO_DATA)
      const digits = unit === '%' || unit.startsWith('点') ? 1 : 0
      const text = value.toLocaleString('ja-JP', { minimumFractionDigits: digits, maximumFractionDigits: digits })
      const of = id === 'SUP-SECTION-LEADER' ? ` / ${told.sections}` : ''
      return { ...plain(`${text}${of}`, value), to: sourceOf(id, told.day) }
    }),
  }))
}

/** Newly certified people, which the plan does not count but the sheet tells beside the net increase. */
export function newlyCertifiedRows(ground: SheetGround): SupportingRow[] {
  const counted = ground.sheet.blocks
    .flatMap(({ indicators }) => indicators)
    .flatMap((indicator) => {
      const role = CERTIFIED_ROLES.find((one) => one === indicator.role)
      return role && indicator.isIncrement ? [{ indicator, role }] : []
    })
  return counted.map(({ indicator, role }) => ({
    id: `NEW-${role}`,
    name: `新規に認定した人：${roleWord(role)}`,
    unit: indicator.unit,
    note: null,
    reference: NO_DATA,
    cells: yearsOf(ground).map((year) => {
      const told = figuresOf(ground, year)
      if (!told) return plain('')
      if (actualOf(ground, indicator, year.fiscalYear) === null) return plain(NO_DATA)
      const { gross } = told.roles[role]
      return { ...plain(String(gross), gross), to: gross === 0 ? null : peopleHref(role, 'new', told.day) }
    }),
  }))
}

/** Every figure of the sheet up to its year, as a version keeps them. */
export function figuresToKeep(ground: SheetGround): SheetFigure[] {
  const indicators = ground.sheet.blocks.flatMap((block) => block.indicators)
  return ground.figures.flatMap((told) => [
    ...indicators.flatMap((indicator): SheetFigure[] => {
      const of = { fiscalYear: told.fiscalYear as number }
      const value = actualOf(ground, indicator, told.fiscalYear)
      const role = CERTIFIED_ROLES.find((one) => one === indicator.role)
      const net = { ...of, key: `${indicator.role}.net`, label: indicator.name, value }
      if (!role || !indicator.isIncrement) return [net]
      const now = value === null ? null : told.roles[role].now
      return [net, { ...of, key: `${indicator.role}.now`, label: `${indicator.name}の累計`, value: now }]
    }),
    ...ground.supporting.flatMap(({ id, name }): SheetFigure[] => {
      const value = told.supporting.get(id)
      return value === undefined ? [] : [{ key: id, label: name, fiscalYear: told.fiscalYear, value }]
    }),
  ])
}

function figuresOf({ figures }: SheetGround, year: SheetYear): YearFigures | null {
  return year.state === 'future' ? null : (figures.find(({ fiscalYear }) => fiscalYear === year.fiscalYear) ?? null)
}

function plain(text: string, value: number | null = null): SheetCell {
  return { text, to: null, note: null, state: null, value }
}
