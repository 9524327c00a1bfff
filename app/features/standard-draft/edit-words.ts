import type { SkillStandardFile } from '~/domain/skill-standard'
import { fieldOf, subjectOf } from '~/domain/standard-edit'

type Named = { subject: string; field: string; before?: unknown; after?: unknown }

const KIND_WORDS = { category: '分類', skill: 'スキル', role: '役割', tool: '道具' } as const

/** What an edit was about: `スキル「DXの基礎理解」の定義`. */
export function editWords(file: SkillStandardFile, edit: Named): string {
  return `${subjectWords(file, edit)}の${fieldWords(file, edit)}`
}

export function subjectWords(file: SkillStandardFile, { subject, before, after }: Named): string {
  const about = subjectOf(subject)
  if (!about || about.kind === 'standard') return '標準'
  const name = nameIn(file, about) ?? nameInWhole(after, about.kind) ?? nameInWhole(before, about.kind) ?? about.code
  return `${KIND_WORDS[about.kind]}「${name}」`
}

export function fieldWords(file: SkillStandardFile, { subject, field, before }: Named): string {
  if (field === 'whole') return before === null || before === undefined ? '追加' : '取り外し'
  if (field === 'place') return '並び順'
  const [, skill] = /^requirement\.(.+)$/.exec(field) ?? []
  if (skill !== undefined) {
    return `「${file.skills.find(({ code }) => code === skill)?.name.ja ?? skill}」の必要レベル`
  }
  const [, framework] = /^alignment\.(.+)$/.exec(field) ?? []
  if (framework !== undefined) return `${framework} との対応`
  return fieldOf(subject, field)?.word ?? field
}

function nameIn(file: SkillStandardFile, { kind, code }: { kind: keyof typeof KIND_WORDS; code: string }) {
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
