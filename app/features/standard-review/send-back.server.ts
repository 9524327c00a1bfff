import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { recordComment } from '~/facts/standard-comments'
import { heldVersion, moveVersion } from '~/facts/standard-review'
import { sendBackForm } from './review-forms'
import { auditOf, NOT_IN_WORK } from './version-in-work'

/** Makes a version in review a draft again, so that it can be edited; the reason stays as a comment on the whole. */
export const sendBack = command({
  action: 'standard-draft.send-back',
  input: sendBackForm,
  subject: () => theCity,
  async run({ sql, stamp }, { versionId, reason }) {
    const version = await heldVersion(sql, versionId)
    if (!version) return refuse(NOT_IN_WORK)
    if (version.state === 'draft') return refuse('この版は、もう下書きに戻っています。')
    const body = `下書きに戻した理由：${reason}`
    await recordComment(sql, { versionId: version.id, skillCode: null, level: null, body, answersId: null }, stamp)
    await moveVersion(sql, version.id, 'draft')
    return { did: { version: version.version }, audit: auditOf(version) }
  },
})
