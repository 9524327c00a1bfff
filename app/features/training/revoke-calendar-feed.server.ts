import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { endFeed } from './standing-feed'

/** Ends the viewer's calendar address: calendars that read it get nothing any more. */
export const revokeCalendarFeed = command({
  action: 'calendar-feed.revoke',
  input: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, stamp }) {
    const personId = viewer?.personId
    if (personId === null || personId === undefined) return refuse('職員番号のあるアカウントで使えます。')
    const ended = await endFeed(sql, personId, stamp)
    if (ended === 0) return refuse('カレンダー用の URL は、もう止まっています。')
    return {
      did: null,
      audit: { subjectKind: 'calendar_feed', subjectId: personId, subjectPersonId: personId },
    }
  },
})
