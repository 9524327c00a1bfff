import { z } from 'zod'
import { cityDate, fiscalYearOf } from '~/domain/calendar'
import type { RuleGround } from '~/domain/certification'
import { criterion, transitionalProvision } from '~/domain/certification-criteria'
import { requirementsOf, toolsOn } from '~/domain/role-requirements'
import rules from '../../prisma/demo/certification-rules.json'
import { STANDARD } from '../../prisma/demo/skills'
import catalogue from '../../prisma/demo/training-catalogue.json'

const provisions = z.array(transitionalProvision).parse(rules.transitionalProvisions)
const hours = new Map(catalogue.courses.map((course) => [course.code, course.hours]))

/** The ground of a rule and stage as of a day, from the reference data. */
export function referenceGround(ruleId: string, stage: 'certification' | 'renewal', on: string): RuleGround {
  const rule = rules.rules.find((one) => one.id === ruleId)
  if (!rule) throw new Error(`no rule ${ruleId}`)
  const tools = toolsOn(STANDARD.tools, fiscalYearOf(cityDate(on)))
  return {
    ruleId,
    criteria: z.array(criterion).parse(stage === 'renewal' ? rule.renewal.criteria : rule.criteria),
    provisions,
    hoursOf: (course) => hours.get(course) ?? 0,
    requirementsOf: (code) => {
      const role = STANDARD.roles.find((one) => one.code === code)
      if (!role) return []
      const toolOf = new Map(STANDARD.skills.map((skill) => [skill.code, skill.tool]))
      const rows = Object.entries(role.requiredLevels).filter(([, level]) => level > 0)
      return requirementsOf(
        rows.map(([skill, requiredLevel]) => {
          const group = role.mustHaveAnyOf.findIndex((codes) => codes.includes(skill))
          return {
            skill,
            requiredLevel,
            mustHave: role.mustHave.includes(skill),
            mustHaveByRenewal: role.mustHaveByRenewal.includes(skill),
            anyOfGroup: group < 0 ? null : group,
            tool: toolOf.get(skill) ?? null,
          }
        }),
        tools,
      )
    },
  }
}
