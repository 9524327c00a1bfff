import { type SkillStandardFile, standardPolicy } from '~/domain/skill-standard'
import type { Standard } from '~/facts/standard'

/** A part of a standard that is new, changed or the same on its own; `said` is all that it says. */
export type StandardItem = {
  kind: 'スキル' | '分類' | '役割' | '共通の決まり'
  code: string
  name: string
  said: unknown
}

/** What an item says, however its keys stand. */
export function comparable({ name, said }: StandardItem): string {
  return JSON.stringify([name, sorted(said)])
}

/** The parts of a standard as a file tells them. */
export function toldItems(file: SkillStandardFile): StandardItem[] {
  const skills = file.skills.map(
    (skill): StandardItem => ({
      kind: 'スキル',
      code: skill.code,
      name: skill.name.ja,
      said: {
        category: skill.category,
        shortName: skill.shortName ?? skill.name.ja,
        nameEn: skill.name.en ?? null,
        tier: skill.tier,
        tool: skill.tool,
        definition: skill.definition,
        evidence: skill.evidenceExamples,
        indicators: [...skill.levels].sort((a, b) => a.level - b.level).map((level) => level.indicator),
      },
    }),
  )
  const categories = file.categories.map(
    (category): StandardItem => ({
      kind: '分類',
      code: category.code,
      name: category.name.ja,
      said: { shortName: category.shortName ?? category.name.ja, description: category.description },
    }),
  )
  const roles = file.roles.map(
    (role): StandardItem => ({
      kind: '役割',
      code: role.code,
      name: role.name.ja,
      said: {
        kind: role.kind,
        description: role.description,
        requirements: Object.entries(role.requiredLevels)
          .filter(([, level]) => level > 0)
          .map(([skill, level]) => {
            const group = role.mustHaveAnyOf.findIndex((codes) => codes.includes(skill))
            const [must, renewal] = [role.mustHave.includes(skill), role.mustHaveByRenewal.includes(skill)]
            return [skill, level, must, renewal, group < 0 ? null : group + 1].join()
          })
          .sort(),
      },
    }),
  )
  const tools = file.tools.map((tool) => sorted(tool))
  return [...skills, ...categories, ...roles, policyItem(standardPolicy.parse(file), tools)]
}

/** The same of a version that the portal keeps. */
export function storedItems(standard: Standard): StandardItem[] {
  const codeOf = new Map(standard.skills.map((skill) => [skill.skillId, skill.code]))
  const skills = standard.skills.map(
    (skill): StandardItem => ({
      kind: 'スキル',
      code: skill.code,
      name: skill.name,
      said: {
        category: skill.categoryCode,
        shortName: skill.shortName,
        nameEn: skill.nameEn,
        tier: skill.tier,
        tool: skill.toolCode,
        definition: skill.definition,
        evidence: skill.evidenceExamples,
        indicators: skill.indicators,
      },
    }),
  )
  const categories = standard.categories.map(
    (category): StandardItem => ({
      kind: '分類',
      code: category.code,
      name: category.name,
      said: { shortName: category.shortName, description: category.description },
    }),
  )
  const roles = standard.profiles.map(
    (profile): StandardItem => ({
      kind: '役割',
      code: profile.code,
      name: profile.name,
      said: {
        kind: profile.kind,
        description: profile.description,
        requirements: profile.requirements
          .map((one) => {
            const skill = codeOf.get(one.skillId)
            return [skill, one.requiredLevel, one.mustHave, one.mustHaveByRenewal, one.anyOfGroup].join()
          })
          .sort(),
      },
    }),
  )
  const tools = standard.tools.map((tool) => sorted(tool))
  return [...skills, ...categories, ...roles, policyItem(standard.policy, tools)]
}

function policyItem(policy: unknown, tools: unknown[]): StandardItem {
  return { kind: '共通の決まり', code: 'policy', name: 'レベルの尺度・対象者・確認の決まり', said: { policy, tools } }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}
