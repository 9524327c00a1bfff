/**
 * The outline of a standard: its categories in order, and in each its skills. Adding, removing and moving keep the
 * skills of a category together, in the order of the categories, numbered from 1.
 * Source: issue "The IT skill standard as a living document", versions (order).
 */
import { z } from 'zod'
import { ROLES_OF_RULES } from './roles'
import { skillOrigin } from './skill-origin'
import {
  categoryInFile,
  type RoleOfFile,
  roleInFile,
  type SkillStandardFile,
  skillInFile,
  toolInFile,
  written,
} from './skill-standard'
import { originField } from './standard-fields'

type Outcome = { file: SkillStandardFile } | { reason: string }
type EditedKind = 'category' | 'skill' | 'tool' | 'role'

const at = z.number().int().min(0)
const placeOfSkill = z.object({ category: z.string(), at })
const placeOfCategory = z.object({ at })
const levelOfSkill = skillInFile.shape.levels.element.extend({ indicator: written })
/** A whole row and where it stands; texts of a skill may still be empty. */
const wholeSkill = z.object({
  at,
  skill: skillInFile
    .omit({ order: true })
    .extend({ definition: written, levels: z.array(levelOfSkill).length(5), evidenceExamples: z.array(written) }),
  origin: skillOrigin.nullable(),
})
const wholeCategory = z.object({ at, category: categoryInFile.omit({ order: true }) })
const wholeTool = z.object({ at, tool: toolInFile })
/** A group may have lost all but one of its skills while the draft is written. */
const wholeRole = z.object({ at, role: roleInFile.extend({ mustHaveAnyOf: z.array(z.array(z.string())) }) })

type WholeSkill = z.infer<typeof wholeSkill>
type WholeCategory = z.infer<typeof wholeCategory>

/** The standard with its skills together by category, and both numbered from 1. */
export function outlined(file: SkillStandardFile): SkillStandardFile {
  const categories = inOrder(file.categories)
  const place = new Map(categories.map(({ code }, index) => [code, index]))
  const placeOf = (skill: { category: string }) => place.get(skill.category) ?? categories.length
  const skills = inOrder(file.skills).sort((a, b) => placeOf(a) - placeOf(b))
  return { ...file, categories: numbered(categories), skills: numbered(skills) }
}

/** A row as a whole with its place, or null where there is none of that code. */
export function wholeOf(file: SkillStandardFile, kind: EditedKind, code: string): unknown {
  if (kind === 'tool') {
    const found = file.tools.findIndex((tool) => tool.code === code)
    return found < 0 ? null : { at: found, tool: file.tools[found] }
  }
  if (kind === 'role') {
    const role = file.roles.find((one) => one.code === code)
    return role === undefined ? null : { at: file.roles.indexOf(role), role: inOneOrder(role) }
  }
  if (kind === 'category') {
    const found = file.categories.findIndex((category) => category.code === code)
    const { order: _order, ...category } = file.categories[found] ?? { order: 0 }
    return found < 0 ? null : { at: found, category }
  }
  const found = file.skills.find((skill) => skill.code === code)
  if (!found) return null
  const { order: _order, ...skill } = found
  return { at: codesIn(file, found.category).indexOf(code), skill, origin: originField(code).get(file) }
}

/** Where a category or a skill stands; null where there is none of that code. */
export function placeOf(file: SkillStandardFile, kind: 'category' | 'skill', code: string): unknown {
  if (kind === 'category') {
    const found = file.categories.findIndex((category) => category.code === code)
    return found < 0 ? null : { at: found }
  }
  const skill = file.skills.find((one) => one.code === code)
  return skill ? { category: skill.category, at: codesIn(file, skill.category).indexOf(code) } : null
}

/** Adds a row that is not there (with its place), or removes one (null). */
export function putWhole(file: SkillStandardFile, kind: EditedKind, code: string, value: unknown): Outcome {
  const standing = wholeOf(file, kind, code) !== null
  if (value === null) return standing ? without(file, kind, code) : { reason: `「${code}」はありません。` }
  if (standing) return { reason: `コード「${code}」は、もうあります。ほかのコードにしてください。` }
  if (kind === 'tool') {
    const read = wholeTool.safeParse(value)
    if (read.success) return { file: { ...file, tools: inserted(file.tools, read.data.at, read.data.tool) } }
  } else if (kind === 'role') {
    const read = wholeRole.safeParse(value)
    if (read.success) return { file: { ...file, roles: inserted(file.roles, read.data.at, read.data.role) } }
  } else if (kind === 'category') {
    const read = wholeCategory.safeParse(value)
    if (read.success) return { file: withCategory(file, read.data) }
  } else {
    const read = wholeSkill.safeParse(value)
    if (read.success) return withSkill(file, read.data)
  }
  return { reason: 'コードと名前を確かめてください。コードは英大文字で始め、英大文字・数字・「-」・「_」で書きます。' }
}

