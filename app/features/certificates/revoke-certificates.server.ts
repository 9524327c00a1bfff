import { command, refuse } from '~/access/command'
import { revokeForm } from './change-forms'
import { certificateHolder } from './holder-subject'
import { NOT_YET, recordChanges } from './record-changes'

/** 取消 as the committee decided it, of one certificate or of both; why stays where the note says. */
export const revokeCertificates = command({
  action: 'certificate.revoke',
  input: revokeForm,
  subject: certificateHolder,
  async run(given, { staffNumber, roles, day, kept }) {
    if (day > given.today) return refuse(NOT_YET)
    const note = `理由の保管場所：${kept}`
    return recordChanges(given, { staffNumber, roles, event: { event: 'revoke', on: day }, note })
  },
})
