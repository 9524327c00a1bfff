import { lessOf, NO_COUNTS, type ShownCounts, type SkillCounts, sumOf } from '~/domain/skill-map'
import type { MapCells, MapUnit } from '~/facts/skill-map-cells'
import { DIRECTLY } from './map-state'

/** A line of the map: a unit below the one looked at, or the people who belong to that one directly. */
export type MapRow = Omit<MapUnit, 'isTop'>

/** What is looked at and the lines that make it up; they add up to it. */
export type MapRows = { top: MapRow; rows: MapRow[] }

const CITY: Pick<MapRow, 'unitId' | 'code' | 'name' | 'kind' | 'hasUnits'> = {
  unitId: 0,
  code: '',
  name: '市全体',
  kind: 'city',
  hasUnits: true,
}

/** Lines of the live map. Where people belong to the unit itself they get a line of their own, so that all adds up. */
export function liveRows({ units }: MapCells): MapRows {
  const below = units.filter((unit) => !unit.isTop)
  const top = units.find((unit) => unit.isTop)
  if (!top) return { top: { ...CITY, ...totalsOf(below) }, rows: below }
  const direct = directOf(top, below)
  return { top, rows: direct.people > 0 ? [direct, ...below] : below }
}

/** Lines of a publication: its own total stands among its rows. */
export function publishedRows({ units }: MapCells): MapRows | null {
  const top = units.find((unit) => unit.isTop)
  return top ? { top, rows: units.filter((unit) => !unit.isTop) } : null
}

function totalsOf(units: readonly MapRow[]): Omit<MapRow, keyof typeof CITY> {
  const added = (of: (unit: MapRow) => number | null) => units.reduce((sum, unit) => sum + (of(unit) ?? 0), 0)
  const skills = units[0]?.cells.length ?? 0
  return {
    people: added((unit) => unit.people),
    assessed: added((unit) => unit.assessed),
    assessedCore: added((unit) => unit.assessedCore),
    assessedExtended: added((unit) => unit.assessedExtended),
    cells: Array.from({ length: skills }, (_, skill) => sumOf(units.map((unit) => shownCell(unit.cells[skill])))),
  }
}

function directOf(top: MapRow, below: readonly MapRow[]): MapRow {
  const less = totalsOf(below)
  const left = (whole: number | null, parts: number | null) => (whole ?? 0) - (parts ?? 0)
  return {
    unitId: top.unitId,
    code: DIRECTLY,
    name: below.length > 0 ? `${top.name}（直属）` : top.name,
    kind: top.kind,
    hasUnits: false,
    people: left(top.people, less.people),
    assessed: left(top.assessed, less.assessed),
    assessedCore: left(top.assessedCore, less.assessedCore),
    assessedExtended: left(top.assessedExtended, less.assessedExtended),
    cells: top.cells.map((cell, skill) =>
      lessOf(
        shownCell(cell),
        below.map((unit) => shownCell(unit.cells[skill])),
      ),
    ),
  }
}

function shownCell(cell: ShownCounts | undefined): SkillCounts {
  return cell ?? NO_COUNTS
}
