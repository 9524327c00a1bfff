import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { hasApproved } from '~/domain/standard-review'
import { approvalState, heldVersion, recordApproval } from '~/facts/standard-review'
import { approveForm } from './review-forms'
import { auditOf, NOT_IN_WORK } from './version-in-work'

/** Agrees to the contents of a version as they were seen, for 職員課 or as デジタル技術官. */
export const approve = command({
  action: 'standard.approve',
  input: approveForm,
  subject: () => theCity,
  async run({ sql, viewer, today, relations, stamp }, { versionId, seenEdit, as }) {
    if (!viewer || !relations.has(as)) return refuse('その立場では承認できません。画面を開き直してください。')
    const version = await heldVersion(sql, versionId)
    if (!version) return refuse(NOT_IN_WORK)
    if (version.state !== 'review') return refuse('この版は、レビュー中ではありません。下書きに戻されています。')
    if (version.lastEdit !== seenEdit) {
      return refuse('画面を開いたあとに、版の内容が変わりました。変わったところを見てから、もう一度承認してください。')
    }
    const { needed, missing, given } = await approvalState(sql, version, today)
    if (!needed.includes(as)) return refuse('この版に、その承認は要りません。')
    if (!missing.includes(as)) return refuse('この版は、もう承認されています。')
    if (hasApproved(viewer.accountId, given, version.lastEdit)) {
      return refuse('もう 1 つの立場で承認されています。残りの承認は、ほかの人がしてください。')
    }
    await recordApproval(sql, { versionId: version.id, approvedAs: as, accountId: viewer.accountId, seenEdit }, stamp)
    return { did: { version: version.version }, audit: auditOf(version, { as, seenEdit }) }
  },
})
