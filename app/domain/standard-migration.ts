/**
 * From one version of the skill standard to the next: where the results of each skill come from, so that nothing is lost
 * or invented. Source: product.md › Skill standard; domain notes §6.8 (carry, carry capped, reassess).
 */
import { type SkillOrigin, sourcesOf } from './skill-origin'
import type { SkillLevel } from './skill-standard'

export { ORIGIN_KINDS, type OriginKind, type SkillOrigin, skillOrigin, sourcesOf } from './skill-origin'

/**
 * The level that somebody has in a skill of the new version.
 * @param before confirmed levels in the version before, by code; what is not there was never assessed
 * @returns null: not assessed. Of a merge to the lower one, whoever lacks one of the levels is not assessed either
 */
export function migratedLevel(origin: SkillOrigin, before: ReadonlyMap<string, SkillLevel>): SkillLevel | null {
  const levels = sourcesOf(origin).flatMap((source) => before.get(source) ?? [])
  const [first] = levels
  if (first === undefined) return null
  switch (origin.kind) {
    case 'new':
    case 'reassess':
      return null
    case 'carry':
    case 'split':
      return first
    case 'carry_capped':
      return Math.min(first, origin.cap) as SkillLevel
    case 'merge_higher':
      return Math.max(...levels) as SkillLevel
    case 'merge_lower':
      return levels.length === origin.from.length ? (Math.min(...levels) as SkillLevel) : null
  }
}

/** What becomes of a person's results in one skill of the new version. */
export const FATES = ['keeps', 'lowered', 'reassess', 'none'] as const
/** `keeps`: at least the highest level before; `lowered`: less than that; `reassess`: had one and has none; `none`: had none. */
export type Fate = (typeof FATES)[number]

export function fateOf(origin: SkillOrigin, before: ReadonlyMap<string, SkillLevel>): Fate {
  const levels = sourcesOf(origin).flatMap((source) => before.get(source) ?? [])
  if (levels.length === 0) return 'none'
  const level = migratedLevel(origin, before)
  if (level === null) return 'reassess'
  return level < Math.max(...levels) ? 'lowered' : 'keeps'
}

type Succession = {
  /** Codes of the version before. */
  before: readonly string[]
  /** The skills of the new version with their origins; null: nobody has decided. */
  skills: readonly { code: string; origin: SkillOrigin | null }[]
  /** Codes of the version before that are dropped on purpose. */
  dropped: readonly string[]
}

export type OpenQuestion =
  | { about: 'skill'; code: string; why: 'undecided' }
  | { about: 'skill'; code: string; why: 'unknown_source'; source: string }
  | { about: 'before'; code: string; why: 'goes_nowhere' }
  | { about: 'before'; code: string; why: 'dropped_and_taken'; takenBy: string }

/** What is still to be decided before the new version can be published; empty when every result has its place. */
export function openQuestions({ before, skills, dropped }: Succession): OpenQuestion[] {
  const known = new Set(before)
  const takenBy = new Map<string, string>()
  const ofSkills = skills.flatMap(({ code, origin }): OpenQuestion[] => {
    if (origin === null) return [{ about: 'skill', code, why: 'undecided' }]
    for (const source of sourcesOf(origin)) takenBy.set(source, code)
    return sourcesOf(origin)
      .filter((source) => !known.has(source))
      .map((source) => ({ about: 'skill', code, why: 'unknown_source', source }))
  })
  const ofBefore = before.flatMap((code): OpenQuestion[] => {
    const taker = takenBy.get(code)
    if (dropped.includes(code))
      return taker ? [{ about: 'before', code, why: 'dropped_and_taken', takenBy: taker }] : []
    return taker ? [] : [{ about: 'before', code, why: 'goes_nowhere' }]
  })
  return [...ofSkills, ...ofBefore]
}

/** What a skill takes over unless somebody decides otherwise: the results of the same code. */
export function proposedOrigin(code: string, before: ReadonlySet<string>): SkillOrigin {
  return before.has(code) ? { kind: 'carry', from: code } : { kind: 'new' }
}
