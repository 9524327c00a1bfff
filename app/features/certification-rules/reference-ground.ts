import { type CityDate, cityDate, fiscalYearOf } from '~/domain/calendar'
import type { Stage } from '~/domain/certification'
import type { RuleGround } from '~/domain/certification-facts'
import { type CertificationRules, readCertificationRules } from '~/domain/certification-rules'
import { type Requirement, requirementsOf, toolsOn } from '~/domain/role-requirements'
import { readSkillStandard, type SkillStandardFile } from '~/domain/skill-standard'
import proposedRules from '../../../prisma/demo/certification-rules.json'
import proposedStandard from '../../../prisma/demo/skill-standard.json'
import catalogue from '../../../prisma/demo/training-catalogue.json'

/* The proposal that a city begins with: rules are tried on it while nothing is published yet. */

const hours = new Map(catalogue.courses.map((course) => [course.code, course.hours]))

const rulesRead = readCertificationRules(proposedRules)
if (!rulesRead.ok) throw new Error(JSON.stringify(rulesRead.faults))
export const REFERENCE_RULES: CertificationRules = rulesRead.rules

const standardRead = readSkillStandard(proposedStandard)
if (!standardRead.ok) throw new Error(JSON.stringify(standardRead.faults))
const STANDARD: SkillStandardFile = standardRead.standard

/** The ground of a rule and stage of the proposal as of a day. @throws when it has no such rule */
export function referenceGround(ruleId: string, stage: Stage, on: string): RuleGround {
  const ground = groundOnReference(REFERENCE_RULES, ruleId, stage, cityDate(on))
  if (!ground) throw new Error(`no rule ${ruleId}`)
  return ground
}

/** The ground of a rule with the role profiles, tools and hours of the proposal; null when there is no such rule. */
export function groundOnReference(
  { rules, transitionalProvisions }: CertificationRules,
  ruleId: string,
  stage: Stage,
  on: CityDate,
): RuleGround | null {
  const rule = rules.find(({ id }) => id === ruleId)
  if (!rule) return null
  return {
    ruleId,
    criteria: stage === 'renewal' ? rule.renewal.criteria : rule.criteria,
    provisions: transitionalProvisions,
    hoursOf: (course) => hours.get(course) ?? 0,
    requirementsOf: (code) => requirementsOfRole(code, on),
  }
}

function requirementsOfRole(code: string, on: CityDate): Requirement<string>[] {
  const { roles, skills, tools } = STANDARD
  const role = roles.find((one) => one.code === code)
  if (!role) return []
  const toolOf = new Map(skills.map((skill) => [skill.code, skill.tool]))
  const rows = Object.entries(role.requiredLevels).flatMap(([skill, requiredLevel]) => {
    if (requiredLevel === 0) return []
    const group = role.mustHaveAnyOf.findIndex((codes) => codes.includes(skill))
    return [
      {
        skill,
        requiredLevel,
        mustHave: role.mustHave.includes(skill),
        mustHaveByRenewal: role.mustHaveByRenewal.includes(skill),
        anyOfGroup: group < 0 ? null : group,
        tool: toolOf.get(skill) ?? null,
      },
    ]
  })
  return requirementsOf(rows, toolsOn(tools, fiscalYearOf(on)))
}
