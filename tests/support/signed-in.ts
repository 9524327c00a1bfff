import { sessionTokenHash, type Viewer, viewerOf } from '~/access/viewer'
import type { CityFunction } from '~/domain/roles'
import { record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { instant } from '~/platform/clock.server'
import { newSessionToken } from '~/platform/session-cookie.server'
import { BEGINNING, STAMP } from './city-of'

/** Somebody at a browser: requests carry their session. */
export type SignedIn = { accountId: number; request: (path: string, form?: Record<string, string>) => Request }

/** Gives a person (or, without one, an outsider) an account with these functions, and signs them in. */
export async function signIn(sql: Sql, personId: number | null, functions: CityFunction[] = []): Promise<SignedIn> {
  const account =
    (personId === null ? null : await sql.account.findUnique({ where: { personId }, select: { id: true } })) ??
    (await sql.account.create({ data: { personId, displayName: 'だれか' }, select: { id: true } }))
  await record(
    sql,
    'function_grant',
    functions.map((name) => ({ accountId: account.id, function: name, validFrom: BEGINNING, validTo: null })),
    STAMP,
  )
  const token = newSessionToken()
  const now = instant()
  await sql.session.create({
    data: { tokenHash: sessionTokenHash(token), accountId: account.id, createdAt: now, lastSeenAt: now },
  })
  return { accountId: account.id, request: (path, form) => requestOf(path, token, form) }
}

/** The viewer as the doors find them. */
export async function viewerIs(sql: Sql, signedIn: SignedIn): Promise<Viewer> {
  const viewer = await viewerOf(sql, signedIn.request('/'))
  if (!viewer) throw new Error('not signed in')
  return viewer
}

function requestOf(path: string, token: string, form?: Record<string, string>): Request {
  const headers = { Cookie: `portal_session=${token}` }
  if (!form) return new Request(`http://localhost${path}`, { headers })
  return new Request(`http://localhost${path}`, { method: 'POST', headers, body: new URLSearchParams(form) })
}
