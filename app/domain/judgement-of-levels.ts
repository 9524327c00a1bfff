/** The criteria on confirmed levels. Source: certification rules › `confirmed_levels`, `profile_coverage`. */
import type { CriterionOf } from './certification-criteria'
import type { CertificationFacts, RuleGround } from './certification-facts'
import { type Judgement, judged } from './criterion-judgement'
import { coverage, neededOf } from './role-requirements'
import type { SkillLevel } from './skill-standard'

/** Skills that have to be confirmed at a level, each or some of a group. A skill never assessed reaches none. */
export function judgeLevels(criterion: CriterionOf<'confirmed_levels'>, { levels }: CertificationFacts): Judgement {
  const reached = ({ skill, min }: { skill: string; min: number }) => (levels[skill] ?? -1) >= min
  const missing = criterion.allOf.filter((one) => !reached(one)).map(({ skill }) => skill)
  const groups = criterion.anyOf.filter(({ min, group }) => group.filter(reached).length < min)
  const required = criterion.allOf.length + criterion.anyOf.length
  return judged(criterion, required - missing.length - groups.length, required, [
    ...missing,
    ...groups.map(({ group }) => group.map(({ skill }) => skill).join('|')),
  ])
}

/** The share of a role's requirements that is met, and how many levels the widest gap may have. */
export function judgeCoverage(
  criterion: CriterionOf<'profile_coverage'>,
  { levels }: CertificationFacts,
  ground: RuleGround,
): Judgement {
  const requirements = ground.requirementsOf(criterion.roleCode)
  const { required, met, missing } = coverage(requirements, mapOf(levels))
  const { minRatio, maxGap } = criterion
  const needed = neededOf(minRatio, required)
  const tooWide = maxGap === null ? [] : missing.filter(({ gap }) => gap !== null && gap > maxGap)
  return {
    ...judged(
      criterion,
      met,
      needed,
      missing.map(({ skills }) => skills.map(({ skill }) => skill).join('|')),
    ),
    met: met >= needed && tooWide.length === 0,
  }
}

const levelMaps = new WeakMap<CertificationFacts['levels'], ReadonlyMap<string, SkillLevel>>()

/** Made once, however many criteria and rules are judged by the same levels. */
function mapOf(levels: CertificationFacts['levels']): ReadonlyMap<string, SkillLevel> {
  const known = levelMaps.get(levels) ?? new Map(Object.entries(levels))
  levelMaps.set(levels, known)
  return known
}
