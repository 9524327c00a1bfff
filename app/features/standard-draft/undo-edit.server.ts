import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { applyEdits, editedValue, sameValue, undoing } from '~/domain/standard-edit'
import { laterEditOf, stepOf } from '~/facts/standard-history'
import { undoForm } from './draft-forms'
import { editWords } from './edit-words'
import { auditOf, heldDraft, writeEdits } from './held-draft'

/** Takes one change back, with what was changed along with it; not where a later change builds on it. */
export const undoEdit = command({
  action: 'standard-draft.undo',
  input: undoForm,
  subject: () => theCity,
  async run({ sql, stamp, today }, { version, edit }) {
    const draft = await heldDraft(sql, version)
    if ('refused' in draft) return draft
    const step = await stepOf(sql, version, edit)
    if (step.length === 0) return refuse('この変更は、いまの下書きにありません。画面を開き直してください。')
    if (step.some(({ undone }) => undone)) return refuse('この変更は、もう取り消されています。')
    for (const made of step) {
      if (sameValue(editedValue(draft.file, made.subject, made.field), made.after)) continue
      const later = await laterEditOf(sql, version, made, today)
      const what = editWords(draft.file, made)
      if (!later) return refuse(`「${what}」は、そのあとの変更で変わっています。先にそちらを取り消してください。`)
      return refuse(`「${what}」は、そのあと ${later.by}（${later.at}）が変えました。先にそちらを取り消してください。`)
    }
    const back = step.toReversed()
    const outcome = applyEdits(draft.file, back.map(undoing))
    if ('reason' in outcome) return refuse(`取り消せません。${outcome.reason}`)
    const made = outcome.made.map((one) => ({ ...one, undoesId: idOf(back, one) }))
    await writeEdits(sql, draft, { file: outcome.file, made }, stamp)
    return {
      did: { edits: made.length, what: step.map((one) => editWords(outcome.file, one)) },
      audit: auditOf(draft, made),
    }
  },
})

function idOf(
  step: readonly { id: number; subject: string; field: string }[],
  made: { subject: string; field: string },
) {
  return step.find(({ subject, field }) => subject === made.subject && field === made.field)?.id
}
