import { z } from 'zod'
import { read } from '~/access/read'
import { theViewer } from '~/access/subject'
import { type CityDate, inWareki } from '~/domain/calendar'

const NOTICES_A_PAGE = 20

type NoticeRow = { noticeId: number; title: string; href: string; on: CityDate; unread: boolean; total: number }

/** What the viewer was told, the newest first. */
export const notices = read({
  action: 'notices.read',
  params: z.object({ page: z.coerce.number().int().min(1).catch(1) }),
  subject: () => theViewer,
  async run({ sql, viewer }, { page }) {
    const rows = await sql.$queryRaw<NoticeRow[]>`
      SELECT n.id AS "noticeId", n.title, n.href, n.created_on::text AS on, n.read_at IS NULL AS unread,
        (count(*) OVER ())::int AS total
      FROM notice n WHERE n.person_id = ${viewer.personId}
      ORDER BY n.created_at DESC, n.id DESC LIMIT ${NOTICES_A_PAGE} OFFSET ${(page - 1) * NOTICES_A_PAGE}`
    return {
      page: {
        notices: rows.map(({ noticeId, title, href, on, unread }) => ({
          noticeId,
          title,
          href,
          on: inWareki(on),
          unread,
        })),
        unread: viewer.unreadNotices,
        mayChooseMail: viewer.personId !== null,
        page,
        total: rows[0]?.total ?? 0,
      },
    }
  },
})
