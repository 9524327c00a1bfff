import { instant } from '~/platform/clock.server'

/* How often a system may send: each process counts for itself, so this bounds a runaway sender and no more. */

const WINDOW_MS = 60_000
const MOST_REQUESTS = 300

const windows = new Map<number, { began: number; requests: number }>()

/** Counts a request of a client. @returns seconds to wait, null when it may go on */
export function secondsToWait(clientId: number): number | null {
  const now = instant().getTime()
  const current = windows.get(clientId)
  if (!current || now - current.began >= WINDOW_MS) {
    windows.set(clientId, { began: now, requests: 1 })
    return null
  }
  current.requests += 1
  return current.requests <= MOST_REQUESTS ? null : Math.ceil((current.began + WINDOW_MS - now) / 1000)
}
