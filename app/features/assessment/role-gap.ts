import { type CityDate, fiscalYearOf } from '~/domain/calendar'
import {
  coverage,
  type Requirement,
  type RoleRequirement,
  requirementsOf,
  type ShortRequirement,
  toolsOn,
} from '~/domain/role-requirements'
import type { SkillLevel } from '~/domain/skill-standard'
import { roleWord } from '~/domain/terms'
import type { OpenRound, PersonAssessment } from '~/facts/person-assessment'
import type { Standard, StandardProfile, StandardSkill } from '~/facts/standard'

/** Something that a role requires and that is not met yet, in words. */
export type ShortSkill = { code: string; name: string; from: SkillLevel | null; to: SkillLevel }

/** How far confirmed levels meet a role (levels never mix with self-assessed ones). */
export type RoleGap = {
  role: string
  roleName: string
  required: number
  counts: { met: number; must: number; byRenewal: number; short: number; notAssessed: number }
  must: ShortSkill[][]
  byRenewal: ShortSkill[][]
  other: ShortSkill[][]
}

/** What one skill is to a role: the level it needs, and how pressing. */
export type SkillGoal = { level: SkillLevel; need: 'must' | 'any' | 'renewal' | 'wanted' }

type Levels = ReadonlyMap<number, SkillLevel>

export function confirmedLevels(own: Pick<PersonAssessment, 'levels'>): Levels {
  return new Map(own.levels.map(([skillId, level]) => [skillId, level]))
}

/** The role whose levels stand before a person: the one aimed at, else the one held, else what everybody needs. */
export function roleInView(own: Pick<PersonAssessment, 'aim' | 'roles'>, isHead: boolean): string {
  return own.aim ?? own.roles[0] ?? (isHead ? 'SECTION_HEAD' : 'GENERAL_STAFF')
}

/** Heads are asked by the rule for heads (domain notes §8). */
export function isHeadIn(round: Pick<OpenRound, 'rule'> | undefined): boolean {
  return round?.rule === 'POP-2'
}

/** The gap between confirmed levels and a role; null when the standard has no such role. */
export function gapTo(role: string, standard: Standard, levels: Levels, on: CityDate): RoleGap | null {
  const requirements = countedRequirements(role, standard, on)
  if (!requirements) return null
  const { required, met, missing } = coverage(requirements, levels)
  const bySkill = new Map(standard.skills.map((skill) => [skill.skillId, skill]))
  const inWords = (some: readonly ShortRequirement<number>[]) => some.map((one) => shortSkills(one, bySkill, levels))
  const must = missing.filter((one) => one.mustHave)
  const byRenewal = missing.filter((one) => !one.mustHave && one.mustHaveByRenewal)
  const other = missing.filter((one) => !one.mustHave && !one.mustHaveByRenewal)
  return {
    role,
    roleName: profileOf(role, standard)?.name ?? roleWord(role),
    required,
    counts: {
      met,
      must: must.length,
      byRenewal: byRenewal.length,
      short: other.length,
      notAssessed: other.filter((one) => one.unassessed).length,
    },
    must: inWords(must),
    byRenewal: inWords(byRenewal),
    other: inWords(other),
  }
}

/** The level that each skill needs for a role, by skill id. */
export function goalsOf(role: string, standard: Standard, on: CityDate): Map<number, SkillGoal> {
  const goals = new Map<number, SkillGoal>()
  for (const requirement of countedRequirements(role, standard, on) ?? []) {
    for (const { skill, requiredLevel } of requirement.skills) {
      goals.set(skill, { level: requiredLevel, need: needOf(requirement) })
    }
  }
  return goals
}

function needOf(requirement: Requirement<number>): SkillGoal['need'] {
  if (requirement.skills.length > 1) return 'any'
  if (requirement.mustHave) return 'must'
  return requirement.mustHaveByRenewal ? 'renewal' : 'wanted'
}

function countedRequirements(role: string, standard: Standard, on: CityDate): Requirement<number>[] | null {
  const profile = profileOf(role, standard)
  if (!profile) return null
  const toolOf = new Map(standard.skills.map((skill) => [skill.skillId, skill.toolCode]))
  const rows = profile.requirements.map(
    (row): RoleRequirement<number> => ({
      skill: row.skillId,
      requiredLevel: row.requiredLevel as SkillLevel,
      mustHave: row.mustHave,
      mustHaveByRenewal: row.mustHaveByRenewal,
      anyOfGroup: row.anyOfGroup,
      tool: toolOf.get(row.skillId) ?? null,
    }),
  )
  return requirementsOf(rows, toolsOn(standard.tools, fiscalYearOf(on)))
}

function profileOf(role: string, standard: Standard): StandardProfile | undefined {
  return standard.profiles.find((profile) => profile.code === role)
}

function shortSkills(
  one: ShortRequirement<number>,
  bySkill: ReadonlyMap<number, StandardSkill>,
  levels: Levels,
): ShortSkill[] {
  return one.skills.flatMap(({ skill, requiredLevel }) => {
    const found = bySkill.get(skill)
    if (!found) return []
    return [{ code: found.code, name: found.shortName, from: levels.get(skill) ?? null, to: requiredLevel }]
  })
}
