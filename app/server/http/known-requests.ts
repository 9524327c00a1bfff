import type { Request, RequestHandler } from 'express'
import { plainPage } from './plain-page'
import { isForStatements } from './statements-path'

const METHODS = ['GET', 'HEAD', 'POST']
const BOUNDARY = /;\s*boundary=\s*"?[^\s";]/i

/**
 * Pages are read, and forms are posted to them: what else a program tries is told so here, as Remix would take any other
 * method for a post and fail on a body that is no form.
 */
export const knownRequests: RequestHandler = (request, response, next) => {
  if (isForStatements(request)) return next()
  if (!METHODS.includes(request.method)) {
    response.set('Allow', METHODS.join(', '))
    return void response.status(405).type('html').send(plainPage('使えない操作です', BACK))
  }
  if (request.method === 'POST' && !isForm(request)) {
    return void response.status(415).type('html').send(plainPage('受け取れない内容でした', BACK))
  }
  next()
}

const BACK = 'ポータルのページを開きなおして、もう一度操作してください。'

function isForm(request: Request): boolean {
  const type = request.get('Content-Type') ?? ''
  const [kind = ''] = type.toLowerCase().split(';')
  if (kind.trim() === 'multipart/form-data') return BOUNDARY.test(type)
  return kind.trim() === 'application/x-www-form-urlencoded'
}
