/**
 * Which levels somebody would have confirmed to meet a criterion soonest. Source: certification rules ›
 * `criterionTypes.confirmed_levels`, `profile_coverage`.
 */

import type { CriterionOf } from './certification-criteria'
import type { CertificationFacts, RuleGround } from './certification-facts'
import { confirmedBy, type LevelGoal, type WayCalendar } from './certification-moves'
import { coverage, neededOf } from './role-requirements'
import type { SkillLevel } from './skill-standard'
import { compareDays } from './soonest'

type Person = { facts: CertificationFacts; calendar: WayCalendar; requirementsOf: RuleGround['requirementsOf'] }

/** The levels that a list of required skills still lacks; of a group those that are nearest. */
export function goalsOfLevels({ allOf, anyOf }: CriterionOf<'confirmed_levels'>, given: Person): LevelGoal[] {
  const { levels } = given.facts
  const reached = ({ skill, min }: { skill: string; min: number }) => (levels[skill] ?? -1) >= min
  const goal = ({ skill, min }: { skill: string; min: number }): LevelGoal => ({ skill, level: min as SkillLevel })
  const single = allOf.filter((one) => !reached(one)).map(goal)
  const chosen = anyOf.flatMap(({ min, group }) => {
    const still = min - group.filter(reached).length
    return still > 0 ? nearest(group.filter((one) => !reached(one)).map(goal), given).slice(0, still) : []
  })
  return [...single, ...chosen]
}

/** null: there are not enough requirements left that any skill could meet. */
export function goalsOfCoverage(
  { roleCode, minRatio, maxGap }: CriterionOf<'profile_coverage'>,
  given: Person,
): LevelGoal[] | null {
  const { requirementsOf, facts } = given
  const { required, met, missing } = coverage(requirementsOf(roleCode), new Map(Object.entries(facts.levels)))
  const needed = neededOf(minRatio, required) - met
  const options = missing.flatMap(({ skills }) => {
    const [best] = nearest(
      skills.map(({ skill, requiredLevel }) => ({ skill, level: requiredLevel })),
      given,
    )
    return best ? [best] : []
  })
  if (options.length < needed) return null
  const chosen = nearest(options, given).slice(0, Math.max(0, needed))
  const isChosen = new Set(chosen.map(({ skill }) => skill))
  const tooWide = missing.flatMap(({ skills: [first], gap }) =>
    maxGap !== null && gap !== null && gap > maxGap && first && !isChosen.has(first.skill)
      ? [{ skill: first.skill, level: Math.max(0, first.requiredLevel - maxGap) as SkillLevel }]
      : [],
  )
  return [...chosen, ...tooWide]
}

/** Goals, the soonest first, else in the order of the rule; what no day can be told of comes last. */
function nearest(goals: readonly LevelGoal[], { facts, calendar }: Person): LevelGoal[] {
  const dated = goals.map((goal) => ({
    goal,
    by: confirmedBy(goal, facts, calendar),
    gap: goal.level - (facts.levels[goal.skill] ?? 0),
  }))
  return dated.sort((a, b) => compareDays(a.by, b.by) || a.gap - b.gap).map(({ goal }) => goal)
}
