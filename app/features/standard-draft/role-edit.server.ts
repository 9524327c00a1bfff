import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { ROLES_OF_RULES } from '~/domain/roles'
import { draftInWork, type ShownDraft, textsIn } from './draft-shown'

export type RoleEditSkill = { code: string; name: string; level: string; way: string }
export type RoleEditPage = {
  draft: ShownDraft
  code: string
  name: string
  texts: Record<string, string>
  categories: { code: string; name: string; skills: RoleEditSkill[] }[]
  /** A role of the city's own can go; those of the portal's rules stay. */
  removable: boolean
  /** How many groups of "one of these" there are. */
  groups: number
}

/** One role of the draft: what it asks of each skill. */
export const roleEdit = read({
  action: 'standard-draft.read',
  params: z.object({ code: z.string().max(40) }),
  subject: () => theCity,
  async run({ sql, relations }, { code }): Promise<{ page: RoleEditPage } | null> {
    const found = await draftInWork(sql, relations)
    const role = found?.file.roles.find((one) => one.code === code)
    if (!found || !role) return null
    const { draft, file } = found
    const subject = `role:${code}`
    const texts = textsIn(file, subject, [
      ...['name', 'nameEn', 'description', 'anyOf'],
      ...file.skills.map((skill) => `requirement.${skill.code}`),
    ])
    const rowOf = ({ code: skill, name }: (typeof file.skills)[number]): RoleEditSkill => {
      const [level = '', ...ways] = (texts[`${subject}/requirement.${skill}`] ?? '').split(' ')
      const group = role.mustHaveAnyOf.findIndex((codes) => codes.includes(skill))
      return { code: skill, name: name.ja, level: level || '0', way: group < 0 ? ways.join(' ') : `any${group + 1}` }
    }
    return {
      page: {
        draft,
        code,
        name: role.name.ja,
        texts,
        categories: file.categories.map((category) => ({
          code: category.code,
          name: category.name.ja,
          skills: file.skills.filter((skill) => skill.category === category.code).map(rowOf),
        })),
        removable: draft.mayEdit && !ROLES_OF_RULES.includes(code),
        groups: role.mustHaveAnyOf.length,
      },
    }
  },
})
