import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

const nonces = new WeakMap<ServerResponse, string>()
const nonceSource = (_request: unknown, response: ServerResponse) => `'nonce-${nonces.get(response)}'`

const headers = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", nonceSource],
      styleSrc: ["'self'", nonceSource],
      // Charts and meters set style attributes; <style> elements stay forbidden.
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // The default, no-referrer, makes browsers send `Origin: null` with native form posts.
  referrerPolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
})

/** Headers for every answer, errors and static files included. The nonce stands in `response.locals.nonce`. */
export const securityHeaders: RequestHandler = (request, response, next) => {
  const nonce = randomBytes(16).toString('base64')
  nonces.set(response, nonce)
  response.locals.nonce = nonce
  if (request.secure) response.set('Strict-Transport-Security', 'max-age=31536000')
  headers(request, response, next)
}
