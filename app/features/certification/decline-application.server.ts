import { command, refuse } from '~/access/command'
import { applicationStateOn } from '~/domain/application'
import { progressOf, recordApplicationEvent } from '~/facts/applications'
import { applicationAsSubject, heldApplication, NO_APPLICATION_ANY_MORE } from './handled-application'
import { declineForm, reasonAndNext } from './handling-forms'
import { auditOf } from './own-subject'

/** Whoever is asked does not give it yet, and tells what is missing and what comes next: a draft again. */
export const declineApplication = command({
  action: 'application.decline',
  input: declineForm,
  subject: applicationAsSubject,
  async run({ sql, viewer, relations, today, stamp }, { application: applicationId, missing, next }) {
    const held = await heldApplication(sql, applicationId, today)
    if (!held) return refuse(NO_APPLICATION_ANY_MORE)
    const { stored, ruled } = held
    const { personId, role } = stored
    const state = applicationStateOn(stored, today)
    const by = state === 'signoff_pending' ? 'signer' : 'recommender'
    const progress = progressOf(stored, ruled.path)
    if (by === 'signer' ? progress.signedOff : progress.recommended) {
      return refuse('承認と推薦はもうそろっています。決定は事務局がします。')
    }
    if (!relations.has(by)) return refuse('いまは、あなたの承認や推薦を待っている申請ではありません。')
    const told = { byPersonId: viewer?.personId ?? null, comment: reasonAndNext(missing, next), detail: { by } }
    const moved = await recordApplicationEvent(sql, stored, ruled.path, { event: 'decline', on: today }, told, stamp)
    if (!moved.ok) return refuse(moved.why)
    return {
      did: { by },
      audit: auditOf(stored, { by }),
      events: [{ kind: 'application-declined' as const, applicationId, personId, role, by }],
    }
  },
})
