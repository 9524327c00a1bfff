import { cityDate, inWareki } from '~/domain/calendar'
import { fieldOf, subjectOf } from '~/domain/standard-edit'
import type { Sql } from '~/facts/sql'
import { standardById } from '~/facts/standard'

type Named = { subject: string; field: string; before?: unknown; after?: unknown }

type Row = { code: string; name: { ja: string } }
/** What names are taken from: a standard, or one with skills that it no longer has. */
export type Names = {
  categories: readonly Row[]
  skills: readonly Row[]
  roles: readonly Row[]
  tools: readonly { code: string; name: string }[]
}

const KIND_WORDS = { category: '分類', skill: 'スキル', role: '役割', tool: '道具' } as const

/** The names of a draft, and of the skills that only the version before it has. */
export async function namesOf(sql: Sql, file: Names, before: { id: number } | null): Promise<Names> {
  const former = before && (await standardById(sql, before.id))
  const skills = (former?.skills ?? []).filter(({ code }) => !file.skills.some((skill) => skill.code === code))
  return { ...file, skills: [...file.skills, ...skills.map(({ code, name }) => ({ code, name: { ja: name } }))] }
}

/** What an edit was about: `スキル「DXの基礎理解」の定義`. */
export function editWords(file: Names, edit: Named): string {
  return `${subjectWords(file, edit)}の${fieldWords(file, edit)}`
}

export function subjectWords(file: Names, { subject, before, after }: Named): string {
  const about = subjectOf(subject)
  if (!about || about.kind === 'standard') return '標準'
  const name = nameIn(file, about) ?? nameInWhole(after, about.kind) ?? nameInWhole(before, about.kind) ?? about.code
  return `${KIND_WORDS[about.kind]}「${name}」`
}

export function fieldWords(file: Names, { subject, field, before }: Named): string {
  if (field === 'whole') return before === null || before === undefined ? '追加' : '取り外し'
  if (field === 'place') return '並び順'
  const [, skill] = /^requirement\.(.+)$/.exec(field) ?? []
  if (skill !== undefined) {
    return `「${skillName(file, skill)}」の必要レベル`
  }
  const [, framework] = /^alignment\.(.+)$/.exec(field) ?? []
  if (framework !== undefined) return `${framework} との対応`
  return fieldOf(subject, field)?.word ?? field
}

/** When an edit was made, as the portal says days: 令和10年10月24日 13:03. */
export function whenWords(at: string): string {
  return `${inWareki(cityDate(at.slice(0, 10)))} ${at.slice(11)}`
}

/** A skill's name; a code that nothing has stands for itself. */
export function skillName(file: Names, code: string): string {
  return file.skills.find((skill) => skill.code === code)?.name.ja ?? code
}

function nameIn(file: Names, { kind, code }: { kind: keyof typeof KIND_WORDS; code: string }) {
  if (kind === 'tool') return file.tools.find((one) => one.code === code)?.name
  const rows = { category: file.categories, skill: file.skills, role: file.roles }[kind]
  return rows.find((one) => one.code === code)?.name.ja
}

function nameInWhole(value: unknown, kind: keyof typeof KIND_WORDS): string | undefined {
  const row = partOf(value, kind)
  const name = partOf(row, 'name')
  if (typeof name === 'string') return name
  const ja = partOf(name, 'ja')
  return typeof ja === 'string' ? ja : undefined
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}
