/**
 * From one version of the skill standard to the next: where the results of each skill come from, so that nothing is lost
 * or invented. Source: product.md › Skill standard; domain notes §6.8 (carry, carry capped, reassess).
 */
import { z } from 'zod'
import type { SkillLevel } from './skill-standard'

export const ORIGIN_KINDS = [
  'carry',
  'carry_capped',
  'merge_lower',
  'merge_higher',
  'split',
  'reassess',
  'new',
] as const
export type OriginKind = (typeof ORIGIN_KINDS)[number]

const code = z.string().min(1).max(40)
/** What a skill of the new version takes over, by codes of the version before. */
export const skillOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.literal('carry'), from: code }),
  /** `cap`: the highest level that is taken over. */
  z.object({ kind: z.literal('carry_capped'), from: code, cap: z.number().int().min(0).max(3) }),
  /** A part of a skill that was split: each part takes its level. */
  z.object({ kind: z.literal('split'), from: code }),
  z.object({ kind: z.literal('merge_lower'), from: z.array(code).min(2) }),
  z.object({ kind: z.literal('merge_higher'), from: z.array(code).min(2) }),
  /** Nothing is taken over: who had a result is asked anew. */
  z.object({ kind: z.literal('reassess'), from: z.array(code).min(1) }),
])
export type SkillOrigin = z.infer<typeof skillOrigin>

/** The codes of the version before on which a skill builds. */
export function sourcesOf(origin: SkillOrigin): readonly string[] {
  if (origin.kind === 'new') return []
  return typeof origin.from === 'string' ? [origin.from] : origin.from
}

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

export type Succession = {
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
