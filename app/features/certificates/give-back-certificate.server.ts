import { command, refuse } from '~/access/command'
import { addDays } from '~/domain/calendar'
import { giveBackForm } from './change-forms'
import { certificateHolder } from './holder-subject'
import { NOT_YET, recordChanges } from './record-changes'

/** 返上 that reached the office on paper: it ends on the day after. */
export const giveBackCertificate = command({
  action: 'certificate.give-back',
  input: giveBackForm,
  subject: certificateHolder,
  async run(given, { staffNumber, roles, day, note }) {
    if (day > given.today) return refuse(NOT_YET)
    return recordChanges(given, { staffNumber, roles, event: { event: 'resign', on: addDays(day, 1) }, note })
  },
})
