import type { CityDate, FiscalYear } from '~/domain/calendar'
import { requiredCourses } from '~/domain/certification-rules'
import { toSkillLevel } from '~/domain/terms'
import type { Course } from '~/domain/training'
import { type DemandBasis, demandDay } from '~/domain/training-demand'
import { rolesWithRules } from '~/domain/training-plan'
import type { PublishedRules } from '~/facts/certification-rules'
import type { Standard } from '~/facts/standard'

type Known = { courses: Course[]; standard: Standard | null; rules: PublishedRules | null }

/** What demand is judged by in a year, from the catalogue, the standard and the rules in force. */
export function demandBasis(year: FiscalYear, today: CityDate, { courses, standard, rules }: Known): DemandBasis {
  const skills = standard?.skills ?? []
  const byId = new Map(skills.map((skill) => [skill.skillId, skill]))
  return {
    year,
    day: demandDay(year, today),
    courses,
    rules: rules?.rules ?? null,
    skills: skills.map(({ code }) => code),
    tools: standard?.tools ?? [],
    profiles: (standard?.profiles ?? []).map(({ code, requirements }) => ({
      code,
      requirements: requirements.flatMap(({ skillId, requiredLevel, ...rest }) => {
        const skill = byId.get(skillId)
        const level = toSkillLevel(requiredLevel)
        return skill && level !== null
          ? [{ ...rest, skill: skill.code, requiredLevel: level, tool: skill.toolCode }]
          : []
      }),
    })),
  }
}

export function substitutingSections(rules: PublishedRules | null, years: readonly FiscalYear[]): string[] {
  if (rules === null) return []
  const required = years.flatMap((year) =>
    rolesWithRules(rules.rules, year).map((role) => requiredCourses(rules.rules, role, 'certification', year)),
  )
  return [...new Set(required.flatMap((one) => one?.substitutes.flatMap(({ sectionCodes }) => sectionCodes) ?? []))]
}
