import type { SkillMapInput } from '~/charts/skill-map-layout'
import type { CellValue } from '~/charts/skill-map-scale'
import { assessedIn, measured, requiredIn, type ShownCounts } from '~/domain/skill-map'
import { type MapMeasure, UNIT_KIND_WORDS } from '~/domain/terms'
import type { Standard } from '~/facts/standard'
import type { MapRow } from './map-rows'
import type { MapSource } from './map-source.server'

function nobodyOf({ staff }: MapSource): string {
  return staff === 'fiscal_year' ? '会計年度任用職員はいません' : '専任の職員はいません（兼務の人は主の部局で数えます）'
}

/** The view as the chart draws it: plain numbers with the labels once. */
export function chartInputOf(
  source: MapSource,
  standard: Standard,
  shown: { measure: MapMeasure; level: number },
): SkillMapInput {
  const { top, rows } = source.now
  const value = valuesOf(source, shown)
  const assessed = (row: MapRow) => standard.skills.map((skill, at) => takenOf(row, skill.tier, at, shown.measure))
  return {
    measure: source.before ? 'change' : shown.measure,
    level: shown.level,
    unitHeading: unitHeadingOf(rows),
    assessedHeadings: source.isLive ? ['評価済み'] : ['共通', '拡張'],
    categories: standard.categories.map(({ code, name }) => ({ code, name })),
    skills: standard.skills.map(({ code, name, shortName, categoryCode, tier }) => ({
      code,
      name,
      shortName,
      categoryCode,
      core: tier === 'core',
    })),
    units: rows.map((row) => ({
      code: row.code,
      name: row.name,
      assessed: assessedOf(source, row),
      ...(row.people === 0 ? { emptyText: nobodyOf(source) } : {}),
    })),
    values: rows.map((row) => value(row)),
    assessed: rows.map(assessed),
    total: {
      name: top.kind === 'city' ? '市全体' : `${totalWord(top.kind)}の計`,
      assessed: assessedOf(source, top),
      values: value(top),
      cellAssessed: assessed(top),
    },
  }
}

/** What a line is called: 部局, 所属, or what lies below. */
export function unitHeadingOf(rows: readonly MapRow[]): string {
  const kind = rows.find((row) => row.code !== '-')?.kind ?? rows[0]?.kind
  if (kind === 'department') return UNIT_KIND_WORDS.department
  return kind === 'section' ? UNIT_KIND_WORDS.section : '係など'
}

function valuesOf({ before }: MapSource, { measure, level }: { measure: MapMeasure; level: number }) {
  const value = (cell: ShownCounts | undefined): CellValue =>
    cell === null || cell === undefined ? 'hidden' : measured(measure, cell, level)
  if (!before) return (row: MapRow) => row.cells.map(value)
  const formerly = new Map([before.top, ...before.rows].map((row) => [row.code, row]))
  return (row: MapRow) => {
    const former = formerly.get(row.code)
    return row.cells.map((cell, skill) => changeOf(value(cell), former ? value(former.cells[skill]) : null))
  }
}

function changeOf(now: CellValue, before: CellValue): CellValue {
  if (now === 'hidden' || before === 'hidden') return 'hidden'
  return now === null || before === null ? null : now - before
}

function assessedOf({ isLive }: MapSource, row: MapRow): CellValue[] {
  if (isLive) return [row.assessed]
  return [row.assessedCore ?? 'hidden', row.assessedExtended ?? 'hidden']
}

/** The people of whom a cell's number is taken: the assessed of the tier; for the gap those of whom it is asked. */
function takenOf(row: MapRow, tier: 'core' | 'extended', skill: number, measure: MapMeasure): number {
  const cell = row.cells[skill]
  if (!cell) return 0
  if (measure === 'gap') return requiredIn(cell)
  if (measure === 'median') return assessedIn(cell)
  return (tier === 'core' ? row.assessedCore : row.assessedExtended) ?? 0
}

function totalWord(kind: string): string {
  if (kind === 'department') return '部'
  return kind === 'section' ? '課' : 'この組織'
}
