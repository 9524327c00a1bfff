import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { heldComment, recordComment } from '~/facts/standard-comments'
import { heldVersion } from '~/facts/standard-review'
import { answerForm } from './review-forms'
import { auditOf, NOT_IN_WORK } from './version-in-work'

/** Answers a comment that nobody has resolved. */
export const answerComment = command({
  action: 'standard-comment.write',
  input: answerForm,
  subject: () => theCity,
  async run({ sql, viewer, stamp }, { versionId, comment: commentId, body }) {
    const version = await heldVersion(sql, versionId)
    if (!version) return refuse(NOT_IN_WORK)
    const comment = await heldComment(sql, commentId)
    if (comment?.versionId !== version.id || comment.answersId !== null) {
      return refuse('そのコメントは、この版にありません。画面を開き直してください。')
    }
    if (comment.isResolved)
      return refuse('このコメントは解決済みです。続きがあるときは、新しいコメントを書いてください。')
    const { id: answersId, skillCode, level } = comment
    const answer = { versionId: version.id, skillCode, level, body, answersId }
    const { id, isNew } = await recordComment(sql, answer, stamp)
    const by = viewer?.personId ?? null
    return {
      did: { comment: id },
      audit: auditOf(version, { comment: id }),
      events: isNew ? [{ kind: 'standard-commented', version: version.version, by, answers: comment.id }] : [],
    }
  },
})
