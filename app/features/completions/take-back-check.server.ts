import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { completionsInEvidence } from '~/facts/evidence'
import { lockedCertificate, reopenCertificate } from '~/facts/outside-certificates'
import { takeBack } from '~/facts/record'
import { certificateForm } from '~/features/completions/certificate-forms'

/** A certificate that was accepted or refused by mistake waits again; the completion that it made goes. */
export const takeBackCheck = command({
  action: 'outside-certificate.check',
  input: certificateForm,
  subject: () => theCity,
  async run({ sql, viewer, stamp }, { certificate: certificateId }) {
    const found = await lockedCertificate(sql, certificateId)
    if (!found) return refuse('この修了証は見つかりません。画面を開き直してください。')
    const { personId, state, completionId } = found
    if (state !== 'accepted' && state !== 'refused') return refuse('この修了証は、まだ確かめられていません。')
    if (personId === viewer?.personId) return refuse('自分の修了証の確認は取り消せません。ほかの担当に頼んでください。')
    if (completionId !== null) {
      const used = await completionsInEvidence(sql, [completionId])
      if (used.size > 0) {
        return refuse(
          'この修了は、スキルの証跡に使われています。本人が証跡から外すか、所属長が評価を差し戻すと、取り消せます。',
        )
      }
      const { source } = await sql.completion.findUniqueOrThrow({
        where: { id: completionId },
        select: { source: true },
      })
      // One that stood before, from a session or a file, is not the certificate's to take.
      if (source === 'certificate') await takeBack(sql, 'completion', [completionId], stamp)
    }
    await reopenCertificate(sql, certificateId)
    return {
      did: { certificateId },
      audit: {
        subjectKind: 'outside_certificate',
        subjectId: certificateId,
        subjectPersonId: personId,
        detail: { takenBack: state },
      },
      events: [{ kind: 'certificate-check-taken-back' as const, personId }],
    }
  },
})
