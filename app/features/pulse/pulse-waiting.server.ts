import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { withWeekday } from '~/domain/calendar'
import { openPulse } from '~/facts/pulse'

/** The pulse that waits for the viewer's answer; null when there is none, or they have answered. */
export const pulseWaiting = read({
  action: 'pulse.read',
  params: z.object({}),
  subject: () => theCity,
  async run({ sql, viewer, today }) {
    const open = viewer.personId === null ? null : await openPulse(sql, today, viewer.personId)
    return {
      page: { waiting: open && !open.answered ? { due: withWeekday(open.closesOn), dueOn: open.closesOn } : null },
    }
  },
})
