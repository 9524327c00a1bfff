import { command, refuse } from '~/access/command'
import { type StandingEvent, whatBuildsOn } from '~/domain/certificate-changes'
import { openApplicationOf, recordApplicationEvent, type StoredApplication } from '~/facts/applications'
import { certificateHistory, changesByDecision } from '~/facts/certificate-history'
import { lockCertificates } from '~/facts/change-certificate'
import { builtOnGrant } from '~/facts/mentor-pairs'
import { takeBack } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { applicationAsSubject, heldApplication, NO_APPLICATION_ANY_MORE, OWN_APPLICATION } from './handled-application'
import { takeBackDecisionForm } from './handling-forms'
import { auditOf } from './own-subject'

/**
 * Takes back a decision that was recorded by mistake, with the certificate that came of it, as long as nothing builds on
 * it: the application waits to be decided again. A decision that was right and fell later is a revocation (取消).
 */
export const takeBackDecision = command({
  action: 'application.take-back-decision',
  input: takeBackDecisionForm,
  subject: applicationAsSubject,
  async run({ sql, viewer, today, stamp }, { application: applicationId, reason }) {
    const held = await heldApplication(sql, applicationId, today)
    if (!held) return refuse(NO_APPLICATION_ANY_MORE)
    const { stored, ruled } = held
    const { personId, role } = stored
    if (viewer?.personId === personId) return refuse(OWN_APPLICATION)
    await lockCertificates(sql, personId)
    const changes = await changesOf(sql, stored)
    const stop = await whatStandsInTheWay(sql, stored, changes)
    if (stop !== null) return refuse(stop)
    const moved = await recordApplicationEvent(
      sql,
      stored,
      ruled.path,
      { event: 'take_back_decision', on: today },
      { byPersonId: viewer?.personId ?? null, comment: reason },
      stamp,
    )
    if (!moved.ok) return refuse(moved.why)
    await takeBack(
      sql,
      'certificate_event',
      changes.map(({ eventId }) => eventId),
      stamp,
    )
    return {
      did: { state: moved.state },
      audit: auditOf(stored, { takenBack: stored.state, certificateEvents: changes.map(({ eventId }) => eventId) }),
      events: [{ kind: 'decision-taken-back' as const, applicationId, personId, role }],
    }
  },
})

/** What its decision left in the certificates. */
async function changesOf(sql: Sql, { personId, role, stage, state, events }: StoredApplication) {
  const decided = events.findLast(({ event }) => event === 'decide')
  return decided && state === 'certified' ? changesByDecision(sql, { personId, role, stage, on: decided.on }) : []
}

async function whatStandsInTheWay(
  sql: Sql,
  { personId, role, state }: StoredApplication,
  changes: readonly StandingEvent[],
): Promise<string | null> {
  const isDecided = state === 'certified' || state === 'refused'
  if (isDecided && (await openApplicationOf(sql, personId, role))) {
    return '本人が、この役割の新しい申請を始めています。それが取り下げられるか決まってから、取り消してください。'
  }
  const standing = (await certificateHistory(sql, personId)).filter(({ takenBackOn }) => takenBackOn === null)
  for (const change of changes) {
    const why = whatBuildsOn(standing, change)
    if (why !== null) return why
  }
  const grant = changes.find(({ event }) => event === 'grant')
  if (!grant) return null
  const { mentees, signoffs } = await builtOnGrant(sql, { personId, role, on: grant.on })
  if (signoffs > 0) {
    return `この認定によって、ほかの人を ${signoffs} 件承認しています。先にその承認を取り消してもらってください。`
  }
  return mentees > 0
    ? `この認定によって、${mentees} 人を受け持っています。先に「受け持ちの組合せ」で終えるか、移してください。`
    : null
}
