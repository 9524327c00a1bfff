import { command, refuse } from '~/access/command'
import { recordApplicationEvent } from '~/facts/applications'
import { applicationAsSubject, heldApplication, NO_APPLICATION_ANY_MORE, OWN_APPLICATION } from './handled-application'
import { returnForm } from './handling-forms'
import { auditOf } from './own-subject'

/** 事務局 gives an application back before taking it in, with what is to be put right. */
export const returnApplication = command({
  action: 'application.return',
  input: returnForm,
  subject: applicationAsSubject,
  async run({ sql, viewer, today, stamp }, { application: applicationId, reason }) {
    const held = await heldApplication(sql, applicationId, today)
    if (!held) return refuse(NO_APPLICATION_ANY_MORE)
    const { stored, ruled } = held
    const { personId, role } = stored
    if (viewer?.personId === personId) return refuse(OWN_APPLICATION)
    const told = { byPersonId: viewer?.personId ?? null, comment: reason }
    const moved = await recordApplicationEvent(sql, stored, ruled.path, { event: 'return', on: today }, told, stamp)
    if (!moved.ok) return refuse(moved.why)
    return {
      did: { applicationId },
      audit: auditOf(stored),
      events: [{ kind: 'application-returned' as const, applicationId, personId, role }],
    }
  },
})
