import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers for every answer, errors and static files included. The nonce stands in `res.locals.nonce`.
 * Charts and meters set style attributes, so attributes are allowed where <style> elements are not.
 */
export const securityHeaders: RequestHandler = (request, response, next) => {
  const nonce = randomBytes(16).toString('base64')
  response.locals.nonce = nonce
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", `'nonce-${nonce}'`],
        styleSrc: ["'self'", `'nonce-${nonce}'`],
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
    strictTransportSecurity: request.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: request.secure,
    originAgentCluster: request.secure,
    xFrameOptions: { action: 'deny' },
  })
  headers(request, response, next)
}