/** Moves a category with its skills, or a skill within its category or to another one. */
export function putPlace(file: SkillStandardFile, kind: 'category' | 'skill', code: string, value: unknown): Outcome {
  if (kind === 'category') {
    const category = file.categories.find((one) => one.code === code)
    const read = placeOfCategory.safeParse(value)
    if (!category || !read.success) return { reason: 'この分類はありません。' }
    const others = file.categories.filter((one) => one !== category)
    return { file: outlined({ ...file, categories: numbered(inserted(others, read.data.at, category)) }) }
  }
  const skill = file.skills.find((one) => one.code === code)
  const read = placeOfSkill.safeParse(value)
  if (!skill || !read.success) return { reason: 'このスキルはありません。' }
  if (!hasCategory(file, read.data.category)) return { reason: `分類「${read.data.category}」はありません。` }
  const others = file.skills.filter((one) => one !== skill)
  return { file: insertSkill({ ...file, skills: others }, { ...skill, category: read.data.category }, read.data.at) }
}

function without(file: SkillStandardFile, kind: EditedKind, code: string): Outcome {
  const left = <T extends { code: string }>(all: readonly T[]) => all.filter((one) => one.code !== code)
  if (kind === 'tool') {
    const users = file.skills.filter((skill) => skill.tool === code)
    if (users.length > 0) return { reason: `この道具を使うスキルがあります（${namesOf(users)}）。先に外してください。` }
    return { file: { ...file, tools: left(file.tools) } }
  }
  if (kind === 'role') {
    if (ROLES_OF_RULES.includes(code)) {
      return { reason: 'この役割は、評価と認定の決まりが使っています。外せません。求めるスキルは変えられます。' }
    }
    return { file: { ...file, roles: left(file.roles) } }
  }
  if (kind === 'category') {
    const inside = file.skills.filter((skill) => skill.category === code)
    if (inside.length > 0)
      return { reason: `この分類にはスキルがあります（${namesOf(inside)}）。先に移すか、外してください。` }
    if (file.categories.length === 1) return { reason: '分類は 1 つ以上要ります。' }
    return { file: { ...file, categories: numbered(left(file.categories)) } }
  }
  const asking = file.roles.filter((role) => asks(role, code))
  if (asking.length > 0) {
    return { reason: `このスキルを求める役割があります（${namesOf(asking)}）。先に必要レベルを 0 にしてください。` }
  }
  const removed = { ...file, skills: numbered(left(file.skills)) }
  const done = originField(code).put(removed, null)
  return 'row' in done ? { file: done.row } : done
}

function withSkill(file: SkillStandardFile, { at: place, skill, origin }: WholeSkill): Outcome {
  if (!hasCategory(file, skill.category)) return { reason: `分類「${skill.category}」はありません。` }
  if (skill.tool !== null && !file.tools.some((tool) => tool.code === skill.tool)) {
    return { reason: `道具「${skill.tool}」はありません。` }
  }
  const done = originField(skill.code).put(insertSkill(file, { ...skill, order: 0 }, place), origin)
  return 'row' in done ? { file: done.row } : done
}

function withCategory(file: SkillStandardFile, { at: place, category }: WholeCategory): SkillStandardFile {
  return outlined({ ...file, categories: numbered(inserted(file.categories, place, { ...category, order: 0 })) })
}

function insertSkill(
  file: SkillStandardFile,
  skill: SkillStandardFile['skills'][number],
  place: number,
): SkillStandardFile {
  const inside = file.skills.filter((one) => one.category === skill.category)
  const others = file.skills.filter((one) => one.category !== skill.category)
  return outlined({ ...file, skills: numbered([...others, ...inserted(inside, place, skill)]) })
}

/** Its lists say the same in any order, and a level of 0 says nothing. */
function inOneOrder(role: RoleOfFile): RoleOfFile {
  return {
    ...role,
    requiredLevels: Object.fromEntries(Object.entries(role.requiredLevels).filter(([, level]) => level > 0)),
    mustHave: role.mustHave.toSorted(),
    mustHaveByRenewal: role.mustHaveByRenewal.toSorted(),
    mustHaveAnyOf: role.mustHaveAnyOf.map((group) => group.toSorted()),
  }
}

function asks(role: SkillStandardFile['roles'][number], skill: string): boolean {
  return (role.requiredLevels[skill] ?? 0) > 0 || role.mustHaveAnyOf.some((group) => group.includes(skill))
}

function codesIn(file: SkillStandardFile, category: string): string[] {
  return file.skills.filter((skill) => skill.category === category).map((skill) => skill.code)
}

function hasCategory(file: SkillStandardFile, code: string): boolean {
  return file.categories.some((category) => category.code === code)
}

function namesOf(all: readonly { name: { ja: string } }[]): string {
  const shown = all.slice(0, 5).map(({ name }) => name.ja)
  return shown.join('・') + (all.length > shown.length ? ` ほか ${all.length - shown.length}` : '')
}

function inserted<T>(all: readonly T[], place: number, one: T): T[] {
  return [...all.slice(0, place), one, ...all.slice(place)]
}

function numbered<T extends { order: number }>(all: readonly T[]): T[] {
  return all.map((one, index) => ({ ...one, order: index + 1 }))
}

function inOrder<T extends { order: number }>(all: readonly T[]): T[] {
  return [...all].sort((a, b) => a.order - b.order)
}
