import { max, sum } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { type CellValue, type ChartMeasure, cellClass, sharePercent } from './skill-map-scale'
import { fitText, fitTwoLines, widthInEms } from './text-fit'

type SkillMapSkill = { code: string; name: string; shortName: string; categoryCode: string; core: boolean }
type SkillMapCategory = { code: string; name: string }
type SkillMapUnit = {
  code: string
  name: string
  /** Assessed people, one number for each heading of `assessedHeadings`. */
  assessed: readonly CellValue[]
  /** Said in place of the cells where a unit has no people of its own. */
  emptyText?: string
}

/** Units × skills, the numbers as plain arrays (row = unit, column = skill) with the labels once. */
export type SkillMapInput = {
  measure: ChartMeasure
  /** People at or above this level are counted. */
  level: number
  /** What a row is: 部局, 所属, 係. */
  unitHeading: string
  /** `['評価済み']`, or `['共通', '拡張']` where the two tiers are counted apart. */
  assessedHeadings: readonly string[]
  categories: readonly SkillMapCategory[]
  skills: readonly SkillMapSkill[]
  units: readonly SkillMapUnit[]
  values: readonly (readonly CellValue[])[]
  /** Assessed people of each cell (for `gap`: those of whom their role asks the skill). */
  assessed: readonly (readonly number[])[]
  total: { name: string; assessed: readonly CellValue[]; values: readonly CellValue[]; cellAssessed: readonly number[] }
}

type SkillMapColumn = {
  code: string
  x: number
  name: string
  label: string
  categoryName: string
  core: boolean
}
export type SkillMapRow = {
  code: string
  y: number
  name: string
  label: string
  assessed: string[]
  emptyText: string | null
  /** 延べ: the counts of the row added up; `null` where it is not shown. */
  sum: number | null
  /** Skills at or above the level for each assessed person. */
  mean: number | null
  barWidth: number
}

/** Geometry in px of the viewBox; numbers stay in arrays so that the page stays small. */
export type SkillMapLayout = {
  measure: ChartMeasure
  level: number
  unitHeading: string
  assessedHeadings: readonly string[]
  compact: boolean
  width: number
  height: number
  cellWidth: number
  cellHeight: number
  headBottom: number
  nameWidth: number
  /** Right edges of the columns of assessed people. */
  assessedX: number[]
  columns: SkillMapColumn[]
  categories: { x: number; width: number; name: string; lines: string[] }[]
  rows: SkillMapRow[]
  values: readonly (readonly CellValue[])[]
  assessed: readonly (readonly number[])[]
  /** One string a row, one character a cell (`CellClass`). */
  classes: string[]
  sumX: number | null
  meanX: number | null
  total: {
    y: number
    name: string
    assessed: string[]
    values: readonly CellValue[]
    cellAssessed: readonly number[]
    shares: (number | null)[]
    barHeights: number[]
    sum: number | null
    mean: number | null
  }
}

const COMPACT_BELOW = 480
const CATEGORY_GAP = 4
const NUMBER_COLUMN = 38
const SUMS_WIDTH = 104
const BAR_WIDTH = 25
const TOTAL_BAR_HEIGHT = 36

const WIDE = {
  font: 12.5,
  nameFont: 12,
  nameRoom: 110,
  rowPitch: 21,
  head: 152,
  minPitch: 20,
  maxPitch: 44,
  minName: 84,
  maxName: 168,
}
const COMPACT = {
  font: 12,
  nameFont: 13,
  nameRoom: 120,
  rowPitch: 30,
  head: 126,
  minPitch: 22,
  maxPitch: 46,
  minName: 84,
  maxName: 126,
}
/** Room under the head for the dots that mark the skills common to all. */
const CORE_MARKS = 10
const FOOT = { bars: 106, upright: 52, plain: 38 }

/**
 * Places units × skills on a canvas of the given width (px). Below 480 px the map is compact: bigger cells, no sums.
 * Sums and means are shown for counts only, and never where a cell is hidden, as they would give it away.
 */
