import { command, refuse } from '~/access/command'
import { waitsFor } from '~/domain/application'
import { givenBy, judgeApplication } from '~/facts/application-judgement'
import { recordApplicationEvent } from '~/facts/applications'
import {
  applicationAsSubject,
  askingNext,
  heldApplication,
  NO_APPLICATION_ANY_MORE,
  OWN_APPLICATION,
} from './handled-application'
import { acceptForm } from './handling-forms'
import { auditOf } from './own-subject'

/** 事務局 takes an application in: it goes to whoever has not given yet what its rule asks for. */
export const acceptApplication = command({
  action: 'application.accept',
  input: acceptForm,
  subject: applicationAsSubject,
  async run({ sql, viewer, today, stamp }, { application: applicationId }) {
    const held = await heldApplication(sql, applicationId, today)
    const judged = held && (await judgeApplication(sql, held.stored, held.ruled, today))
    if (!held || !judged) return refuse(NO_APPLICATION_ANY_MORE)
    const { stored, ruled } = held
    if (viewer?.personId === stored.personId) return refuse(OWN_APPLICATION)
    if (stored.events.at(-1)?.event === 'accept') return refuse('もう受け付けてあります。')
    const given = givenBy(judged)
    const moved = await recordApplicationEvent(
      sql,
      stored,
      ruled.path,
      { event: 'accept', on: today, given },
      { byPersonId: viewer?.personId ?? null },
      stamp,
    )
    if (!moved.ok) return refuse(moved.why)
    return {
      did: { state: moved.state, waits: waitsFor(given, ruled.path) !== null },
      audit: auditOf(stored, { ...given }),
      events: askingNext(stored, moved.state),
    }
  },
})
