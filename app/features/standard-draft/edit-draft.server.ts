import { command, conflictWith, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import type { Clash } from '~/domain/self-assessment'
import type { SkillStandardFile } from '~/domain/skill-standard'
import { applyEdits, type StandardEdit, typedField } from '~/domain/standard-edit'
import { editsForm } from './draft-forms'
import { fieldName } from './draft-texts'
import { auditOf, heldDraft, writeEdits } from './held-draft'

/** Why nothing was saved: fields that another one changed meanwhile, and texts that a field cannot hold. */
export type DraftProblem = { clashes: Clash<string>[]; errors: Record<string, string> }

type Typed = { subject: string; field: string; read: string; value: string }

/** Saves what an editor typed, field by field; fields that others changed meanwhile come back with both texts. */
export const editDraft = command({
  action: 'standard-draft.edit',
  input: editsForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, edits: typed }) {
    const draft = await heldDraft(sql, version)
    if ('refused' in draft) return draft
    const read = readTyped(draft.file, typed)
    if ('refused' in read) return refuse(read.refused)
    if (read.clashes.length > 0) return conflictWith({ clashes: read.clashes, errors: {} } satisfies DraftProblem)
    const outcome = applyEdits(draft.file, read.edits)
    if ('reason' in outcome) {
      const { subject, field } = outcome.edit
      return conflictWith({
        clashes: [],
        errors: { [fieldName(subject, field)]: outcome.reason },
      } satisfies DraftProblem)
    }
    await writeEdits(sql, draft, outcome, stamp)
    return {
      did: { edits: outcome.made.length, savedAt: stamp.at.toISOString() },
      audit: outcome.made.length === 0 ? [] : auditOf(draft, outcome.made),
    }
  },
})

function readTyped(
  file: SkillStandardFile,
  typed: readonly Typed[],
): { refused: string } | { edits: StandardEdit[]; clashes: Clash<string>[] } {
  const edits: StandardEdit[] = []
  const clashes: Clash<string>[] = []
  for (const { subject, field, read, value } of typed) {
    const found = typedField(subject, field)
    if (!found) return { refused: 'この項目はありません。画面を開き直してください。' }
    const stored = found.get(file)
    if (stored === undefined) return { refused: 'ほかの人がこれを下書きから外しました。編集の画面に戻ってください。' }
    const normal = (text: string) => found.toText(found.fromText(text)) || text.trim()
    const theirs = found.toText(stored)
    const mine = normal(value)
    if (mine === theirs || mine === normal(read)) continue
    if (theirs !== normal(read)) clashes.push({ field: fieldName(subject, field), mine: value, theirs })
    else edits.push({ subject, field, value: found.fromText(value) })
  }
  return { edits, clashes }
}
