import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { removalOf } from '~/domain/standard-edit'
import { successionOf } from '~/facts/standard-migration'
import { removeForm } from './draft-forms'
import { doneWith, heldDraft } from './held-draft'

/** Removes a part of the draft. A skill of the version before ends with a reason, or others take over its results. */
export const removePart = command({
  action: 'standard-draft.edit',
  input: removeForm,
  subject: () => theCity,
  async run({ sql, stamp }, { version, kind, code, reason }) {
    const draft = await heldDraft(sql, version)
    if ('refused' in draft) return draft
    if (kind !== 'skill') {
      return doneWith(sql, draft, [{ subject: `${kind}:${code}`, field: 'whole', value: null }], stamp)
    }
    if (draft.file.skills.length === 1) return refuse('スキルは 1 つ以上要ります。')
    const ended = reason !== '' && (await successionOf(sql, version)).before.includes(code)
    return doneWith(sql, draft, removalOf(draft.file, code, ended ? reason : null), stamp)
  },
})
