import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { inWareki } from '~/domain/calendar'
import { acknowledgedOn, purposeNoticeOn } from '~/facts/purpose'

/** The notice of purpose in force (利用目的), and whether the viewer has acknowledged it. */
export const purposeNotice = read({
  action: 'purpose.read',
  params: z.object({}),
  subject: () => theViewer,
  async run({ sql, viewer, today }) {
    const notice = await purposeNoticeOn(sql, today)
    if (!notice || viewer.personId === null) return { page: null }
    const on = await acknowledgedOn(sql, viewer.personId, notice.version)
    return {
      page: {
        version: notice.version,
        paragraphs: notice.text.split(/\n+/).filter((line) => line.trim() !== ''),
        since: inWareki(notice.effectiveFrom),
        acknowledgedOn: on && inWareki(on),
      },
    }
  },
})
