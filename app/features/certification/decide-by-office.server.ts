import { command, refuse } from '~/access/command'
import type { Doing } from '~/access/doing'
import type { CertificateEvent } from '~/domain/certificate'
import { failedByName, givenBy, judgeApplication } from '~/facts/application-judgement'
import type { ApplicationRule } from '~/facts/application-rule'
import { progressOf, recordApplicationEvent, type StoredApplication } from '~/facts/applications'
import { changeCertificate, grantCertificate } from '~/facts/change-certificate'
import { applicationAsSubject, heldApplication, NO_APPLICATION_ANY_MORE, OWN_APPLICATION } from './handled-application'
import { decideForm, reasonAndNext } from './handling-forms'
import { auditOf } from './own-subject'

/**
 * 事務局 decides where the rule asks no committee: renewal, designation, and to have a lapsed certificate back. Only what
 * meets the rule of its day is certified.
 */
export const decideByOffice = command({
  action: 'application.decide-by-office',
  input: decideForm,
  subject: applicationAsSubject,
  async run(given, { application: applicationId, outcome, reason, next }) {
    const { sql, viewer, today, stamp } = given
    const held = await heldApplication(sql, applicationId, today)
    const judged = held && (await judgeApplication(sql, held.stored, held.ruled, today))
    if (!held || !judged) return refuse(NO_APPLICATION_ANY_MORE)
    const { stored, ruled } = held
    const { personId, role } = stored
    if (viewer?.personId === personId) return refuse(OWN_APPLICATION)
    if (ruled.path.committee) return refuse('この申請は、認定委員会が決めます。')
    const failed = failedByName(judged)
    if (outcome === 'certified' && failed.length > 0) {
      return refuse(`規則の条件を満たさないので、認定できません。満たさない条件：${failed.join('、')}。`)
    }
    if (stored.state === 'submitted' && !progressOf(stored, ruled.path).recommended && givenBy(judged).recommended) {
      return refuse('先に受け付けてください。推薦はもう記録されています。')
    }
    const decided = await recordApplicationEvent(
      sql,
      stored,
      ruled.path,
      { event: 'decide', on: today, decision: outcome },
      { byPersonId: viewer?.personId ?? null, comment: reasonAndNext(reason, next) || null },
      stamp,
    )
    if (!decided.ok) return refuse(decided.why)
    const changed = outcome === 'certified' ? await certify(given, stored, ruled) : { ok: true as const, number: null }
    if (!changed.ok) return refuse(changed.why)
    return {
      did: { outcome, number: changed.number },
      audit: auditOf(stored, { outcome, number: changed.number }),
      events: [{ kind: 'application-decided' as const, applicationId, personId, role, outcome }],
    }
  },
})

/** The certificate that comes of it: a new one, or the old one renewed or back. */
async function certify(
  { sql, today, stamp }: Doing,
  { personId, role, stage, applicationId }: StoredApplication,
  { rule }: ApplicationRule,
): Promise<{ ok: true; number: string | null } | { ok: false; why: string }> {
  const years = rule.validity.fiscalYears
  if (stage === 'certification') {
    const on = { on: today, conditionalThrough: null }
    return grantCertificate(sql, { personId, role, years, applicationId, note: null, ...on }, stamp)
  }
  const event: CertificateEvent =
    stage === 'renewal' ? { event: 'renew', on: today, through: null } : { event: 'revive', on: today }
  const changed = await changeCertificate(sql, { personId, role, event, years, note: null }, stamp)
  return changed.ok ? { ok: true, number: null } : changed
}
