import type { CityDate } from '~/domain/calendar'
import type { MailDelivery, MailState } from '~/domain/mail'
import { headlineOf, type NoticeTold } from '~/domain/mail-letter'
import type { Sql } from '~/facts/sql'
import { failureWords, MAIL_STATE_WORDS } from '~/features/mail/mail-words'
import { instant, momentShown } from '~/platform/clock.server'

/** A mail as the database gives it. */
export type MailRow = {
  mailId: number
  messageId: string
  personId: number
  name: string
  kind: Exclude<MailDelivery, 'portal_only'>
  address: string
  state: MailState
  createdAt: Date
  notBefore: Date
  attempts: number
  lastTriedAt: Date | null
  sentAt: Date | null
  lastFailure: string | null
  nextTryAt: Date | null
  notices: NoticeTold[]
}

const EVERY_STATE: readonly MailState[] = ['waiting', 'sending', 'sent', 'dead']

type Asked = { mailId?: number; states?: readonly MailState[]; most?: number; after?: number }

/** One mail, or those in these states, the newest first, with what they tell. */
export function mailRows(sql: Sql, today: CityDate, asked: Asked): Promise<MailRow[]> {
  const { mailId = null, states = EVERY_STATE, most = 1, after = 0 } = asked
  return sql.$queryRaw<MailRow[]>`
    SELECT m.id AS "mailId", m.message_id AS "messageId", m.person_id AS "personId", coalesce(p.name, '') AS name,
      m.kind, m.address, m.state, m.created_at AS "createdAt", m.not_before AS "notBefore", m.attempts,
      m.last_tried_at AS "lastTriedAt", m.sent_at AS "sentAt", m.last_failure AS "lastFailure",
      m.next_try_at AS "nextTryAt", told_by(m.id) AS notices
    FROM (
      SELECT * FROM mail WHERE state = ANY (${[...states]}::text[]) AND (${mailId}::int IS NULL OR id = ${mailId}::int)
      ORDER BY id DESC LIMIT ${most} OFFSET ${after}
    ) m LEFT JOIN particulars_on(${today}::date) p ON p.person_id = m.person_id
    ORDER BY m.id DESC`
}

/** A mail with its moments and its state as they are shown. */
export function mailShown(row: MailRow, cityNow: Date) {
  const { mailId, name, address, state, kind, attempts, lastFailure, notices } = row
  return {
    mailId,
    name,
    address,
    state,
    kind,
    attempts,
    headline: headlineOf(kind, notices),
    created: momentShown(row.createdAt),
    stateWord: MAIL_STATE_WORDS[state],
    failure: lastFailure && state !== 'sent' ? failureWords(lastFailure) : null,
    when: whenShown(row, cityNow),
  }
}

export type MailShown = ReturnType<typeof mailShown>

function whenShown(row: MailRow, cityNow: Date): string {
  if (row.state === 'sent') return row.sentAt ? momentShown(row.sentAt) : ''
  if (row.state === 'dead') return row.lastTriedAt ? `最後は ${momentShown(row.lastTriedAt)}` : ''
  if (row.state === 'sending') return ''
  const minutes = row.nextTryAt ? Math.ceil((row.nextTryAt.getTime() - instant().getTime()) / 60_000) : 0
  if (minutes > 0) return `つぎは約 ${minutes < 60 ? `${minutes} 分` : `${Math.round(minutes / 60)} 時間`}後`
  if (row.notBefore > cityNow) return `${momentShown(row.notBefore)} から`
  return ''
}
