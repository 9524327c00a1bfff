import type { SkillLevel } from '~/domain/skill-standard'
import { toSkillLevel } from '~/domain/terms'
import type { EntrySkill } from '~/features/assessment/entry-sheet'
import type { Fields } from '~/ui/use-autosave'

/* What a page of entry shows, by field or by skill code. */

type Levels = Record<string, SkillLevel>

export function levelsOf(skills: readonly EntrySkill[], sent: Record<string, string>): Levels {
  const levels: Levels = {}
  for (const { code, level } of skills) {
    const shown = sent[code] === undefined ? level : toSkillLevel(Number(sent[code]))
    if (shown !== null) levels[code] = shown
  }
  return levels
}

export function notesOf(skills: readonly EntrySkill[], sent: Record<string, string>): Record<string, string> {
  return Object.fromEntries(skills.map(({ code, note }) => [code, sent[code] ?? note]))
}

export function withFields(levels: Levels, fields: Fields): Levels {
  const next = { ...levels }
  for (const [field, value] of fields) {
    if (!field.startsWith('level.')) continue
    const level = value === '' ? null : toSkillLevel(Number(value))
    const code = field.slice('level.'.length)
    if (level === null) delete next[code]
    else next[code] = level
  }
  return next
}

export function storedFields(skills: readonly EntrySkill[]): Fields {
  const fields: Fields = new Map()
  for (const { code, level, note } of skills) {
    if (level !== null) fields.set(`level.${code}`, String(level))
    if (note !== '') fields.set(`note.${code}`, note)
  }
  return fields
}
