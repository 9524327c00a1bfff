import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { askedVersion, type VersionShown, versionParam } from './asked-version'

export type RoleRequirementShown = {
  code: string
  name: string
  level: number
  indicator: string
  mustHave: boolean
  mustHaveByRenewal: boolean
  /** Other skills of which one is enough instead. */
  orElse: string[]
}
export type RolePage = {
  shown: VersionShown
  code: string
  name: string
  kind: string
  description: string
  required: number
  mustHave: number
  categories: { name: string; requirements: RoleRequirementShown[] }[]
}

/** What a role requires, skill by skill, each level with what it looks like. */
export const rolePage = read({
  action: 'standard.read',
  params: z.object({ code: z.string().max(40), version: versionParam }),
  subject: () => theCity,
  async run(given, { code, version }): Promise<{ page: RolePage } | null> {
    const asked = await askedVersion(given, version)
    const profile = asked?.standard.profiles.find((each) => each.code === code)
    if (!asked || !profile) return null
    const { standard, shown } = asked
    const skillById = new Map(standard.skills.map((skill) => [skill.skillId, skill]))
    const requirements = profile.requirements.flatMap((requirement) => {
      const skill = skillById.get(requirement.skillId)
      if (!skill) return []
      const others = profile.requirements.filter(
        (other) =>
          requirement.anyOfGroup !== null && other.anyOfGroup === requirement.anyOfGroup && other !== requirement,
      )
      return [
        {
          category: skill.categoryCode,
          code: skill.code,
          name: skill.name,
          level: requirement.requiredLevel,
          indicator: skill.indicators[requirement.requiredLevel] ?? '',
          mustHave: requirement.mustHave,
          mustHaveByRenewal: requirement.mustHaveByRenewal,
          orElse: others.map((other) => skillById.get(other.skillId)?.name ?? ''),
        },
      ]
    })
    return {
      page: {
        shown,
        code: profile.code,
        name: profile.name,
        kind: profile.kind,
        description: profile.description,
        required: requirements.length,
        mustHave: requirements.filter((requirement) => requirement.mustHave || requirement.orElse.length > 0).length,
        categories: standard.categories.flatMap((category) => {
          const own = requirements.filter((requirement) => requirement.category === category.code)
          return own.length > 0 ? [{ name: category.name, requirements: own }] : []
        }),
      },
    }
  },
})
