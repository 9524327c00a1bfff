import { command } from '~/access/command'
import { addDays } from '~/domain/calendar'
import { orderForm } from './change-forms'
import { certificateHolder } from './holder-subject'
import { recordChanges } from './record-changes'

/** Somebody is away, back or no longer in office: their certificates follow the order (発令). */
export const followOrder = command({
  action: 'certificate.follow-order',
  input: orderForm,
  subject: certificateHolder,
  run: (given, { staffNumber, roles, event, day, note }) =>
    recordChanges(given, {
      staffNumber,
      roles,
      // The day after the last one in office is the first without a certificate.
      event: { event, on: event === 'leave' ? addDays(day, 1) : day },
      note,
    }),
})
