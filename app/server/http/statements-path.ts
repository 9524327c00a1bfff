import type { Request, RequestHandler } from 'express'

/*
 * The one address at which programs write. A program has no page of the portal and no cookie: it shows a token that no
 * browser sends by itself. So the check of the origin lets exactly this path through, and no session counts there.
 */

const STATEMENTS_PATH = '/xapi/statements'

/** Exactly this address: no other spelling of it, and no data request of Remix. */
export function isForStatements(request: Request): boolean {
  return request.path === STATEMENTS_PATH && request.query._data === undefined
}

/** Takes the cookie away before anything could read a session from it. */
export const withoutCookies: RequestHandler = (request, _response, next) => {
  if (isForStatements(request)) delete request.headers.cookie
  next()
}
