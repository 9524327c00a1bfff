/**
 * What putting a new version of the standard in force does to a city: to people, skills, roles and certificates. What
 * happens to one person's results in one skill is `fateOf`; here it is counted. Source: domain notes §6.8.
 */

import type { CityDate } from './calendar'
import { judgementsOf, type Stage } from './certification'
import type { CertificationFacts, RuleGround } from './certification-facts'
import type { Judgement } from './criterion-judgement'
import { coverage, type Requirement } from './role-requirements'
import type { SkillLevel } from './skill-standard'
import { FATES, type Fate, fateOf, migratedLevel, type SkillOrigin } from './standard-migration'

export type Levels = ReadonlyMap<string, SkillLevel>

/** One person with confirmed levels in the version before, by skill code. */
export type PersonBefore = { personId: number; before: Levels }

/** What a new version makes of one person's results. */
export type PersonEffect = PersonBefore & {
  /** Levels in the new version, by its codes. */
  after: Levels
  /** By the new version's codes. */
  fates: ReadonlyMap<string, Fate>
  /** Skills of the version before that end and in which the person had a result. */
  ended: readonly string[]
  /** The gravest of the fates: a person is asked anew if it is so in any skill. */
  gravest: Fate
}

export type Origins = readonly { code: string; origin: SkillOrigin }[]

/** Everybody's results in the new version. @param dropped codes of the version before that end */
export function effectOn(
  people: readonly PersonBefore[],
  origins: Origins,
  dropped: readonly string[],
): PersonEffect[] {
  return people.map(({ personId, before }) => {
    const after = new Map<string, SkillLevel>()
    const fates = new Map<string, Fate>()
    for (const { code, origin } of origins) {
      fates.set(code, fateOf(origin, before))
      const level = migratedLevel(origin, before)
      if (level !== null) after.set(code, level)
    }
    const ended = dropped.filter((code) => before.has(code))
    return { personId, before, after, fates, ended, gravest: gravestOf([...fates.values()]) }
  })
}

const GRAVITY: readonly Fate[] = ['reassess', 'lowered', 'keeps', 'none']

function gravestOf(fates: readonly Fate[]): Fate {
  return GRAVITY.find((fate) => fates.includes(fate)) ?? 'none'
}

export type FateCount = Record<Fate, number>

export function countFates(fates: Iterable<Fate>): FateCount {
  const count = Object.fromEntries(FATES.map((fate) => [fate, 0])) as FateCount
  for (const fate of fates) count[fate] += 1
  return count
}

/** How the requirements of a role are met before and after. */
export type RoleEffect = {
  role: string
  /** Everybody who has the role. */
  holders: number
  /** Who meets all of it, whether they have the role or not. */
  metBefore: number
  metAfter: number
  gained: number[]
  lost: number[]
  /** Mean share of met requirements of those who have the role, 0–1; null: nobody has it, or nothing is asked. */
  shareBefore: number | null
  shareAfter: number | null
}

/** @param requirements of the role in either version, as counted on the day; none where a version has no such role */
export function effectOnRole(
  people: readonly PersonEffect[],
  role: string,
  requirements: { before: readonly Requirement<string>[]; after: readonly Requirement<string>[] },
  holders: ReadonlySet<number>,
): RoleEffect {
  const effect: RoleEffect = {
    role,
    holders: 0,
    metBefore: 0,
    metAfter: 0,
    gained: [],
    lost: [],
    shareBefore: null,
    shareAfter: null,
  }
  let shareBefore = 0
  let shareAfter = 0
  for (const { personId, before, after } of people) {
    const was = metShare(requirements.before, before)
    const is = metShare(requirements.after, after)
    if (was === 1) effect.metBefore += 1
    if (is === 1) effect.metAfter += 1
    if (was !== 1 && is === 1) effect.gained.push(personId)
    if (was === 1 && is !== 1) effect.lost.push(personId)
    if (!holders.has(personId)) continue
    effect.holders += 1
    shareBefore += was ?? 0
    shareAfter += is ?? 0
  }
  const mean = (sum: number, asked: readonly unknown[]) =>
    effect.holders === 0 || asked.length === 0 ? null : sum / effect.holders
  effect.shareBefore = mean(shareBefore, requirements.before)
  effect.shareAfter = mean(shareAfter, requirements.after)
  return effect
}

/** null: nothing is asked. */
function metShare(requirements: readonly Requirement<string>[], levels: Levels): number | null {
  if (requirements.length === 0) return null
  const { met, required } = coverage(requirements, levels)
  return met / required
}

/** One certificate or candidacy judged in both versions. */
type JudgedBoth = {
  /** Criteria of levels that are met before and not after. */
  falls: Judgement[]
  /** … that are not met before and are met after. */
  stands: Judgement[]
}

const OF_LEVELS: readonly Judgement['type'][] = ['confirmed_levels', 'profile_coverage']

/**
 * What the new version changes in the judgement of somebody: only what is measured by levels can change.
 * @param facts their levels are not looked at
 */
export function judgedInBoth(
  grounds: { before: RuleGround; after: RuleGround },
  facts: CertificationFacts,
  { before, after }: Pick<PersonEffect, 'before' | 'after'>,
  when: { stage: Stage; on: CityDate; evaluatedOn: CityDate },
): JudgedBoth {
  const judge = (ground: RuleGround, levels: Levels) =>
    judgementsOf(ofLevelsOnly(ground), { ...facts, levels: Object.fromEntries(levels) }, when)
  const was = new Map(judge(grounds.before, before).map((one) => [one.id, one]))
  const is = judge(grounds.after, after)
  return {
    falls: is.filter(({ id, met }) => met === false && was.get(id)?.met === true),
    stands: is.filter(({ id, met }) => met === true && was.get(id)?.met === false),
  }
}

function ofLevelsOnly(ground: RuleGround): RuleGround {
  return { ...ground, criteria: ground.criteria.filter(({ type }) => OF_LEVELS.includes(type)) }
}
