import { setTimeout as wait } from 'node:timers/promises'
import { config } from '~/platform/config'
import { log } from '~/platform/log.server'
import { sendDueMails } from './send-due-mails'

export type MailWorker = {
  /** Begins no further mail, and waits a while for those on their way. */
  stop: () => Promise<void>
}

const PAUSE_MS = 5_000
/** A server that is down or refuses us is left alone for a while, so that waiting mails do not use up their tries. */
const PAUSE_WITHOUT_SERVER_MS = 60_000
const SECONDS_TO_FINISH = 10

/** Sends mails in this process, unless the city has no mail server or another machine does it. */
export async function startMailWorker(): Promise<MailWorker> {
  if (config.smtp === null || !config.sendsMail) return { stop: async () => {} }
  const { mailTransport } = await import('~/platform/mail.server')
  const send = mailTransport(config.smtp)
  const stopping = new AbortController()
  const isStopping = () => stopping.signal.aborted
  const working = (async () => {
    while (!isStopping()) {
      const pause = await sendDueMails(send, isStopping).then(
        (serverAnswers) => (serverAnswers ? PAUSE_MS : PAUSE_WITHOUT_SERVER_MS),
        (error: unknown) => {
          log.warn({ err: error }, 'mails could not be looked for')
          return PAUSE_MS
        },
      )
      await wait(pause, null, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await Promise.race([working, wait(SECONDS_TO_FINISH * 1000, null, { ref: false })])
    },
  }
}
