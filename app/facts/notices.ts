import type { CityDate } from '~/domain/calendar'
import { mailableFrom } from '~/domain/mail'
import type { Sql, Stamp } from '~/facts/sql'
import { cityMomentOf, instantOf } from '~/platform/clock.server'
import { config } from '~/platform/config'
import { isHoliday } from '~/platform/holidays'

export type NoticeGiven = {
  title: string
  href: string
  /** What a mail says beyond the title. */
  text?: string
  /** Goes out by mail at once, whatever the person has chosen: a term of the rules begins with it. */
  mandatory?: boolean
}

/**
 * Tells each of these people something: one notice (お知らせ), and in the same transaction the mail that follows from
 * the person's setting and address as of the day. An open digest takes the notice in; the lock on its row keeps a
 * sender from taking it before this transaction has ended. One statement however many people.
 */
export async function notify(
  given: { sql: Sql; today: CityDate; stamp: Stamp },
  personIds: readonly number[],
  notice: NoticeGiven,
): Promise<void> {
  if (personIds.length === 0) return
  const { at } = given.stamp
  const now = cityMomentOf(at)
  const from = (kind: 'at_once' | 'digest') => later(at, instantOf(mailableFrom(now, kind, isHoliday)))
  await given.sql.$executeRaw`
    WITH told AS (
      SELECT DISTINCT p AS person_id FROM unnest(${[...personIds]}::int[]) AS p
    ), addressed AS (
      SELECT t.person_id, d.email AS address,
        CASE WHEN ${notice.mandatory ?? false} THEN 'at_once' ELSE coalesce(s.delivery, 'at_once') END AS kind
      FROM told t
      JOIN particulars_on(${given.today}::date) d ON d.person_id = t.person_id AND is_mail_address(d.email)
      LEFT JOIN mail_setting s ON s.person_id = t.person_id
    ), put AS (
      INSERT INTO mail (message_id, person_id, kind, address, created_at, not_before)
      SELECT gen_random_uuid() || '@' || ${new URL(config.portalUrl).hostname.replace(/[[\]]/g, '')}, a.person_id, a.kind, a.address, ${at}::timestamptz,
        CASE a.kind WHEN 'digest' THEN ${from('digest')}::timestamptz ELSE ${from('at_once')}::timestamptz END
      FROM addressed a WHERE a.kind <> 'portal_only'
      ORDER BY a.person_id
      ON CONFLICT (person_id) WHERE kind = 'digest' AND state = 'waiting' AND last_tried_at IS NULL
        DO UPDATE SET address = EXCLUDED.address
      RETURNING id, person_id
    )
    INSERT INTO notice (person_id, title, href, text, mail_id, created_on, created_at)
    SELECT t.person_id, ${notice.title}, ${notice.href}, ${notice.text ?? null}, put.id, ${given.today}::date, ${at}::timestamptz
    FROM told t LEFT JOIN put ON put.person_id = t.person_id`
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b
}

/** Those of the people who were not reminded of a self-assessment on that day (wiring/consequences: `reminded`). */
export async function notRemindedOn(sql: Sql, personIds: readonly number[], day: CityDate): Promise<number[]> {
  const rows = await sql.$queryRaw<{ personId: number }[]>`
    SELECT p AS "personId" FROM unnest(${[...personIds]}::int[]) AS p
    WHERE NOT EXISTS (SELECT 1 FROM notice n WHERE n.person_id = p AND n.created_on = ${day}::date AND n.title LIKE '%まだ出ていません%')
    ORDER BY p`
  return rows.map((row) => row.personId)
}