export function layoutSkillMap(input: SkillMapInput, width: number): SkillMapLayout {
  const compact = width < COMPACT_BELOW
  const size = sizeOf(input, compact)
  const showsSums = !compact && input.measure === 'count' && !hidesAny(input)
  const nameWidth = nameWidthOf(input, size)
  const assessedX = compact
    ? []
    : input.assessedHeadings.map((_, index) => nameWidth + 8 + NUMBER_COLUMN * (index + 1) - 4)
  const left = compact ? nameWidth + 2 : nameWidth + 8 + NUMBER_COLUMN * input.assessedHeadings.length
  const { columns, categories, cellsEnd, pitch } = placeColumns(input, {
    left,
    room: width - left - (showsSums ? SUMS_WIDTH : 0),
    size,
    compact,
  })
  const rows = placeRows(input, { size, nameWidth, showsSums, emptyRoom: width - left - 8 })
  const bottom = size.head + 2 + input.units.length * size.rowPitch
  return {
    measure: input.measure,
    level: input.level,
    unitHeading: input.unitHeading,
    assessedHeadings: input.assessedHeadings,
    compact,
    width: cellsEnd + (showsSums ? SUMS_WIDTH : 0),
    height: bottom + footOf(input.measure, compact),
    cellWidth: pitch - 1,
    cellHeight: size.rowPitch - 1,
    headBottom: size.head,
    nameWidth,
    assessedX,
    columns,
    categories,
    rows,
    values: input.values,
    assessed: input.assessed,
    classes: input.values.map((row, index) => rowClasses(input.measure, row, input.assessed[index] ?? [])),
    sumX: showsSums ? cellsEnd + 45 : null,
    meanX: showsSums ? cellsEnd + SUMS_WIDTH : null,
    total: totalOf(input, bottom, showsSums),
  }
}

/** The same map with one category only, as a phone shows it. */
export function onlyCategory(input: SkillMapInput, categoryCode: string): SkillMapInput {
  const kept = input.skills.flatMap((skill, index) => (skill.categoryCode === categoryCode ? [index] : []))
  const pick = <T>(all: readonly T[]) => kept.flatMap((index) => (index in all ? [all[index] as T] : []))
  return {
    ...input,
    categories: input.categories.filter(({ code }) => code === categoryCode),
    skills: pick(input.skills),
    values: input.values.map(pick),
    assessed: input.assessed.map(pick),
    total: { ...input.total, values: pick(input.total.values), cellAssessed: pick(input.total.cellAssessed) },
  }
}

function hidesAny(input: Pick<SkillMapInput, 'values'>): boolean {
  return input.values.some((row) => row.includes('hidden'))
}

type Size = typeof WIDE

function sizeOf(input: SkillMapInput, compact: boolean): Size {
  if (compact) return COMPACT
  return input.assessedHeadings.length > 1 ? { ...WIDE, head: WIDE.head + CORE_MARKS } : WIDE
}

function nameWidthOf(input: SkillMapInput, { font, minName, maxName }: Size) {
  const longest = max([input.unitHeading, input.total.name, ...input.units.map(({ name }) => name)], widthInEms) ?? 0
  return Math.min(maxName, Math.max(minName, Math.ceil(longest * font) + 6))
}

/** Numbers of four digits stand upright under their columns; shares have a bar each. */
function footOf(measure: ChartMeasure, compact: boolean): number {
  if (compact || measure === 'median') return FOOT.plain
  return measure === 'count' ? FOOT.bars : FOOT.upright
}

type Space = { left: number; room: number; size: Size; compact: boolean }

