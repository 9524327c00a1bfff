/**
 * Editing a draft of the standard: every change is one value of one field, which can be undone by putting the value
 * before in its place. Pure; what is stored is `subject`, `field`, `before` and `after`.
 * Source: issue "The IT skill standard as a living document", versions.
 */
import { checkRole, type SkillStandardFile } from './skill-standard'
import {
  categoryField,
  droppedField,
  type Field,
  originField,
  roleField,
  skillField,
  standardField,
  toolField,
} from './standard-fields'
import { placeOf, putPlace, putWhole, wholeOf } from './standard-outline'

/** What is edited: the standard itself, or one of its parts by code. */
type EditSubject = { kind: 'standard' } | { kind: 'category' | 'skill' | 'role' | 'tool'; code: string }

export type StandardEdit = { subject: string; field: string; value: unknown }
/** An edit as it was made; the subject and field name what it changed. */
export type MadeEdit = { subject: string; field: string; before: unknown; after: unknown }

type Outcome = { file: SkillStandardFile } | { reason: string }

const NO_SUCH_FIELD = 'この項目はありません。画面を開き直してください。'
const KINDS = ['category', 'skill', 'role', 'tool'] as const

/** `standard`, or `skill:LIT-OFC` and the like; null for anything else. */
export function subjectOf(text: string): EditSubject | null {
  if (text === 'standard') return { kind: 'standard' }
  const [, kind, code] = /^([a-z]+):([A-Z][A-Z0-9_-]{0,39})$/.exec(text) ?? []
  const known = KINDS.find((one) => one === kind)
  return known && code !== undefined ? { kind: known, code } : null
}

/** A field of the file by its subject and name; null where there is none. */
export function fieldOf(subject: string, field: string): Field<SkillStandardFile> | null {
  const about = subjectOf(subject)
  if (!about) return null
  switch (about.kind) {
    case 'standard':
      return standardField(field)
    case 'category':
      return inRows('categories', about.code, categoryField(field))
    case 'tool':
      return inRows('tools', about.code, toolField(field))
    case 'role':
      return inRows('roles', about.code, roleField(field))
    case 'skill':
      if (field === 'origin') return originField(about.code)
      if (field === 'dropped') return droppedField(about.code)
      return inRows('skills', about.code, skillField(field))
  }
}

/** A field that is typed as text; null where there is none, or where it is decided otherwise (origins, alignment). */
export function typedField(subject: string, field: string): Field<SkillStandardFile> | null {
  const decided = field === 'origin' || field === 'dropped' || field.startsWith('alignment.')
  return decided ? null : fieldOf(subject, field)
}

/** The value that a field has now; `undefined` where there is no such field. */
export function editedValue(file: SkillStandardFile, subject: string, field: string): unknown {
  const about = subjectOf(subject)
  if (!about) return undefined
  if (field === 'whole' && about.kind !== 'standard') return wholeOf(file, about.kind, about.code)
  if (field === 'place' && (about.kind === 'category' || about.kind === 'skill')) {
    return placeOf(file, about.kind, about.code)
  }
  return fieldOf(subject, field)?.get(file)
}

/** The standard with one value changed, or the sentence that says why it cannot be. */
export function applyEdit(file: SkillStandardFile, { subject, field, value }: StandardEdit): Outcome {
  const about = subjectOf(subject)
  if (!about) return { reason: NO_SUCH_FIELD }
  if (field === 'whole' && about.kind !== 'standard') {
    return putWhole(file, about.kind, about.code, value)
  }
  if (field === 'place' && (about.kind === 'category' || about.kind === 'skill')) {
    return putPlace(file, about.kind, about.code, value)
  }
  const found = fieldOf(subject, field)
  if (!found) return { reason: NO_SUCH_FIELD }
  const done = found.put(file, value)
  return 'row' in done ? checked(done.row, about, field) : done
}

/**
 * Several edits at once, all or none.
 * @returns the standard after them and each edit that changed something, or why one cannot be
 */
