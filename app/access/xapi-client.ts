import { clientOfToken, type XapiClient } from '~/facts/xapi'
import { db } from '~/platform/database.server'
import { secretTokenHash } from '~/platform/secret-token'

/** The system whose token a request carries (`Bearer TOKEN`, or `Basic` with its name and the token); never a cookie. */
export async function xapiClientOf(request: Request): Promise<XapiClient | 'unknown' | 'disabled'> {
  const given = credentialsOf(request.headers.get('Authorization') ?? '')
  if (!given) return 'unknown'
  const client = await clientOfToken(db, secretTokenHash(given.token))
  if (!client || (given.name !== null && given.name !== client.name)) return 'unknown'
  return client.disabled ? 'disabled' : { id: client.id, name: client.name }
}

function credentialsOf(header: string): { name: string | null; token: string } | null {
  const [, scheme = '', value = ''] = /^(Bearer|Basic) +([\w+/=.~-]{1,1000})$/i.exec(header.trim()) ?? []
  if (scheme.toLowerCase() === 'bearer') return { name: null, token: value }
  if (scheme === '') return null
  const text = Buffer.from(value, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return colon < 0 ? null : { name: text.slice(0, colon), token: text.slice(colon + 1) }
}
