import { command, refuse } from '~/access/command'
import { ruleOfApplication } from '~/facts/application-rule'
import { lockedApplication, recordApplicationEvent } from '~/facts/applications'
import { withdrawApplicationForm } from './application-forms'
import { applicantAsSubject, auditOf } from './own-subject'

/** Takes one's own application back, as long as nothing is decided. */
export const withdrawApplication = command({
  action: 'application.withdraw',
  input: withdrawApplicationForm,
  subject: applicantAsSubject,
  async run({ sql, today, stamp }, { application: applicationId }) {
    const stored = await lockedApplication(sql, applicationId)
    const ruled = stored && (await ruleOfApplication(sql, stored, today))
    if (!stored || !ruled) return refuse('この申請は、もうありません。')
    if (stored.state === 'withdrawn') return { did: {}, audit: auditOf(stored, { fields: [] }) }
    const event = { event: 'withdraw', on: today } as const
    const moved = await recordApplicationEvent(sql, stored, ruled.path, event, { byPersonId: stored.personId }, stamp)
    if (!moved.ok) return refuse(moved.why)
    return { did: {}, audit: auditOf(stored) }
  },
})
