import { command, conflictWith, refuse } from '~/access/command'
import { lockedApplication, writeStatement } from '~/facts/applications'
import { statementForm } from './application-forms'
import { applicantAsSubject, auditOf } from './own-subject'

/** Keeps what the person writes in their draft. */
export const saveStatement = command({
  action: 'application.save',
  input: statementForm,
  subject: applicantAsSubject,
  async run({ sql }, { application: applicationId, statement, revision }) {
    const stored = await lockedApplication(sql, applicationId)
    if (!stored) return refuse('この申請は、もうありません。')
    if (stored.state !== 'draft')
      return refuse('もう申請してあるので、書き直せません。取り下げると、新しく始められます。')
    const audit = auditOf(stored, { fields: ['statement'] })
    if (stored.statement === statement) return { did: { applicationId }, audit }
    if (stored.revision !== revision) return conflictWith({ statement: stored.statement, revision: stored.revision })
    await writeStatement(sql, stored, statement)
    return { did: { applicationId }, audit }
  },
})
