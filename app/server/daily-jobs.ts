import { setTimeout as wait } from 'node:timers/promises'
import type { CityDate } from '~/domain/calendar'
import { warnOfTermEnd } from '~/features/appointments/warn-of-term-end.server'
import { tellOfExpiring } from '~/features/certification/tell-of-expiring.server'
import { tellOfLapsed } from '~/features/certification/tell-of-lapsed.server'
import { remindOfRequests } from '~/features/confirmation/remind-of-requests.server'
import { endWaiting } from '~/features/enrolment/end-waiting.server'
import { freeAbsentSeats } from '~/features/enrolment/free-absent-seats.server'
import { remindDueSessions } from '~/features/enrolment/remind-due-sessions.server'
import { followStandard } from '~/features/standard-publication/follow-standard.server'
import { cityToday } from '~/platform/clock.server'
import { db } from '~/platform/database.server'
import { log } from '~/platform/log.server'

/*
 * What is due once a day of the city. Every app process asks for it: each command marks what it does in its own
 * transaction, so that whoever comes second, or again, finds nothing left to do.
 */

const PAUSE_MS = 60_000

/** Does what is due on the city's day. Done again, it does nothing. */
export async function doDailyJobs(): Promise<void> {
  for (const job of [
    followStandard,
    freeAbsentSeats,
    endWaiting,
    remindDueSessions,
    remindOfRequests,
    tellOfLapsed,
    tellOfExpiring,
    warnOfTermEnd,
  ])
    await job.byCommandLine({})
}

type DailyJobs = { stop: () => Promise<void> }

/** Does them when the process begins and whenever the city's day has changed: at midnight, or when a demo is moved. */
export function startDailyJobs(): DailyJobs {
  const stopping = new AbortController()
  let done: CityDate | null = null
  const working = (async () => {
    while (!stopping.signal.aborted) {
      done = await doIfNewDay(done).catch((error: unknown) => {
        log.warn({ err: error }, 'daily jobs failed; tried again soon')
        return null
      })
      await wait(PAUSE_MS, null, { signal: stopping.signal, ref: false }).catch(() => {})
    }
  })()
  return {
    stop: () => {
      stopping.abort()
      return working
    },
  }
}

async function doIfNewDay(done: CityDate | null): Promise<CityDate> {
  const today = await cityToday(db)
  if (today !== done) await doDailyJobs()
  return today
}
