import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { SmtpSettings } from '~/platform/mail-settings'

/**
 * What the server does with a message: takes it, defers or refuses the recipient or the message, says nothing, breaks
 * the line before it has the whole message, or takes the message and breaks the line instead of saying so.
 */
export type Behaviour =
  | 'accept'
  | 'defer recipient'
  | 'refuse recipient'
  | 'defer message'
  | 'refuse message'
  | 'say nothing'
  | 'cut before the end'
  | 'cut after the end'

export type MailServer = {
  settings: SmtpSettings
  port: number
  /** How it answers from now on. */
  behave: (as: Behaviour | ((address: string) => Behaviour)) => void
  /** What happens after it has taken a message and before it says so. */
  beforeAnswer: (work: () => Promise<unknown>) => void
  /** Every message it has taken, as its readers see it. */
  received: ParsedMail[]
  /** Conversations that came as far as a message, whatever became of it. */
  tries: () => number
  stop: () => Promise<void>
}

/** A real SMTP server on loopback. */
export async function startMailServer(port = 0): Promise<MailServer> {
  let behaviour: (address: string) => Behaviour = () => 'accept'
  let meanwhile: () => Promise<unknown> = async () => {}
  let tries = 0
  const received: ParsedMail[] = []
  const sockets = new Map<number, Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const as = behaviour(address)
      if (as === 'defer recipient') return answer(reply(450, `4.2.1 <${address}> busy`))
      if (as === 'refuse recipient') return answer(reply(550, `5.1.1 <${address}> unknown`))
      answer()
    },
    async onData(stream, session, answer) {
      tries += 1
      const as = behaviour(session.envelope.rcptTo[0]?.address ?? '')
      const cut = () => sockets.get(session.remotePort)?.destroy()
      if (as === 'cut before the end') return cut()
      const message = await simpleParser(stream).catch(() => null)
      // The sender died in the middle of it.
      if (message === null) return
      if (as === 'say nothing') return
      if (as === 'defer message') return answer(reply(451, '4.3.0 try later'))
      if (as === 'refuse message') return answer(reply(554, '5.6.0 not wanted'))
      received.push(message)
      if (as === 'cut after the end') return cut()
      await meanwhile()
      answer()
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.on('close', () => sockets.delete(remotePort))
  })
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const { port: listening } = server.server.address() as AddressInfo
  return {
    port: listening,
    settings: {
      host: '127.0.0.1',
      port: listening,
      secure: false,
      requireTls: false,
      ignoreTls: true,
      signIn: null,
      from: { name: 'DX人材ポータル', address: 'dx@city.example.jp' },
    },
    behave: (as) => {
      behaviour = typeof as === 'function' ? as : () => as
    },
    beforeAnswer: (work) => {
      meanwhile = work
    },
    received,
    tries: () => tries,
    stop: async () => {
      for (const socket of sockets.values()) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

function reply(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code })
}
