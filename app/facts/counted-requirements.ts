import type { FiscalYear } from '~/domain/calendar'
import { type Requirement, requirementsOf, toolsOn } from '~/domain/role-requirements'
import type { SkillLevel } from '~/domain/skill-standard'
import type { Standard } from '~/facts/standard'

/** A published standard never changes, and is the same object throughout the process (facts/standard). */
const counted = new WeakMap<Standard, Map<string, readonly Requirement<string>[]>>()

/** What a role requires, by the codes of skills, as it is counted with the tools of a fiscal year. */
export function countedRequirements(
  standard: Standard,
  roleCode: string,
  year: FiscalYear,
): readonly Requirement<string>[] {
  const own = counted.get(standard) ?? new Map<string, readonly Requirement<string>[]>()
  counted.set(standard, own)
  const key = `${roleCode} ${year}`
  const known = own.get(key) ?? countedAnew(standard, roleCode, year)
  own.set(key, known)
  return known
}

function countedAnew(standard: Standard, roleCode: string, year: FiscalYear): Requirement<string>[] {
  const profile = standard.profiles.find(({ code }) => code === roleCode)
  const skills = new Map(standard.skills.map((skill) => [skill.skillId, skill]))
  const rows = (profile?.requirements ?? []).flatMap(({ skillId, requiredLevel, ...rest }) => {
    const skill = skills.get(skillId)
    return skill
      ? [{ ...rest, skill: skill.code, requiredLevel: requiredLevel as SkillLevel, tool: skill.toolCode }]
      : []
  })
  return requirementsOf(rows, toolsOn(standard.tools, year))
}