function placeColumns(input: SkillMapInput, { left, room, size, compact }: Space) {
  const used = input.categories.filter(({ code }) => input.skills.some((skill) => skill.categoryCode === code))
  const count = Math.max(1, input.skills.length)
  const gaps = Math.max(0, used.length - 1) * CATEGORY_GAP
  const even = (room - gaps) / count
  const pitch = Math.min(size.maxPitch, Math.max(size.minPitch, compact ? even : Math.floor(even * 10) / 10))
  const columns: SkillMapColumn[] = []
  const categories: SkillMapLayout['categories'] = []
  const placeOf = new Map<string, number>()
  let x = left
  for (const category of used) {
    const start = x
    for (const skill of input.skills) {
      if (skill.categoryCode !== category.code) continue
      placeOf.set(skill.code, x)
      x += pitch
    }
    const width = x - start - 1
    categories.push({
      x: round(start),
      width: round(width),
      name: category.name,
      lines: fitTwoLines(category.name, width + 3, 11.5),
    })
    x += CATEGORY_GAP
  }
  const nameOf = new Map(used.map(({ code, name }) => [code, name]))
  for (const { code, name, shortName, categoryCode, core } of input.skills) {
    columns.push({
      code,
      x: round(placeOf.get(code) ?? left),
      name,
      label: fitText(shortName, size.nameRoom, size.nameFont),
      categoryName: nameOf.get(categoryCode) ?? '',
      core,
    })
  }
  return { columns, categories, cellsEnd: round(x - CATEGORY_GAP), pitch: round(pitch) }
}

type RowSpace = { size: Size; nameWidth: number; showsSums: boolean; emptyRoom: number }

function placeRows(input: SkillMapInput, { size, nameWidth, showsSums, emptyRoom }: RowSpace): SkillMapRow[] {
  const sums = input.units.map((_, index) => (showsSums ? sumOf(input.values[index] ?? []) : null))
  const means = input.units.map((unit, index) => meanOf(sums[index] ?? null, unit.assessed[0] ?? null))
  const bar = scaleLinear()
    .domain([0, max(means, (mean) => mean ?? 0) || 1])
    .range([0, BAR_WIDTH])
  return input.units.map((unit, index) => ({
    code: unit.code,
    y: size.head + 2 + index * size.rowPitch,
    name: unit.name,
    label: fitText(unit.name, nameWidth - 4, size.font),
    assessed: unit.assessed.map(shown),
    emptyText: unit.emptyText === undefined ? null : fitText(unit.emptyText, emptyRoom, 12),
    sum: sums[index] ?? null,
    mean: means[index] ?? null,
    barWidth: round(bar(means[index] ?? 0)),
  }))
}

function totalOf(input: SkillMapInput, y: number, showsSums: boolean): SkillMapLayout['total'] {
  const { name, assessed, values, cellAssessed } = input.total
  const shares = values.map((value, index) =>
    input.measure === 'count' && typeof value === 'number' ? sharePercent(value, cellAssessed[index] ?? 0) : null,
  )
  const bar = scaleLinear()
    .domain([0, max(shares, (share) => share ?? 0) || 1])
    .range([0, TOTAL_BAR_HEIGHT])
  const total = showsSums ? sumOf(values) : null
  return {
    y,
    name,
    assessed: assessed.map(shown),
    values,
    cellAssessed,
    shares,
    barHeights: shares.map((share) => round(bar(share ?? 0))),
    sum: total,
    mean: meanOf(total, assessed[0] ?? null),
  }
}

function rowClasses(measure: ChartMeasure, row: readonly CellValue[], assessed: readonly number[]) {
  let classes = ''
  for (let index = 0; index < row.length; index += 1) {
    classes += cellClass(measure, row[index] ?? null, assessed[index] ?? 0)
  }
  return classes
}

function sumOf(values: readonly CellValue[]) {
  return sum(values, (value) => (typeof value === 'number' ? value : 0))
}

function meanOf(total: number | null, assessed: CellValue) {
  return total === null || typeof assessed !== 'number' || assessed === 0 ? null : total / assessed
}

function shown(value: CellValue) {
  if (value === 'hidden') return '＊'
  return value === null ? '–' : value.toLocaleString('ja-JP')
}

function round(px: number) {
  return Math.round(px * 10) / 10
}
