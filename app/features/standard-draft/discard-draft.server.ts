import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { dropDraft } from '~/facts/standard-edits'
import { heldVersion } from '~/facts/standard-review'
import { discardForm } from './draft-forms'

/** Throws the draft away, with its history and comments; what is published stays. */
export const discardDraft = command({
  action: 'standard-draft.discard',
  input: discardForm,
  subject: () => theCity,
  async run({ sql }, { version }) {
    const inWork = await heldVersion(sql, version)
    if (!inWork) return refuse('この下書きは、公開されたか、取りやめになりました。画面を開き直してください。')
    if (inWork.state === 'review') return refuse('レビュー中の版は捨てられません。先に下書きに戻してください。')
    await dropDraft(sql, version)
    return {
      did: { version: inWork.version },
      audit: {
        subjectKind: 'standard_version',
        subjectId: version,
        detail: { version: inWork.version, lastEdit: inWork.lastEdit },
      },
    }
  },
})
