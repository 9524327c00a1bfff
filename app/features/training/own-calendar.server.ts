import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { feedSince } from './standing-feed'

/** Whether the viewer has a calendar address, and since when. */
export const ownCalendar = read({
  action: 'calendar-feed.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer }) {
    const since = viewer.personId === null ? null : await feedSince(sql, viewer.personId)
    return { page: { since: since && inWareki(since) } }
  },
})
