import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { addDays } from '~/domain/calendar'
import { resignForm } from './change-forms'
import { recordOf } from './record-changes'

/** 返上: one's own certificate, from tomorrow on. */
export const resignCertificate = command({
  action: 'certificate.resign',
  input: resignForm,
  subject: () => theViewer,
  async run(given, { role }) {
    const { viewer, today } = given
    if (!viewer || viewer.personId === null) return refuse('職員としての記録がありません。')
    const event = { event: 'resign' as const, on: addDays(today, 1) }
    return recordOf(given, { personId: viewer.personId, roles: [role], event, note: '' })
  },
})