export function applyEdits(
  file: SkillStandardFile,
  edits: readonly StandardEdit[],
): { file: SkillStandardFile; made: MadeEdit[] } | { edit: StandardEdit; reason: string } {
  let now = file
  const made: MadeEdit[] = []
  for (const edit of edits) {
    const { subject, field } = edit
    const before = editedValue(now, subject, field)
    const outcome = applyEdit(now, edit)
    if ('reason' in outcome) return { edit, reason: outcome.reason }
    const after = editedValue(outcome.file, subject, field)
    if (!sameValue(before, after)) made.push({ subject, field, before: before ?? null, after: after ?? null })
    now = outcome.file
  }
  const broken = brokenRole(now, edits)
  return broken ? { edit: broken.edit, reason: broken.reason } : { file: now, made }
}

/** What takes an edit back: the value before in place of the value after. */
export function undoing({ subject, field, before }: MadeEdit): StandardEdit {
  return { subject, field, value: before }
}

/** What removes a skill: roles ask for it no longer, then it goes, and a skill of the version before may end for good. */
export function removalOf(file: SkillStandardFile, code: string, droppedBecause: string | null): StandardEdit[] {
  const ofRoles = file.roles.flatMap((role): StandardEdit[] => {
    const subject = `role:${role.code}`
    const groups = role.mustHaveAnyOf.map((group) => group.filter((skill) => skill !== code))
    const grouped = role.mustHaveAnyOf.some((group) => group.includes(code))
    return [
      ...(grouped ? [{ subject, field: 'anyOf', value: groups.filter((group) => group.length > 0) }] : []),
      ...((role.requiredLevels[code] ?? 0) > 0 ? [{ subject, field: `requirement.${code}`, value: null }] : []),
    ]
  })
  const subject = `skill:${code}`
  return [
    ...ofRoles,
    { subject, field: 'whole', value: null },
    ...(droppedBecause === null ? [] : [{ subject, field: 'dropped', value: droppedBecause }]),
  ]
}

/** Whether two values say the same: the order of keys is of no account. */
export function sameValue(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b)
}

function ordered(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}

function checked(file: SkillStandardFile, about: EditSubject, field: string): Outcome {
  if (about.kind === 'skill' && field === 'tool') {
    const tool = file.skills.find((skill) => skill.code === about.code)?.tool ?? null
    if (tool !== null && !file.tools.some((one) => one.code === tool))
      return { reason: `道具「${tool}」はありません。` }
  }
  return { file }
}

/** A role may not ask for what is not there, nor call a must-have what it asks no level of. */
function brokenRole(file: SkillStandardFile, edits: readonly StandardEdit[]) {
  const skills = new Map(file.skills.map((skill) => [skill.code, skill.name.ja]))
  for (const role of file.roles) {
    const edit = edits.find(({ subject }) => subject === `role:${role.code}`)
    if (!edit) continue
    const faults: string[] = []
    checkRole(role, [], new Set(skills.keys()), (_path, message) => faults.push(message))
    const [first] = faults
    if (first === undefined) continue
    return { edit, reason: first.replace(/「([A-Z][A-Z0-9_-]*)」/, (told, code) => `「${skills.get(code) ?? told}」`) }
  }
  return null
}

type Lists = Pick<SkillStandardFile, 'categories' | 'skills' | 'roles' | 'tools'>

/** A field of the row with a code, as a field of the file. */
function inRows<List extends keyof Lists>(
  list: List,
  code: string,
  inner: Field<Lists[List][number]> | null,
): Field<SkillStandardFile> | null {
  if (!inner) return null
  const rowsOf = (file: SkillStandardFile): readonly Lists[List][number][] => file[list]
  return {
    ...inner,
    get: (file) => {
      const row = rowsOf(file).find((one) => one.code === code)
      return row === undefined ? undefined : inner.get(row)
    },
    put: (file, value) => {
      const row = rowsOf(file).find((one) => one.code === code)
      if (row === undefined) return { reason: `「${code}」は、いまの下書きにありません。` }
      const done = inner.put(row, value)
      if ('reason' in done) return done
      return { row: { ...file, [list]: rowsOf(file).map((one) => (one === row ? done.row : one)) } }
    },
  }
}
