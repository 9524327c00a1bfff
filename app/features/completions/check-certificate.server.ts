import { command, refuse } from '~/access/command'
import type { PortalEvent } from '~/access/consequences'
import { theCity } from '~/access/subject'
import { idsOfCompletions, recordCompletions } from '~/facts/completions'
import { decideCertificate, lockedCertificate } from '~/facts/outside-certificates'
import { checkForm } from '~/features/completions/certificate-forms'

/** Accepts a certificate as a completion of its course, or refuses it with a reason. Nobody checks their own (rule 4). */
export const checkCertificate = command({
  action: 'outside-certificate.check',
  input: checkForm,
  subject: () => theCity,
  async run({ sql, viewer, today, stamp }, { certificate: certificateId, verdict, reason }) {
    const found = await lockedCertificate(sql, certificateId)
    if (!found) return refuse('この修了証は見つかりません。画面を開き直してください。')
    if (found.state === 'withdrawn') return refuse('本人が取り下げました。画面を開き直してください。')
    if (found.state !== 'waiting') return refuse('ほかの人が先に確かめました。画面を開き直してください。')
    const { personId, courseId, completedOn } = found
    if (viewer !== null && personId === viewer.personId) {
      return refuse('自分の修了証は確かめられません。ほかの担当に頼んでください。')
    }
    const decided = { checkedOn: today, checkedById: viewer?.personId ?? null, comment: reason || null }
    const events: PortalEvent[] = []
    if (verdict === 'refuse') {
      await decideCertificate(sql, certificateId, { ...decided, state: 'refused', completionId: null })
      events.push({ kind: 'certificate-not-accepted', personId })
    } else {
      const row = { personId, courseId, completedOn, score: null, source: 'certificate' as const, enrolmentId: null }
      const isNew = (await recordCompletions(sql, [row], stamp)).length > 0
      const [completionId = null] = await idsOfCompletions(sql, [row])
      await decideCertificate(sql, certificateId, { ...decided, state: 'accepted', completionId })
      if (isNew) events.push({ kind: 'completions-recorded', completions: [{ personId, courseId }] })
    }
    const audit = {
      subjectKind: 'outside_certificate',
      subjectId: certificateId,
      subjectPersonId: personId,
      detail: { verdict },
    }
    return { did: { verdict }, audit, events }
  },
})
