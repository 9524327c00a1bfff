/**
 * How a role's requirements are counted and met (role profiles › `roleSemantics`, standard › `toolRule`):
 * an any-of group is one requirement, a skill whose tool is not yet city-wide is left out.
 */
import type { FiscalYear } from './calendar'
import type { SkillLevel } from './skill-standard'

/** One skill that a role requires. `Skill` is whatever the caller names skills by: code or id. */
export type RoleRequirement<Skill extends string | number> = {
  skill: Skill
  requiredLevel: SkillLevel
  mustHave: boolean
  mustHaveByRenewal: boolean
  /** Skills of one group are one requirement: any of them is enough. */
  anyOfGroup: number | null
  /** The tool without which nobody can reach the level. */
  tool: string | null
}

type Tool = { code: string; partialFromFiscalYear: number | null; fullFromFiscalYear: number | null }

/** How far each tool has come in a fiscal year. */
type ToolsInUse = { cityWide: ReadonlySet<string>; onTrial: ReadonlySet<string> }

/** One requirement as it is counted: any of `skills` at its level meets it. */
export type Requirement<Skill extends string | number> = {
  skills: readonly { skill: Skill; requiredLevel: SkillLevel }[]
  mustHave: boolean
  mustHaveByRenewal: boolean
}

/** A requirement that is not met. `gap` in levels; null for an any-of group, to which no gap belongs. */
export type ShortRequirement<Skill extends string | number> = Requirement<Skill> & {
  gap: number | null
  /** None of its skills was ever confirmed. */
  unassessed: boolean
}

type Coverage<Skill extends string | number> = {
  required: number
  met: number
  /** Not met, and asked for when the role is taken. */
  shortMustHave: ShortRequirement<Skill>[]
  /** Not met, and asked for by the first renewal. */
  shortByRenewal: ShortRequirement<Skill>[]
  /** Everything not met, the two lists above included, in the order of the requirements. */
  missing: ShortRequirement<Skill>[]
}

/** Which tools the whole city has, and which are on trial, in a fiscal year. */
export function toolsOn(tools: readonly Tool[], fiscalYear: FiscalYear): ToolsInUse {
  const reached = (year: number | null) => year !== null && year <= fiscalYear
  return {
    cityWide: new Set(tools.filter((tool) => reached(tool.fullFromFiscalYear)).map((tool) => tool.code)),
    onTrial: new Set(tools.filter((tool) => reached(tool.partialFromFiscalYear)).map((tool) => tool.code)),
  }
}

/**
 * A profile's requirements as they are counted with the tools of a fiscal year. Single skills keep the order of the
 * profile; a group stands where its first skill stood. A group goes only when none of its tools is city-wide; a level
 * reached while a tool is on trial counts inside a group (standard › toolRule).
 */
export function requirementsOf<Skill extends string | number>(
  profile: readonly RoleRequirement<Skill>[],
  tools: ToolsInUse,
): Requirement<Skill>[] {
  const seen = new Set<number>()
  const counted: Requirement<Skill>[] = []
  for (const row of profile) {
    if (row.anyOfGroup === null) {
      if (isCityWide(row, tools)) counted.push(single(row))
      continue
    }
    if (seen.has(row.anyOfGroup)) continue
    seen.add(row.anyOfGroup)
    const members = profile.filter((other) => other.anyOfGroup === row.anyOfGroup)
    if (members.some((member) => isCityWide(member, tools))) counted.push(anyOf(members, tools))
  }
  return counted
}

/**
 * How far confirmed levels meet requirements.
 * @param levels confirmed levels; a skill that is missing or null was never assessed, which meets nothing and is not 0
 */
export function coverage<Skill extends string | number>(
  requirements: readonly Requirement<Skill>[],
  levels: ReadonlyMap<Skill, SkillLevel | null>,
): Coverage<Skill> {
  const missing: ShortRequirement<Skill>[] = []
  for (const requirement of requirements) {
    if (isMet(requirement, levels)) continue
    const { skills, mustHave, mustHaveByRenewal } = requirement
    // Field by field: for 4,000 people against every rule it takes a third of the time of `...requirement`.
    missing.push({
      skills,
      mustHave,
      mustHaveByRenewal,
      gap: gapOfRequirement(requirement, levels),
      unassessed: skills.every(({ skill }) => (levels.get(skill) ?? null) === null),
    })
  }
  return {
    required: requirements.length,
    met: requirements.length - missing.length,
    shortMustHave: missing.filter((short) => short.mustHave),
    shortByRenewal: missing.filter((short) => short.mustHaveByRenewal),
    missing,
  }
}

/** How many of `required` requirements a ratio asks for: in whole numbers, 0.6 of 30 is 18, whatever binary fractions say. */
export function neededOf(ratio: number, required: number): number {
  return Math.ceil(Math.round(ratio * 10_000 * required) / 10_000)
}

/** Levels still to go, 0 when reached; a level that was never assessed counts as 0 here, and only here. */
export function gapOf(requiredLevel: SkillLevel, level: SkillLevel | null): number {
  return Math.max(0, requiredLevel - (level ?? 0))
}

function isMet<Skill extends string | number>(
  requirement: Requirement<Skill>,
  levels: ReadonlyMap<Skill, SkillLevel | null>,
): boolean {
  return requirement.skills.some(({ skill, requiredLevel }) => {
    const level = levels.get(skill) ?? null
    return level !== null && level >= requiredLevel
  })
}

function gapOfRequirement<Skill extends string | number>(
  requirement: Requirement<Skill>,
  levels: ReadonlyMap<Skill, SkillLevel | null>,
): number | null {
  const [only, ...others] = requirement.skills
  if (!only || others.length > 0) return null
  return gapOf(only.requiredLevel, levels.get(only.skill) ?? null)
}

function isCityWide<Skill extends string | number>(row: RoleRequirement<Skill>, tools: ToolsInUse): boolean {
  return row.tool === null || tools.cityWide.has(row.tool)
}

function single<Skill extends string | number>(row: RoleRequirement<Skill>): Requirement<Skill> {
  return {
    skills: [{ skill: row.skill, requiredLevel: row.requiredLevel }],
    mustHave: row.mustHave,
    mustHaveByRenewal: row.mustHaveByRenewal,
  }
}

function anyOf<Skill extends string | number>(
  members: readonly RoleRequirement<Skill>[],
  tools: ToolsInUse,
): Requirement<Skill> {
  return {
    skills: members
      .filter((member) => isCityWide(member, tools) || (member.tool !== null && tools.onTrial.has(member.tool)))
      .map(({ skill, requiredLevel }) => ({ skill, requiredLevel })),
    mustHave: true,
    mustHaveByRenewal: false,
  }
}
