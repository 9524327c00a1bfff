import { ACTIONS, type Action, type Relation } from '~/access/actions'
import { relationsTo } from '~/access/relations'
import { viewerOnce } from '~/access/request-scope'
import type { Subject } from '~/access/subject'
import { type Viewer, viewerOf } from '~/access/viewer'
import type { Sql } from '~/facts/sql'
import { db } from '~/platform/database.server'

/** Who passes a door, and as what. `viewer` is null only where anybody may come in. */
type Passage = { viewer: Viewer | null; as: Relation; relations: ReadonlySet<Relation> }

/** The viewer of the request, found once however many doors it goes through. */
export function viewerAt(request: Request): Promise<Viewer | null> {
  return viewerOnce(() => viewerOf(db, request))
}

/**
 * Lets the viewer pass as the first relation of the action's row that holds, or throws the answer:
 * sign-in page without a session, 404 for a record one may not know of, 403 for a page one's role lacks.
 */
export async function pass(
  sql: Sql,
  action: Action,
  viewer: Viewer | null,
  request: Request,
  subject: Subject,
): Promise<Passage> {
  const allowed: readonly Relation[] = ACTIONS[action].relations
  if (viewer === null) {
    if (allowed.includes('anyone')) return { viewer, as: 'anyone', relations: new Set(['anyone']) }
    throw toSignIn(request)
  }
  if (subject.about === 'nothing') throw notFound()
  const relations = await relationsTo(sql, viewer, subject)
  const as = allowed.find((relation) => relations.has(relation))
  if (as) return { viewer, as, relations }
  throw RECORDS_OF_PEOPLE.includes(subject.about) ? notFound() : forbidden(action)
}

/** Whoever may not open them is not to know that they are there. */
const RECORDS_OF_PEOPLE: readonly Subject['about'][] = [
  'person',
  'people',
  'unit',
  'candidacy',
  'committee',
  'case',
  'officer',
]

export function notFound(): Response {
  return new Response(null, { status: 404, statusText: 'Not Found' })
}

function forbidden(action: Action): Response {
  return Response.json({ action, relations: ACTIONS[action].relations }, { status: 403, statusText: 'Forbidden' })
}

/** To sign in, and back: to the page that was asked for, or the one from which something was sent, which is not saved. */
function toSignIn(request: Request): Response {
  const isSending = request.method !== 'GET'
  const from = isSending ? (request.headers.get('Referer') ?? '') : ''
  const { pathname, search } = new URL(URL.canParse(from) ? from : request.url)
  const back = pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, '')
  const address = `/login?to=${encodeURIComponent(back)}${isSending ? '&unsaved' : ''}`
  return new Response(null, { status: 302, headers: { Location: address } })
}
