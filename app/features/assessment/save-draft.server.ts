import { command, conflictWith } from '~/access/command'
import { bringTogether, type Clash } from '~/domain/self-assessment'
import type { SkillLevel } from '~/domain/skill-standard'
import { type HeldDraft, keepDraft } from '~/facts/assessment-draft'
import type { StandardSkill } from '~/facts/standard'
import { askedSkills } from '~/features/assessment/asked-skills'
import { draftForm, levelOf } from '~/features/assessment/assessment-forms'
import { entryAudit, openEntry, subjectOfEntry } from '~/features/assessment/open-entry'

export type SavedDraft = { revision: number; savedAt: string; entered: number; asked: number }

/** What another screen saved meanwhile, field by field (`level.LIT-OFC`), beside what this one wants. */
export type DraftConflict = { revision: number; clashes: Clash<string>[] }

/** Saves what a screen sends of a draft, as one goes; a field that another screen changed meanwhile is a conflict. */
export const saveDraft = command({
  action: 'draft.save',
  input: draftForm,
  subject: subjectOfEntry,
  async run(given, input) {
    const entry = await openEntry(given, input)
    if ('refused' in entry) return entry
    const { draft, standard } = entry
    const asked = askedSkills(draft, standard)
    const codes = new Set(asked.map((skill) => skill.code))
    const stored = fieldsOf(draft, asked)
    const { merged, clashes } = bringTogether(
      stored,
      named(input.level, input.note, codes),
      named(input.was.level, input.was.note, codes),
    )
    if (clashes.length > 0) return conflictWith({ revision: draft.revision, clashes } satisfies DraftConflict)
    const levels = levelsOf(merged, asked)
    const changedFields = [...merged].filter(([field, value]) => (stored.get(field) ?? '') !== value)
    const saved = { entered: Object.keys(levels).length, asked: asked.length, savedAt: given.stamp.at.toISOString() }
    if (changedFields.length === 0) return { did: { ...saved, revision: draft.revision }, audit: [] }
    const notes = notesOf(merged, asked)
    const revision = await keepDraft(given.sql, draft, { levels, notes, changed: draft.changed }, given.stamp)
    return {
      did: { ...saved, revision } satisfies SavedDraft,
      audit: entryAudit(
        draft,
        changedFields.map(([field]) => field),
      ),
    }
  },
})

function fieldsOf(draft: HeldDraft, asked: readonly StandardSkill[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const { skillId, code } of asked) {
    const level = draft.levels[skillId]
    const note = draft.notes[skillId]
    if (level !== undefined) fields.set(`level.${code}`, String(level))
    if (note) fields.set(`note.${code}`, note)
  }
  return fields
}

/** Fields of skills that are asked; an empty level is no choice and never takes one back. */
function named(
  levels: Record<string, string>,
  notes: Record<string, string>,
  codes: ReadonlySet<string>,
): Map<string, string> {
  const fields = new Map<string, string>()
  for (const [code, level] of Object.entries(levels)) {
    if (codes.has(code) && level !== '') fields.set(`level.${code}`, level)
  }
  for (const [code, note] of Object.entries(notes)) if (codes.has(code)) fields.set(`note.${code}`, note)
  return fields
}

function levelsOf(fields: ReadonlyMap<string, string>, asked: readonly StandardSkill[]): Record<string, SkillLevel> {
  const levels: Record<string, SkillLevel> = {}
  for (const { skillId, code } of asked) {
    const level = levelOf(fields.get(`level.${code}`) ?? '')
    if (level !== null) levels[skillId] = level
  }
  return levels
}

function notesOf(fields: ReadonlyMap<string, string>, asked: readonly StandardSkill[]): Record<string, string> {
  const notes: Record<string, string> = {}
  for (const { skillId, code } of asked) {
    const note = fields.get(`note.${code}`) ?? ''
    if (note !== '') notes[skillId] = note
  }
  return notes
}
