import { z } from 'zod'
import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { recordId } from '~/domain/record-id'
import { entriesOfSession } from '~/domain/session-events'
import { sessionById } from '~/facts/course-sessions'
import { instant } from '~/platform/clock.server'
import { config } from '~/platform/config'
import { icalendarOf } from '~/platform/icalendar'

/** One session as a file for a calendar. */
export const sessionEvent = read({
  action: 'training.read',
  params: z.object({ id: recordId() }),
  subject: () => theCity,
  async run({ sql }, { id }) {
    const session = await sessionById(sql, id)
    if (!session) return null
    const entries = entriesOfSession(session, { portal: config.portalUrl })
    const method = session.state === 'cancelled' ? 'cancel' : 'publish'
    return { page: icalendarOf({ name: 'DX人材ポータルの研修', method, entries, at: instant() }) }
  },
})
