import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { foldForSearch } from '~/domain/name-folding'
import { type Standard, type StandardSkill, standardInForce } from '~/facts/standard'

const standardParams = z.object({ q: z.string().max(100).catch('') })

export type StandardPage = {
  q: string
  standard: {
    name: string
    version: string
    effectiveFrom: string | null
    skills: number
    core: number
    found: number
    categories: {
      code: string
      name: string
      description: string
      skills: {
        code: string
        name: string
        nameEn: string | null
        tier: 'core' | 'extended'
        definition: string
        tool: string | null
      }[]
    }[]
    profiles: { code: string; name: string; kind: string; description: string; requirements: number }[]
  } | null
}

/** The standard in force, by category; only the skills that a search finds. */
export const publishedStandard = read({
  action: 'standard.read',
  params: standardParams,
  subject: () => theCity,
  async run({ sql, today }, { q }): Promise<{ page: StandardPage }> {
    const standard = await standardInForce(sql, today)
    return { page: { q, standard: standard && shapeOf(standard, q) } }
  },
})

function shapeOf(standard: Standard, q: string): StandardPage['standard'] {
  const found = standard.skills.filter((skill) => isFound(skill, foldForSearch(q)))
  const tools = new Map(standard.tools.map(({ code, name }) => [code, name]))
  return {
    name: standard.name,
    version: standard.version,
    effectiveFrom: standard.effectiveFrom && inWareki(standard.effectiveFrom),
    skills: standard.skills.length,
    core: standard.skills.filter((skill) => skill.tier === 'core').length,
    found: found.length,
    categories: standard.categories.flatMap(({ code, name, description }) => {
      const skills = found.filter((skill) => skill.categoryCode === code)
      if (skills.length === 0) return []
      return [
        {
          code,
          name,
          description,
          skills: skills.map((skill) => ({
            code: skill.code,
            name: skill.name,
            nameEn: skill.nameEn,
            tier: skill.tier,
            definition: skill.definition,
            tool: skill.toolCode === null ? null : (tools.get(skill.toolCode) ?? skill.toolCode),
          })),
        },
      ]
    }),
    profiles: standard.profiles.map(({ code, name, kind, description, requirements }) => ({
      code,
      name,
      kind,
      description,
      requirements: requirements.length,
    })),
  }
}

/** In kanji, kana of either script, English or by code; the definition is searched as well. */
function isFound(skill: StandardSkill, folded: string): boolean {
  if (folded === '') return true
  const { code, name, shortName, nameEn, definition } = skill
  return [code, name, shortName, nameEn ?? '', definition].some((text) => foldForSearch(text).includes(folded))
}
