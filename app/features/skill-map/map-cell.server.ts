import type { Reading } from '~/access/read'
import { cellPeople, certifiedIn } from '~/facts/skill-holders'
import { cellsOfPublication, cellsOnDay } from '~/facts/skill-map-cells'
import type { Standard, StandardSkill } from '~/facts/standard'
import { cellFigures, cellUnits, certifiedWithoutIds, type MapCell, withoutIds } from './map-cell'
import { unitHeadingOf } from './map-input'
import { liveRows, type MapRow, publishedRows } from './map-rows'
import type { MapSource } from './map-source.server'
import { cellIn, DIRECTLY, type MapState } from './map-state'

/** A cell with the people whose names it tells. */
type OpenedCell = { cell: MapCell; looked: number[] }

/** Opens the cell that the address names; null when it names none that this view shows. */
export async function openCell(
  given: Reading,
  source: MapSource,
  standard: Standard,
  state: MapState,
): Promise<OpenedCell | null> {
  const asked = cellIn(state)
  const row = source.now.rows.find(({ code }) => code === asked?.unitCode)
  const skill = standard.skills.find(({ code }) => code === asked?.skillCode)
  if (!row || !skill) return null
  const figures = cellFigures({ row, skill, level: state.level, top: source.now.top })
  if (!source.isLive) return publishedCell(given, source, figures, row, skill, state.level)
  const mayName = given.as === 'dx_office' || given.as === 'hr_section'
  const behind = await cellPeople(given.sql, source.asOf, {
    unitId: row.unitId,
    skillId: skill.skillId,
    directly: row.code === DIRECTLY,
    staff: source.staff,
  })
  const named = mayName ? behind.named : []
  return {
    cell: {
      ...figures,
      units: await liveUnits(given, source, row, skill, state.level),
      behind: withoutIds({ ...behind, named }),
      mayName,
      certified: null,
    },
    looked: named.map((teacher) => teacher.personId),
  }
}

async function liveUnits(given: Reading, source: MapSource, row: MapRow, skill: StandardSkill, level: number) {
  const below = row.hasUnits ? await cellsOnDay(given.sql, source.asOf, row.code, source.staff) : null
  if (!below) return NO_UNITS
  const rows = liveRows(below)
  return cellUnits(rows, skill, level, `${unitHeadingOf(rows.rows)}ごと`)
}

async function publishedCell(
  given: Reading,
  source: MapSource,
  figures: ReturnType<typeof cellFigures>,
  row: MapRow,
  skill: StandardSkill,
  level: number,
): Promise<OpenedCell> {
  const isOwn = given.viewer.heads.some((unit) => unit.kind === 'department' && isIn(source, row, unit.code))
  const names = isOwn ? await certifiedIn(given.sql, given.today, row.unitId) : []
  const units = source.unitCode !== null ? cellUnits(source.now, skill, level, '部の中') : NO_UNITS
  return {
    cell: {
      ...figures,
      units: isOwn && source.unitCode === null ? await ownSections(given, source, row, skill, level) : units,
      behind: null,
      mayName: false,
      certified: isOwn ? certifiedWithoutIds(names) : null,
    },
    looked: names.map((holder) => holder.personId),
  }
}

async function ownSections(given: Reading, source: MapSource, row: MapRow, skill: StandardSkill, level: number) {
  const cells = source.publication && (await cellsOfPublication(given.sql, source.publication.id, row.code))
  const rows = cells && publishedRows(cells)
  return rows ? cellUnits(rows, skill, level, '所属ごと') : NO_UNITS
}

/** Is the row the department of this code, or one of its sections? */
function isIn(source: MapSource, row: MapRow, departmentCode: string): boolean {
  return source.unitCode === departmentCode || (source.unitCode === null && row.code === departmentCode)
}

const NO_UNITS: MapCell['units'] = { heading: '', shown: [], without: [], hidden: null }
