import { z } from 'zod'
import { read } from '~/access/read'
import { letterOf } from '~/domain/mail-letter'
import { recordId } from '~/domain/record-id'
import { mailRows, mailShown } from '~/features/mail/mail-row'
import { mailOf } from '~/features/mail/mail-subject'
import { DELIVERY_WORDS } from '~/features/mail/mail-words'
import { momentShown, recordingInstant } from '~/platform/clock.server'
import { config } from '~/platform/config'

/** One mail as it is read, and what became of it. */
export const oneMail = read({
  action: 'mail.read',
  params: z.object({ mailId: recordId() }),
  subject: ({ mailId }, sql) => mailOf(sql, mailId),
  async run({ sql, today }, { mailId }) {
    const [row] = await mailRows(sql, today, { mailId })
    if (!row) return null
    return {
      page: {
        ...mailShown(row, recordingInstant(today)),
        messageId: row.messageId,
        deliveryWord: DELIVERY_WORDS[row.kind],
        lastTried: row.lastTriedAt && momentShown(row.lastTriedAt),
        letter: letterOf(row.kind, row.notices, config.portalUrl),
      },
      looked: [row.personId],
    }
  },
})
