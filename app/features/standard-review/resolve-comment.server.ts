import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { heldComment, resolveComment as markResolved } from '~/facts/standard-comments'
import { heldVersion } from '~/facts/standard-review'
import { resolveForm } from './review-forms'
import { auditOf, NOT_IN_WORK } from './version-in-work'

/** Says that a comment is dealt with. */
export const resolveComment = command({
  action: 'standard-comment.resolve',
  input: resolveForm,
  subject: () => theCity,
  async run({ sql, stamp }, { versionId, comment: commentId }) {
    const version = await heldVersion(sql, versionId)
    if (!version) return refuse(NOT_IN_WORK)
    const comment = await heldComment(sql, commentId)
    if (comment?.versionId !== version.id || comment.answersId !== null) {
      return refuse('そのコメントは、この版にありません。画面を開き直してください。')
    }
    if (comment.isResolved) return refuse('このコメントは、もう解決済みです。')
    await markResolved(sql, comment.id, stamp)
    return { did: { comment: comment.id }, audit: auditOf(version, { comment: comment.id }) }
  },
})
