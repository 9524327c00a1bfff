import type { CityDate } from '~/domain/calendar'
import type { Writing } from './written'

/**
 * The mails of the notices since a day, as they went out: the day's own still wait, since the demo has no mail server,
 * and one person's address was refused.
 */
export async function writeMails(writing: Writing, since: CityDate, refusedFor: number): Promise<void> {
  await writing.sql.$executeRaw`
    WITH told AS (
      SELECT n.id AS notice_id, n.person_id, n.created_at, p.email, md5('notice ' || n.id)::uuid || '@localhost' AS message_id,
        CASE WHEN n.created_on = ${writing.today}::date THEN 'waiting' WHEN n.person_id = ${refusedFor} THEN 'dead' ELSE 'sent' END AS state
      FROM notice n, particulars_on(n.created_on) p
      WHERE p.person_id = n.person_id AND is_mail_address(p.email) AND n.created_on >= ${since}::date
    ), put AS (
      INSERT INTO mail (message_id, person_id, kind, address, state, created_at, not_before, attempts, last_tried_at, sent_at, last_failure)
      SELECT t.message_id, t.person_id, 'at_once', t.email, t.state, t.created_at, t.created_at,
        CASE t.state WHEN 'waiting' THEN 0 ELSE 1 END,
        CASE WHEN t.state <> 'waiting' THEN t.created_at END, CASE WHEN t.state = 'sent' THEN t.created_at END,
        CASE WHEN t.state = 'dead' THEN 'EENVELOPE 550 RCPT TO' END
      FROM told t ORDER BY t.created_at, t.notice_id
      RETURNING id, message_id
    )
    UPDATE notice n SET mail_id = put.id
    FROM told t JOIN put ON put.message_id = t.message_id WHERE n.id = t.notice_id`
}
