import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { lockedCertificate, withdrawCertificate } from '~/facts/outside-certificates'
import { certificateForm } from '~/features/completions/certificate-forms'

/** Takes one's own certificate back while nobody has checked it. */
export const withdrawOwnCertificate = command({
  action: 'outside-certificate.withdraw',
  input: certificateForm,
  subject: () => theViewer,
  async run({ sql, viewer }, input) {
    const certificate = await lockedCertificate(sql, input.certificate)
    if (!certificate || viewer === null || certificate.personId !== viewer.personId) {
      return refuse('この修了証は見つかりません。画面を開き直してください。')
    }
    if (certificate.state !== 'waiting') return refuse('もう確認が済んだので、取り下げられません。')
    await withdrawCertificate(sql, certificate)
    const { certificateId, personId } = certificate
    return {
      did: { certificateId },
      audit: { subjectKind: 'outside_certificate', subjectId: certificateId, subjectPersonId: personId },
    }
  },
})
