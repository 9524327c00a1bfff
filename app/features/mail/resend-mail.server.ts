import { command, refuse } from '~/access/command'
import { theCity } from '~/access/subject'
import { sendAgain } from '~/facts/mail'
import { resendForm } from '~/features/mail/mail-forms'
import { mailOf } from '~/features/mail/mail-subject'

/** Puts a dead letter, or all of them, among those that wait. */
export const resendMail = command({
  action: 'mail.resend',
  input: resendForm,
  subject: ({ mail }, sql) => (mail === undefined ? theCity : mailOf(sql, mail)),
  async run({ sql }, { mail }) {
    const again = await sendAgain(sql, mail ?? null)
    if (again.length === 0) return refuse('送り直すメールがありません。画面を開き直して、状態を確かめてください。')
    return {
      did: { mails: again.length },
      audit: again.map(({ mailId, personId }) => ({
        subjectKind: 'mail',
        subjectId: mailId,
        subjectPersonId: personId,
      })),
    }
  },
})
