import type { MapMeasure } from '~/domain/terms'

/*
 * The skill map as numbers: units × skills, what a cell shows, where a skill sits. Only confirmed levels;
 * people without one are not assessed, which is not level 0 (rule 2).
 */

/**
 * One unit's people in one skill: at level 0, 1, 2, 3, 4; of whom a role requires the skill; of those, who reach it.
 * Plain numbers, because a map has hundreds of them.
 */
export type SkillCounts = readonly number[]

/** A cell as it may be shown: `null` is a group too small to publish (rule 6). */
export type ShownCounts = SkillCounts | null

/** Whom a map counts: 会計年度任用職員 never together with the regular staff (skill-standard populationRules POP-7). */
export type StaffCounted = 'regular' | 'fiscal_year'

const LEVELS = 5
const REQUIRED = 5
const MET = 6

/** A cell in which nobody is assessed and nothing is required. */
export const NO_COUNTS: SkillCounts = [0, 0, 0, 0, 0, 0, 0]

/** People at the level or above. @param level 0–4 */
export function atOrAbove(counts: SkillCounts, level: number): number {
  let people = 0
  for (let at = level; at < LEVELS; at += 1) people += counts[at] ?? 0
  return people
}

/** People with a confirmed level in the skill. */
export function assessedIn(counts: SkillCounts): number {
  return atOrAbove(counts, 0)
}

/** People of whom a role requires the skill. */
export function requiredIn(counts: SkillCounts): number {
  return counts[REQUIRED] ?? 0
}

/** People below the level that their role requires, the not assessed among them. */
export function shortIn(counts: SkillCounts): number {
  return requiredIn(counts) - (counts[MET] ?? 0)
}

/**
 * The level of the person in the middle; between two middle persons of different levels the lower one, as levels are
 * steps and have nothing between them. null when nobody is assessed.
 */
export function medianLevel(counts: SkillCounts): number | null {
  const people = assessedIn(counts)
  if (people === 0) return null
  const middle = Math.ceil(people / 2)
  let seen = 0
  for (let level = 0; level < LEVELS; level += 1) {
    seen += counts[level] ?? 0
    if (seen >= middle) return level
  }
  return null
}

/** What a cell shows. @param level counted at or above, for `count`. null: nobody to take it of */
export function measured(measure: MapMeasure, counts: SkillCounts, level: number): number | null {
  if (measure === 'median') return medianLevel(counts)
  if (measure === 'gap') return requiredIn(counts) === 0 ? null : shortIn(counts)
  return atOrAbove(counts, level)
}

/** Several cells as one: a city from its departments. */
export function sumOf(cells: readonly SkillCounts[]): SkillCounts {
  return NO_COUNTS.map((_, at) => cells.reduce((sum, counts) => sum + (counts[at] ?? 0), 0))
}

/** What is left of a unit when the units below it are taken off: the people who belong to it directly. */
export function lessOf(whole: SkillCounts, parts: readonly SkillCounts[]): SkillCounts {
  const below = sumOf(parts)
  return NO_COUNTS.map((_, at) => (whole[at] ?? 0) - (below[at] ?? 0))
}

/** Share of a whole in per cent, rounded; 0 of nothing. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.round((100 * part) / whole) : 0
}

/** How unevenly one skill is spread over units. */
type Concentration = {
  /** Column of the skill. */
  skill: number
  holders: number
  /** Rows of the units with the most holders, most first, and how many sit there. */
  top: readonly number[]
  inTop: number
  /** Units with people of their own in which nobody holds it. */
  without: number
}

/**
 * The skill that sits in the fewest places: of those with at least as many holders as units, the one of which the
 * greatest share is in the `topUnits` units with the most. A skill of which fewer people exist than units cannot
 * but be thin, and says nothing about where people sit.
 * @param holders row = unit, column = skill; null is not shown and counts nowhere
 * @param totals holders in all units, hidden ones included
 * @returns null when no skill is held widely enough
 */
export function mostConcentrated(
  holders: readonly (readonly (number | null)[])[],
  totals: readonly (number | null)[],
  topUnits: number,
): Concentration | null {
  let most: Concentration | null = null
  totals.forEach((total, skill) => {
    if (total === null || total < Math.max(1, holders.length)) return
    const ranked = holders
      .flatMap((row, unit) => (typeof row[skill] === 'number' ? [{ unit, people: row[skill] }] : []))
      .sort((a, b) => b.people - a.people || a.unit - b.unit)
    const top = ranked.slice(0, topUnits).filter(({ people }) => people > 0)
    const found = {
      skill,
      holders: total,
      top: top.map(({ unit }) => unit),
      inTop: top.reduce((sum, { people }) => sum + people, 0),
      without: ranked.filter(({ people }) => people === 0).length,
    }
    if (most === null || found.inTop / total > most.inTop / most.holders) most = found
  })
  return most
}
