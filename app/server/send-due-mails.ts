import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { CityDate } from '~/domain/calendar'
import { failureCode, isOfServer, type MailFailure, MOST_TRIES, mayMailAt, minutesToNextTry } from '~/domain/mail'
import { letterOf } from '~/domain/mail-letter'
import {
  type DueMail,
  type Lease,
  leaseDueMail,
  recordMailFailed,
  recordMailSent,
  renewLease,
  takeUpAbandoned,
} from '~/facts/mail'
import { cityMomentOf, cityToday, instant, recordingInstant } from '~/platform/clock.server'
import { config } from '~/platform/config'
import { db } from '~/platform/database.server'
import { isHoliday } from '~/platform/holidays'
import { log } from '~/platform/log.server'
import type { SendLetter } from '~/platform/mail.server'

/** How many are on their way at once: a slow answer to one holds up none but those behind it. */
const LANES = 4
const LEASE_MS = 120_000
const RENEW_MS = 20_000

/**
 * Sends what is due until nothing is, the city falls quiet, or the server fails. Any number of processes may do so at
 * once. The city's clock rules when a mail may go out (the demo's day is its own), the real one leases and retries.
 * @returns false where the server itself fails, so that it is worth waiting
 */
export async function sendDueMails(send: SendLetter, isStopping: () => boolean = () => false): Promise<boolean> {
  await takeUpAbandoned(db, instant(), MOST_TRIES)
  const today = await cityToday(db)
  let serverAnswers = true
  const lane = async () => {
    while (serverAnswers && !isStopping()) {
      const failure = await sendNext(send, today)
      if (failure === 'nothing due') return
      if (failure && isOfServer(failure)) serverAnswers = false
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return serverAnswers
}

async function sendNext(send: SendLetter, today: CityDate): Promise<MailFailure | null | 'nothing due'> {
  const city = recordingInstant(today)
  if (!mayMailAt(cityMomentOf(city), isHoliday)) return 'nothing due'
  const lease = newLease()
  const mail = await leaseDueMail(db, lease, { city, real: instant() })
  if (!mail) return 'nothing due'
  const heart = setInterval(() => void renewLease(db, prolonged(lease)).catch(untold), RENEW_MS)
  try {
    const failure = await send({ ...letterOf(mail.kind, mail.notices, config.portalUrl), ...mail })
    await untilWritten(() => recordOutcome(mail, lease, failure, today))
    return failure
  } finally {
    clearInterval(heart)
  }
}

function recordOutcome(mail: DueMail, lease: Lease, failure: MailFailure | null, today: CityDate): Promise<void> {
  if (failure === null) return recordMailSent(db, mail.mailId, lease, recordingInstant(today))
  const code = failureCode(failure)
  const minutes = minutesToNextTry(mail.attempts, failure)
  log.warn({ mailId: mail.mailId, failure: code, attempts: mail.attempts, givenUp: minutes === null }, 'mail not sent')
  const nextTryAt = minutes === null ? null : new Date(instant().getTime() + minutes * 60_000)
  return recordMailFailed(db, mail.mailId, lease, { code, nextTryAt })
}

/** What the server has accepted must be known, or it is sent twice: the database may come back while this waits. */
async function untilWritten(write: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await write()
    } catch (error) {
      log.error({ err: error }, 'the outcome of a mail cannot be written yet')
      await wait(1_000)
    }
  }
}

function newLease(): Lease {
  return prolonged({ id: randomUUID() })
}

function prolonged({ id }: { id: string }): Lease {
  return { id, until: new Date(instant().getTime() + LEASE_MS) }
}

/** A renewal that fails is tried again soon; the lease lasts for several. */
function untold(error: unknown): void {
  log.warn({ err: error }, 'a lease could not be renewed')
}
