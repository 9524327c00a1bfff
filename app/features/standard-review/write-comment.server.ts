import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordComment } from '~/facts/standard-comments'
import { heldVersion } from '~/facts/standard-review'
import { commentForm } from './review-forms'
import { auditOf, NOT_IN_WORK } from './version-in-work'

/** Says something of a version in work: of the whole, of a skill, or of one of its levels. */
export const writeComment = command({
  action: 'standard-comment.write',
  input: commentForm,
  subject: () => theCity,
  async run({ sql, viewer, stamp }, { versionId, skill, level, body }) {
    const version = await heldVersion(sql, versionId)
    if (!version) return refuse(NOT_IN_WORK)
    if (skill === '' && level !== null) return refuse('レベルへのコメントは、スキルを選んでから書いてください。')
    if (skill !== '' && (await sql.skill.count({ where: { standardVersionId: version.id, code: skill } })) === 0) {
      return refuse(`スキル「${skill}」は、この版にありません。選び直してください。`)
    }
    const skillCode = skill === '' ? null : skill
    const { id, isNew } = await recordComment(
      sql,
      { versionId: version.id, skillCode, level, body, answersId: null },
      stamp,
    )
    const by = viewer?.personId ?? null
    return {
      did: { comment: id },
      audit: auditOf(version, { comment: id }),
      events: isNew ? [{ kind: 'standard-commented', version: version.version, by, answers: null }] : [],
    }
  },
})
