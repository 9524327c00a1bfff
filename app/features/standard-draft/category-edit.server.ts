import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { draftInWork, type ShownDraft, textsIn } from './draft-shown'

export type CategoryEditPage = {
  draft: ShownDraft
  code: string
  name: string
  texts: Record<string, string>
  skills: { code: string; name: string }[]
}

/** One category of the draft. */
export const categoryEdit = read({
  action: 'standard-draft.read',
  params: z.object({ code: z.string().max(40) }),
  subject: () => theCity,
  async run({ sql, relations }, { code }): Promise<{ page: CategoryEditPage } | null> {
    const found = await draftInWork(sql, relations)
    const category = found?.file.categories.find((one) => one.code === code)
    if (!found || !category) return null
    const skills = found.file.skills.filter((skill) => skill.category === code)
    return {
      page: {
        draft: found.draft,
        code,
        name: category.name.ja,
        texts: textsIn(found.file, `category:${code}`, ['name', 'shortName', 'nameEn', 'description']),
        skills: skills.map((skill) => ({ code: skill.code, name: skill.name.ja })),
      },
    }
  },
})
