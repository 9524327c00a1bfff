import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { inRequestScope } from '~/access/request-scope'
import { log } from '~/platform/log.server'
import { bodySize } from './body-size'
import { health } from './health'
import { knownRequests } from './known-requests'
import { plainPage } from './plain-page'
import { withReadableForms } from './readable-forms'
import { remixHandler } from './remix-handler'
import { requestLog } from './request-log'
import { sameOriginOnly } from './same-origin'
import { securityHeaders } from './security-headers'
import { isForStatements, withoutCookies } from './statements-path'
import { staticFiles } from './static-files'

// Of what Remix does not compress itself: data and files.
const GZIP_LEVEL = 2

/** Everything in front of Remix, in the order in which a request meets it. */
export function portalApp(mode: 'demo' | 'production', build: ServerBuild, client: string): Express {
  const app = express()
  app.disable('x-powered-by')
  // A proxy on the same machine may say that the browser spoke https.
  app.set('trust proxy', 'loopback')
  app.use(
    requestLog,
    securityHeaders,
    health(),
    withoutCookies,
    sameOriginOnly,
    bodySize,
    knownRequests,
    compression({ level: GZIP_LEVEL }),
  )
  if (mode === 'production') app.use(statementsOnly(remix(build)), signInIsMissing)
  else app.use(staticFiles(client), remix(build))
  app.use(withoutTrace)
  return app
}

function remix(build: ServerBuild): express.RequestHandler {
  const handle = remixHandler(withReadableForms(build), (_, response) => ({ nonce: response.locals.nonce }))
  return (request, response, next) => {
    response.set('Cache-Control', 'no-store')
    return inRequestScope(() => handle(request, response, next))
  }
}

/** A city's e-learning needs nobody to sign in. */
function statementsOnly(handle: express.RequestHandler): express.RequestHandler {
  return (request, response, next) => (isForStatements(request) ? handle(request, response, next) : next())
}

/** Until people can sign in to a real city, its pages stay shut. */
const signInIsMissing: express.RequestHandler = (_request, response) => {
  response
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      plainPage(
        'サインインはまだ用意されていません',
        'このポータルは本番として動いていますが、職員が入るためのサインインはまだありません。データの取り込みは、このサーバーのコマンド（npm run portal）で行えます。',
      ),
    )
}

const withoutTrace: ErrorRequestHandler = (error, _request, response, next) => {
  log.error({ err: error }, 'request failed')
  if (response.headersSent) return next(error)
  const status = isClientError(error) ? 400 : 500
  const [title, text] =
    status === 400
      ? ['受け取れない内容でした', '前のページにもどって、もう一度操作してください。']
      : [
          'うまく表示できませんでした',
          'ポータルの側に問題があり、記録に残しました。少しおいて、もう一度開いてください。',
        ]
  response
    .status(status)
    .type('html')
    .send(plainPage(title ?? '', text ?? ''))
}

function isClientError(error: unknown): boolean {
  return error instanceof URIError || (error instanceof Error && 'status' in error && error.status === 400)
}
