import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import type { SkillStandardFile } from '~/domain/skill-standard'
import { alignedItems, alignedWords } from '~/domain/standard-forms'
import { alignableFrameworks } from '~/facts/standard-alignment'
import { successionOf } from '~/facts/standard-migration'
import { draftInWork, type ShownDraft, textsIn } from './draft-shown'

type Choice = { code: string; name: string }
export type SkillEditPage = {
  draft: ShownDraft
  code: string
  name: string
  texts: Record<string, string>
  category: Choice
  categories: Choice[]
  tools: Choice[]
  /** The skills beside it in the outline. */
  previous: Choice | null
  next: Choice | null
  askedBy: { code: string; name: string; level: number }[]
  /** Whether people may have results in it from the version before. */
  isOfBefore: boolean
  aligned: { framework: string; name: string; items: string[] }[]
  frameworks: { code: string; name: string; items: { code: string; title: string }[] }[]
}

const FIELDS = ['name', 'shortName', 'nameEn', 'tier', 'tool', 'definition', 'evidenceExamples']
const LEVELS = [0, 1, 2, 3, 4].map((level) => `level.${level}`)

/** One skill of the draft with all its texts. */
export const skillEdit = read({
  action: 'standard-draft.read',
  params: z.object({ code: z.string().max(40) }),
  subject: () => theCity,
  async run({ sql, relations }, { code }): Promise<{ page: SkillEditPage } | null> {
    const found = await draftInWork(sql, relations)
    const at = found?.file.skills.findIndex((skill) => skill.code === code) ?? -1
    const skill = found?.file.skills[at]
    if (!found || !skill) return null
    const { draft, file } = found
    const [frameworks, succession] = await Promise.all([alignableFrameworks(sql), successionOf(sql, draft.id)])
    const names = new Map(frameworks.map((framework) => [framework.code, framework.name]))
    return {
      page: {
        draft,
        code,
        name: skill.name.ja,
        texts: textsIn(file, `skill:${code}`, [...FIELDS, ...LEVELS]),
        category: choiceOf(file.categories.find((one) => one.code === skill.category)) ?? { code: '', name: '' },
        categories: file.categories.flatMap((one) => choiceOf(one) ?? []),
        tools: file.tools,
        previous: choiceOf(file.skills[at - 1]),
        next: choiceOf(file.skills[at + 1]),
        askedBy: askedBy(file, code),
        isOfBefore: succession.before.includes(code),
        aligned: Object.entries(skill.alignment).map(([framework, items]) => ({
          framework,
          name: names.get(framework) ?? framework,
          items: alignedItems(items).map(alignedWords),
        })),
        frameworks,
      },
    }
  },
})

function choiceOf(row: { code: string; name: { ja: string } } | undefined): Choice | null {
  return row ? { code: row.code, name: row.name.ja } : null
}

function askedBy(file: SkillStandardFile, code: string): SkillEditPage['askedBy'] {
  return file.roles.flatMap((role) => {
    const level = role.requiredLevels[code] ?? 0
    return level === 0 ? [] : [{ code: role.code, name: role.name.ja, level }]
  })
}
