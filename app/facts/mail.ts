import type { CityDate } from '~/domain/calendar'
import type { MailDelivery } from '~/domain/mail'
import type { NoticeTold } from '~/domain/mail-letter'
import type { Sql } from '~/facts/sql'

/*
 * The outbox as the sender uses it. A mail is leased, sent outside of any transaction, and its outcome written under
 * the lease: nobody else touches it meanwhile, and a lease that ran out (its process died) is taken up again.
 */

/** A mail to be sent, with what it tells. */
export type DueMail = {
  mailId: number
  messageId: string
  address: string
  kind: Exclude<MailDelivery, 'portal_only'>
  /** Tries so far, the coming one included. */
  attempts: number
  notices: NoticeTold[]
}

/** By the portal's clock what the city sees, by the real one what only machines compare. */
export type MailClock = { city: Date; real: Date }

export type Lease = { id: string; until: Date }

/**
 * Leases the mail that is due and waits longest; null when there is none. What it tells is read after the lease is
 * committed: only then can no digest gather more.
 */
export async function leaseDueMail(sql: Sql, lease: Lease, at: MailClock): Promise<DueMail | null> {
  const leased = await sql.$executeRaw`
    UPDATE mail m SET state = 'sending', lease = ${lease.id}::uuid, leased_until = ${lease.until}::timestamptz,
      attempts = m.attempts + 1, last_tried_at = ${at.city}::timestamptz
    FROM (
      SELECT d.id FROM mail d
      WHERE d.state = 'waiting' AND d.not_before <= ${at.city}::timestamptz
        AND (d.next_try_at IS NULL OR d.next_try_at <= ${at.real}::timestamptz)
      ORDER BY d.id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) due WHERE m.id = due.id`
  if (leased === 0) return null
  const [mail] = await sql.$queryRaw<DueMail[]>`
    SELECT m.id AS "mailId", m.message_id AS "messageId", m.address, m.kind, m.attempts, told_by(m.id) AS notices
    FROM mail m WHERE m.state = 'sending' AND m.lease = ${lease.id}::uuid`
  return mail ?? null
}

/** Whoever holds the lease goes on sending. */
export async function renewLease(sql: Sql, lease: Lease): Promise<void> {
  await sql.$executeRaw`
    UPDATE mail SET leased_until = ${lease.until}::timestamptz WHERE state = 'sending' AND lease = ${lease.id}::uuid`
}

export async function recordMailSent(sql: Sql, mailId: number, lease: Lease, at: Date): Promise<void> {
  await sql.$executeRaw`
    UPDATE mail SET state = 'sent', sent_at = ${at}::timestamptz, last_failure = NULL, next_try_at = NULL,
      lease = NULL, leased_until = NULL
    WHERE id = ${mailId} AND state = 'sending' AND lease = ${lease.id}::uuid`
}

/** `nextTryAt` null: it is given up and becomes a dead letter. */
export async function recordMailFailed(
  sql: Sql,
  mailId: number,
  lease: Lease,
  failed: { code: string; nextTryAt: Date | null },
): Promise<void> {
  await sql.$executeRaw`
    UPDATE mail SET state = ${failed.nextTryAt === null ? 'dead' : 'waiting'}, last_failure = ${failed.code},
      next_try_at = ${failed.nextTryAt}::timestamptz, lease = NULL, leased_until = NULL
    WHERE id = ${mailId} AND state = 'sending' AND lease = ${lease.id}::uuid`
}

/** Mails whose sender died while sending: whether they were delivered is not known, so they are sent again. */
export async function takeUpAbandoned(sql: Sql, at: Date, mostTries: number): Promise<number> {
  return sql.$executeRaw`
    UPDATE mail SET state = CASE WHEN attempts >= ${mostTries} THEN 'dead' ELSE 'waiting' END,
      last_failure = 'INTERRUPTED', next_try_at = NULL, lease = NULL, leased_until = NULL
    WHERE id IN (
      SELECT m.id FROM mail m WHERE m.state = 'sending' AND m.leased_until < ${at}::timestamptz FOR UPDATE SKIP LOCKED)`
}

/** Whose mail it is; null when there is none. */
export async function addresseeOf(sql: Sql, mailId: number): Promise<number | null> {
  const [mail] = await sql.$queryRaw<{ personId: number }[]>`
    SELECT person_id AS "personId" FROM mail WHERE id = ${mailId}`
  return mail?.personId ?? null
}

/** Gives dead letters a new row of tries. @returns whose they are */
export async function sendAgain(sql: Sql, mailId: number | null): Promise<{ mailId: number; personId: number }[]> {
  return sql.$queryRaw<{ mailId: number; personId: number }[]>`
    UPDATE mail SET state = 'waiting', attempts = 0, next_try_at = NULL
    WHERE state = 'dead' AND (${mailId}::int IS NULL OR id = ${mailId}::int)
    RETURNING id AS "mailId", person_id AS "personId"`
}

/** How somebody wants to be told, and the address under which mail reaches them on a day. */
export async function mailSettingOf(
  sql: Sql,
  personId: number,
  day: CityDate,
): Promise<{ delivery: MailDelivery; address: string | null }> {
  const [setting] = await sql.$queryRaw<{ delivery: MailDelivery; address: string | null }[]>`
    SELECT coalesce((SELECT s.delivery FROM mail_setting s WHERE s.person_id = ${personId}), 'at_once') AS delivery,
      (SELECT p.email FROM particulars_on(${day}::date) p WHERE p.person_id = ${personId} AND is_mail_address(p.email)) AS address`
  return setting ?? { delivery: 'at_once', address: null }
}

export async function chooseMailSetting(sql: Sql, personId: number, delivery: MailDelivery, at: Date): Promise<void> {
  await sql.$executeRaw`
    INSERT INTO mail_setting (person_id, delivery, chosen_at) VALUES (${personId}, ${delivery}, ${at}::timestamptz)
    ON CONFLICT (person_id) DO UPDATE SET delivery = EXCLUDED.delivery, chosen_at = EXCLUDED.chosen_at`
}
