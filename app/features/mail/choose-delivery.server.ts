import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { chooseMailSetting } from '~/facts/mail'
import { deliveryForm } from '~/features/mail/mail-forms'

/** From now on the viewer is told in this way; what waits already goes out as it was. */
export const chooseDelivery = command({
  action: 'mail-setting.choose',
  input: deliveryForm,
  subject: () => theViewer,
  async run({ sql, viewer, stamp }, { delivery }) {
    const personId = viewer?.personId ?? null
    if (personId === null) return refuse('職員だけが選べます。')
    await chooseMailSetting(sql, personId, delivery, stamp.at)
    return {
      did: { delivery },
      audit: { subjectKind: 'mail_setting', subjectId: personId, subjectPersonId: personId, detail: { delivery } },
    }
  },
})
