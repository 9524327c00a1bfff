import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { Standard, StandardProfile } from '~/facts/standard'
import { askedVersion, type VersionShown, versionParam } from './asked-version'

const code = z.string().max(40).catch('')

/** How a role asks for a skill; null: it does not. */
export type Asked = { level: number; kind: 'must' | 'any_of' | 'by_renewal' | 'wanted' } | null
export type ComparedSkill = { code: string; name: string; a: Asked; b: Asked }
export type RoleComparison = {
  shown: VersionShown
  /** Every role of the version, to choose from. */
  roles: { code: string; name: string }[]
  a: { code: string; name: string } | null
  b: { code: string; name: string } | null
  /** What both ask for, what only one does, and of both the skills of which b asks a higher level. */
  counts: { both: number; onlyA: number; onlyB: number; higher: number; lower: number }
  categories: { name: string; skills: ComparedSkill[] }[]
}

/** Two roles of the standard beside each other: what each asks for, skill by skill. */
export const roleComparison = read({
  action: 'standard.read',
  params: z.object({ a: code, b: code, version: versionParam }),
  subject: () => theCity,
  async run(given, { a, b, version }): Promise<{ page: RoleComparison } | null> {
    const asked = await askedVersion(given, version)
    if (!asked) return null
    const { standard, shown } = asked
    const [first, second] = [profileOf(standard, a), profileOf(standard, b)]
    const categories = first && second ? compared(standard, first, second) : []
    const skills = categories.flatMap((category) => category.skills)
    const both = skills.flatMap(({ a: one, b: other }) => (one && other ? [other.level - one.level] : []))
    return {
      page: {
        shown,
        roles: standard.profiles.map((profile) => ({ code: profile.code, name: profile.name })),
        a: first && { code: first.code, name: first.name },
        b: second && { code: second.code, name: second.name },
        counts: {
          both: both.length,
          onlyA: skills.filter((skill) => skill.b === null).length,
          onlyB: skills.filter((skill) => skill.a === null).length,
          higher: both.filter((difference) => difference > 0).length,
          lower: both.filter((difference) => difference < 0).length,
        },
        categories,
      },
    }
  },
})

function profileOf({ profiles }: Standard, asked: string): StandardProfile | null {
  return profiles.find((profile) => profile.code === asked) ?? null
}

function compared(standard: Standard, a: StandardProfile, b: StandardProfile): RoleComparison['categories'] {
  const ofA = askedBySkill(a)
  const ofB = askedBySkill(b)
  return standard.categories.flatMap((category) => {
    const skills = standard.skills.flatMap((skill): ComparedSkill[] => {
      if (skill.categoryCode !== category.code) return []
      const [one, other] = [ofA.get(skill.skillId) ?? null, ofB.get(skill.skillId) ?? null]
      return one || other ? [{ code: skill.code, name: skill.name, a: one, b: other }] : []
    })
    return skills.length > 0 ? [{ name: category.name, skills }] : []
  })
}

function askedBySkill({ requirements }: StandardProfile): Map<number, NonNullable<Asked>> {
  return new Map(
    requirements.map((requirement) => [
      requirement.skillId,
      { level: requirement.requiredLevel, kind: kindOf(requirement) },
    ]),
  )
}

function kindOf({ mustHave, mustHaveByRenewal, anyOfGroup }: StandardProfile['requirements'][number]) {
  if (mustHave) return 'must'
  if (anyOfGroup !== null) return 'any_of'
  return mustHaveByRenewal ? 'by_renewal' : 'wanted'
}
