import { assessedIn, atOrAbove, measured, percent, requiredIn, type SkillCounts, shortIn } from '~/domain/skill-map'
import type { CellPeople, RoleHolder } from '~/facts/skill-holders'
import type { StandardSkill } from '~/facts/standard'
import type { MapRow, MapRows } from './map-rows'

/** A unit among those below the chosen one: how many hold the level, of how many assessed. */
type CellUnit = { code: string; name: string; holders: number; assessed: number }

/** The chosen cell, unfolded. */
export type MapCell = {
  unitCode: string
  unitName: string
  skillCode: string
  skillName: string
  /** false: too few assessed people to be shown. */
  isShown: boolean
  people: number
  counts: number[]
  notAssessed: number
  holders: number
  assessed: number
  required: number
  short: number
  median: number | null
  /** The same share in everything looked at. */
  whole: { name: string; holders: number; share: number }
  units: {
    heading: string
    shown: CellUnit[]
    without: string[]
    hidden: { units: number; holders: number; assessed: number } | null
  }
  /** Live only. */
  behind:
    | (Omit<CellPeople, 'named'> & { named: { staffNumber: string; name: string; unitName: string; level: number }[] })
    | null
  mayName: boolean
  /** Leaders and masters by name, for the head of the department. */
  certified: { name: string; unitName: string; role: string }[] | null
}

type Chosen = { row: MapRow; skill: StandardSkill; level: number; top: MapRow }

/** The figures of a chosen cell, without the people behind it. */
export function cellFigures({
  row,
  skill,
  level,
  top,
}: Chosen): Omit<MapCell, 'units' | 'behind' | 'mayName' | 'certified'> {
  const cell = row.cells[skill.position] ?? null
  const whole = top.cells[skill.position] ?? null
  const counts = cell ?? []
  return {
    unitCode: row.code,
    unitName: row.name,
    skillCode: skill.code,
    skillName: skill.name,
    isShown: cell !== null,
    people: row.people,
    counts: counts.slice(0, 5),
    notAssessed: row.people - assessedIn(counts),
    holders: atOrAbove(counts, level),
    assessed: assessedOfTier(row, skill) ?? 0,
    required: requiredIn(counts),
    short: shortIn(counts),
    median: measured('median', counts, level),
    whole: {
      name: top.kind === 'city' ? '市全体' : top.name,
      holders: whole ? atOrAbove(whole, level) : 0,
      share: whole ? percent(atOrAbove(whole, level), assessedOfTier(top, skill) ?? 0) : 0,
    },
  }
}

/** The units below (or beside) the chosen one in its skill: most holders first, those with none by name only. */
export function cellUnits(
  { top, rows }: MapRows,
  skill: StandardSkill,
  level: number,
  heading: string,
): MapCell['units'] {
  const inhabited = rows.filter((row) => row.people > 0)
  const shown = inhabited.flatMap((row) => {
    const cell: SkillCounts | null | undefined = row.cells[skill.position]
    if (!cell) return []
    return [
      { code: row.code, name: row.name, holders: atOrAbove(cell, level), assessed: assessedOfTier(row, skill) ?? 0 },
    ]
  })
  return {
    heading,
    shown: shown
      .filter((unit) => unit.holders > 0)
      .sort((a, b) => b.holders - a.holders || a.code.localeCompare(b.code)),
    without: shown.filter((unit) => unit.holders === 0).map((unit) => unit.name),
    hidden: hiddenTogether(top, inhabited.length - shown.length, shown, skill, level),
  }
}

/** What units that are not shown hold together: that much the total tells, and no more. */
function hiddenTogether(top: MapRow, units: number, shown: readonly CellUnit[], skill: StandardSkill, level: number) {
  const whole = top.cells[skill.position]
  if (units === 0 || !whole) return null
  const added = (of: (unit: CellUnit) => number) => shown.reduce((sum, unit) => sum + of(unit), 0)
  return {
    units,
    holders: atOrAbove(whole, level) - added((unit) => unit.holders),
    assessed: (assessedOfTier(top, skill) ?? 0) - added((unit) => unit.assessed),
  }
}

function assessedOfTier(row: MapRow, skill: StandardSkill): number | null {
  return skill.tier === 'core' ? row.assessedCore : row.assessedExtended
}

export function withoutIds(people: CellPeople): NonNullable<MapCell['behind']> {
  return { ...people, named: people.named.map(({ personId: _, ...teacher }) => teacher) }
}

export function certifiedWithoutIds(holders: readonly RoleHolder[]): NonNullable<MapCell['certified']> {
  return holders.map(({ personId: _, ...holder }) => holder)
}
