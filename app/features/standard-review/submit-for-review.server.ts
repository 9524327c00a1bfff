import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { openPointsInWords } from '~/domain/standard-review'
import { heldVersion, moveVersion, openPoints } from '~/facts/standard-review'
import { submitForm } from './review-forms'
import { auditOf, NOT_IN_WORK } from './version-in-work'

/** Gives a draft to be reviewed: from now on its contents stay as they are. */
export const submitForReview = command({
  action: 'standard-draft.submit',
  input: submitForm,
  subject: () => theCity,
  async run({ sql }, { versionId }) {
    const draft = await heldVersion(sql, versionId)
    if (!draft) return refuse(NOT_IN_WORK)
    if (draft.state === 'review') return refuse('この版は、もうレビューに出ています。')
    const open = openPointsInWords(await openPoints(sql, draft))
    if (open.length > 0) return refuse(`まだレビューに出せません。${open.join('')}`)
    await moveVersion(sql, draft.id, 'review')
    return {
      did: { version: draft.version },
      audit: auditOf(draft),
      events: [{ kind: 'standard-review-wanted', version: draft.version }],
    }
  },
})
