import { z } from 'zod'
import { command, refuse } from '~/access/command'
import { theViewer } from '~/access/subject'
import { config } from '~/platform/config'
import { newSecretToken, secretTokenHash } from '~/platform/secret-token'
import { feedAddress } from './feed-token'
import { endFeed } from './standing-feed'

/** Gives the viewer a new address for their calendar, told once; the one before ends with it. */
export const issueCalendarFeed = command({
  action: 'calendar-feed.issue',
  input: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, stamp }) {
    const personId = viewer?.personId
    if (personId === null || personId === undefined) return refuse('職員番号のあるアカウントで使えます。')
    const replaced = await endFeed(sql, personId, stamp)
    const token = newSecretToken()
    await sql.calendarFeed.create({ data: { personId, tokenHash: secretTokenHash(token), createdAt: stamp.at } })
    return {
      did: { address: feedAddress(config.portalUrl, token) },
      audit: {
        subjectKind: 'calendar_feed',
        subjectId: personId,
        subjectPersonId: personId,
        detail: { replaced: replaced > 0 },
      },
    }
  },
})
