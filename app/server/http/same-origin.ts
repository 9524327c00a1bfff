import type { Request, RequestHandler } from 'express'
import { plainPage } from './plain-page'
import { isForStatements } from './statements-path'

/**
 * Whatever may write must come from a page of the portal: in front of Remix, whose own check lets resource routes and
 * requests without Origin through. (ASVS 5.0, 3.5.1)
 */
export const sameOriginOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD' || isForStatements(request) || isFromHere(request))
    return next()
  response
    .status(403)
    .type('html')
    .send(
      plainPage(
        '受け付けられません',
        'ほかのサイトから送られた操作は受け付けません。ポータルのページを開きなおして、もう一度操作してください。',
      ),
    )
}

function isFromHere(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = request.get('Origin')
  // The host alone: a proxy in front may speak https where this process speaks http.
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.get('Host')
}
