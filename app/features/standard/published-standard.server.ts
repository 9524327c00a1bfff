import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { foldForSearch } from '~/domain/name-folding'
import { standardPolicy } from '~/domain/skill-standard'
import type { Standard, StandardSkill } from '~/facts/standard'
import { askedVersion, type VersionShown, versionParam } from './asked-version'

const standardParams = z.object({ q: z.string().max(100).catch(''), version: versionParam })

export type StandardPage = {
  q: string
  standard: {
    name: string
    shown: VersionShown
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
    /** The levels from 0 to 4 in the words of this version. */
    scale: { level: number; label: string; anchor: string }[]
  } | null
}

/** A version of the standard, by category; only the skills that a search finds. */
export const publishedStandard = read({
  action: 'standard.read',
  params: standardParams,
  subject: () => theCity,
  async run(given, { q, version }): Promise<{ page: StandardPage } | null> {
    const asked = await askedVersion(given, version)
    if (!asked && version !== '') return null
    return { page: { q, standard: asked && shapeOf(asked.standard, asked.shown, q) } }
  },
})

function shapeOf(standard: Standard, shown: VersionShown, q: string): StandardPage['standard'] {
  const found = standard.skills.filter((skill) => isFound(skill, foldForSearch(q)))
  const tools = new Map(standard.tools.map(({ code, name }) => [code, name]))
  return {
    name: standard.name,
    shown,
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
    scale: standardPolicy
      .parse(standard.policy)
      .levelScale.map(({ level, label, anchor }) => ({ level, label: label.ja, anchor })),
  }
}

/** In kanji, kana of either script, English or by code; the definition is searched as well. */
function isFound(skill: StandardSkill, folded: string): boolean {
  if (folded === '') return true
  const { code, name, shortName, nameEn, definition } = skill
  return [code, name, shortName, nameEn ?? '', definition].some((text) => foldForSearch(text).includes(folded))
}
