import { createTransport } from 'nodemailer'
import type { MailFailure } from '~/domain/mail'
import type { Letter } from '~/domain/mail-letter'
import { instant } from '~/platform/clock.server'
import type { SmtpSettings } from '~/platform/mail-settings'

/** A letter as it goes to one address; `messageId` without brackets. */
export type Addressed = Letter & { messageId: string; address: string }

/** Milliseconds. A server may take its time to accept a message (RFC 5321 §4.5.3.2.6: 10 minutes): who hangs up earlier sends it twice. */
export type MailTimeouts = { connect: number; greeting: number; silence: number }

const TIMEOUTS: MailTimeouts = { connect: 20_000, greeting: 60_000, silence: 10 * 60_000 }

/** Sends one letter over a connection of its own. @returns why it did not go; null once the server has accepted it */
export type SendLetter = (letter: Addressed) => Promise<MailFailure | null>

export function mailTransport(settings: SmtpSettings, timeouts: MailTimeouts = TIMEOUTS): SendLetter {
  const { host, port, secure, requireTls, ignoreTls, signIn, from } = settings
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: requireTls,
    ignoreTLS: ignoreTls,
    ...(signIn && { auth: { user: signIn.user, pass: signIn.password } }),
    dnsTimeout: timeouts.connect,
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.greeting,
    socketTimeout: timeouts.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ messageId, address, subject, text, html }) => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address },
        messageId: `<${messageId}>`,
        date: instant(),
        subject,
        text,
        html,
        // Nobody's absence is to be answered to the portal (RFC 3834 §5).
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return null
    } catch (error) {
      return failureOf(error)
    }
  }
}

function failureOf(error: unknown): MailFailure {
  const { code, responseCode, command } = Object(error)
  return {
    code: typeof code === 'string' ? code : 'EUNKNOWN',
    reply: typeof responseCode === 'number' ? responseCode : null,
    command: typeof command === 'string' ? command : '',
  }
}
