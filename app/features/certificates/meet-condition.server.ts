import { command, refuse } from '~/access/command'
import { conditionForm } from './change-forms'
import { certificateHolder } from './holder-subject'
import { NOT_YET, recordChanges } from './record-changes'

/** What was left to do has been done and checked (条件付認定): the certificate has its whole term again. */
export const meetCondition = command({
  action: 'certificate.meet-condition',
  input: conditionForm,
  subject: certificateHolder,
  async run(given, { staffNumber, roles, day, checked }) {
    if (day > given.today) return refuse(NOT_YET)
    return recordChanges(given, { staffNumber, roles, event: { event: 'condition_met', on: day }, note: checked })
  },
})
