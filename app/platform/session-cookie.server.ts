import { newSecretToken } from '~/platform/secret-token'

/*
 * The cookie that carries a session: an opaque token, never any content. Over https it takes the __Host- prefix;
 * over plain http on loopback browsers refuse that prefix, so the demo uses the bare name.
 */

const NAME = 'portal_session'
const SECURE_NAME = `__Host-${NAME}`

export function newSessionToken(): string {
  return newSecretToken()
}

/** The token that a request carries, or null. */
export function sessionTokenOf(request: Request): string | null {
  const name = isSecure(request) ? SECURE_NAME : NAME
  for (const part of (request.headers.get('Cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value && /^[\w-]{20,100}$/.test(value)) return value
  }
  return null
}

/** The Set-Cookie header that begins a session. */
export function sessionCookie(request: Request, token: string): string {
  const attributes = 'Path=/; HttpOnly; SameSite=Lax'
  return isSecure(request) ? `${SECURE_NAME}=${token}; ${attributes}; Secure` : `${NAME}=${token}; ${attributes}`
}

/** The Set-Cookie header that ends it in the browser; the server ends it in the table. */
export function endedSessionCookie(request: Request): string {
  return `${sessionCookie(request, '')}; Max-Age=0`
}

function isSecure(request: Request): boolean {
  return new URL(request.url).protocol === 'https:'
}
