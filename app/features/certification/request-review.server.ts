import { command, refuse } from '~/access/command'
import { committeeFor } from '~/domain/certification-reach'
import { ruleOfApplication } from '~/facts/application-rule'
import { lockedApplication, recordApplicationEvent } from '~/facts/applications'
import { ownWay } from '~/facts/own-way'
import { reviewForm } from './application-forms'
import { applicantAsSubject, auditOf } from './own-subject'

/** Asks for a refusal to be looked at again, once and within thirty days; the next committee does. */
export const requestReview = command({
  action: 'application.request-review',
  input: reviewForm,
  subject: applicantAsSubject,
  async run({ sql, today, stamp }, { application: applicationId, reason }) {
    const stored = await lockedApplication(sql, applicationId)
    const ruled = stored && (await ruleOfApplication(sql, stored, today))
    if (!stored || !ruled) return refuse('この申請は、もうありません。')
    if (!ruled.path.committee)
      return refuse('委員会が決める申請ではないので、見直しの手続きはありません。事務局に相談してください。')
    const { committees } = await ownWay(sql, stored.personId, today)
    const next = committeeFor(today, committees)
    const moved = await recordApplicationEvent(
      sql,
      stored,
      ruled.path,
      { event: 'request_review', on: today },
      { byPersonId: stored.personId, comment: reason, changes: { committeeId: next?.committeeId ?? null } },
      stamp,
    )
    if (!moved.ok) return refuse(moved.why)
    return { did: {}, audit: auditOf(stored, { committee: next?.committeeId ?? null }) }
  },
})
