import { read } from '~/access/read'
import { theCity } from '~/access/subject'
import { type MailState, mailableFrom, mayMailAt } from '~/domain/mail'
import { mailListParams } from '~/features/mail/mail-forms'
import { mailRows, mailShown } from '~/features/mail/mail-row'
import { cityMomentOf, instantOf, momentShown, recordingInstant } from '~/platform/clock.server'
import { config } from '~/platform/config'
import { isHoliday } from '~/platform/holidays'

const PAGE_SIZE = 50

/** What waits, what went out and what did not, the newest first. */
export const mailList = read({
  action: 'mail.read',
  params: mailListParams,
  subject: () => theCity,
  async run({ sql, today }, { state, page }) {
    const states: MailState[] = state === 'waiting' ? ['waiting', 'sending'] : [state]
    const [counts, rows] = await Promise.all([
      sql.$queryRaw<{ waiting: number; sent: number; dead: number }[]>`
        SELECT count(*) FILTER (WHERE state IN ('waiting', 'sending'))::int AS waiting,
          count(*) FILTER (WHERE state = 'sent')::int AS sent, count(*) FILTER (WHERE state = 'dead')::int AS dead
        FROM mail`,
      mailRows(sql, today, { states, most: PAGE_SIZE, after: (page - 1) * PAGE_SIZE }),
    ])
    const now = recordingInstant(today)
    return {
      page: {
        state,
        page,
        pageSize: PAGE_SIZE,
        counts: counts[0] ?? { waiting: 0, sent: 0, dead: 0 },
        mails: rows.map((row) => mailShown(row, now)),
        sender:
          config.smtp === null ? ('none' as const) : config.sendsMail ? ('here' as const) : ('elsewhere' as const),
        quietUntil: quietUntil(now),
      },
      looked: [...new Set(rows.map(({ personId }) => personId))],
    }
  },
})

export type MailListPage = Awaited<ReturnType<typeof mailList>>

/** When the city's quiet time ends; null outside of it. */
function quietUntil(now: Date): string | null {
  const moment = cityMomentOf(now)
  return mayMailAt(moment, isHoliday) ? null : momentShown(instantOf(mailableFrom(moment, 'at_once', isHoliday)))
}
