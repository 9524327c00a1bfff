import { z } from 'zod'

export type Sender = { name: string; address: string }

export type SmtpServer = {
  host: string
  port: number
  /** TLS from the first byte; otherwise by STARTTLS, where the server offers it. */
  secure: boolean
  /** Nothing is sent without TLS: a password would be read on the way. */
  requireTls: boolean
  /** STARTTLS is not used even where it is offered. */
  ignoreTls: boolean
  signIn: { user: string; password: string } | null
}

export type SmtpSettings = SmtpServer & { from: Sender }

const LOOPBACK = ['localhost', '127.0.0.1', '::1']
const ADDRESS = /^[0-9A-Za-z.!#$%&'*+/=?^_`{|}~-]{1,64}@[0-9A-Za-z][0-9A-Za-z.-]{0,253}$/

const NOT_SMTP =
  'smtp://ホスト:ポート か smtps://利用者:パスワード@ホスト:ポート の形にしてください (smtp://host:port, smtps://user:password@host:port)'

/** `smtp://host:25`, `smtps://user:password@host`; `?tls=off` for a relay whose certificate nobody vouches for. */
export function toSmtpServer(text: string, context: z.RefinementCtx): SmtpServer {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '' || !['', '/'].includes(url.pathname)) {
    return refuse(NOT_SMTP)
  }
  if (!['', '?tls=off'].includes(url.search)) return refuse('? のあとに書けるのは tls=off だけです (only ?tls=off)')
  const secure = url.protocol === 'smtps:'
  const ignoreTls = url.search !== ''
  const signIn = signInOf(url)
  if (secure && ignoreTls) return refuse('smtps:// に ?tls=off は付けられません (smtps is TLS)')
  if (signIn === 'broken') return refuse('利用者とパスワードの記号は %40 のように書いてください (percent-encode them)')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isNear = LOOPBACK.includes(host)
  if (ignoreTls && signIn && !isNear) {
    return refuse('パスワードを暗号化せずに送ることになります。?tls=off を外してください (a password needs TLS)')
  }
  const usualPort = secure ? 465 : signIn ? 587 : 25
  const requireTls = !secure && signIn !== null && !isNear
  return { host, port: Number(url.port) || usualPort, secure, requireTls, ignoreTls, signIn }
}

function signInOf(url: URL): SmtpServer['signIn'] | 'broken' {
  if (url.username === '') return null
  try {
    return { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
  } catch {
    return 'broken'
  }
}

/** `dx@city.example.jp`, or with a name: `DX人材ポータル <dx@city.example.jp>`. */
export function toSender(text: string, context: z.RefinementCtx): Sender {
  const [, name = '', inBrackets] = /^([^<>]*)<([^<>]*)>$/.exec(text) ?? []
  const address = (inBrackets ?? text).trim()
  if (ADDRESS.test(address) && !/\p{Cc}/u.test(name)) return { name: name.trim().replace(/^"|"$/g, ''), address }
  context.addIssue({
    code: 'custom',
    message: 'dx@city.example.jp か 名前 <dx@city.example.jp> の形にしてください (an address, or name <address>)',
  })
  return z.NEVER
}

/** The portal's origin, without a path: `https://dx.city.example.jp`. */
export function toOrigin(text: string, context: z.RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin =
    url && ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '' && url.username === ''
  if (url && isOrigin && ['http:', 'https:'].includes(url.protocol)) return url.origin
  context.addIssue({
    code: 'custom',
    message: 'https://dx.city.example.jp の形にしてください (http(s)://host, without a path)',
  })
  return z.NEVER
}
