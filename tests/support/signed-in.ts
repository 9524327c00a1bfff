import { sessionTokenHash, type Viewer, viewerOf } from '~/access/viewer'
import type { CityFunction } from '~/domain/roles'
import { record } from '~/facts/record'
import type { Sql } from '~/facts/sql'
import { instant } from '~/platform/clock.server'
import { newSessionToken } from '~/platform/session-cookie.server'
import { BEGINNING, STAMP } from './city-of'

/** Somebody at a browser: makes requests that carry their session, with a form a POST. */
export type Visitor = ((path: string, form?: Record<string, string>) => Request) & { accountId: number }

/** Gives a person (or, without one, an outsider) an account with these functions, and signs them in. */
export async function signIn(sql: Sql, personId: number | null, functions: CityFunction[] = []): Promise<Visitor> {
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
  const visit = (path: string, form?: Record<string, string>) => requestOf(path, token, form)
  return Object.assign(visit, { accountId: account.id })
}

/** The viewer as the doors find them. */
export async function viewerIs(sql: Sql, visitor: Visitor): Promise<Viewer> {
  const viewer = await viewerOf(sql, visitor('/'))
  if (!viewer) throw new Error('not signed in')
  return viewer
}

function requestOf(path: string, token: string, form?: Record<string, string>): Request {
  const headers = { Cookie: `portal_session=${token}` }
  if (!form) return new Request(`http://localhost${path}`, { headers })
  return new Request(`http://localhost${path}`, { method: 'POST', headers, body: new URLSearchParams(form) })
}
