import type { RequestHandler } from 'express'
import { plainPage } from './plain-page'
import { isForStatements } from './statements-path'

const MEGABYTE = 1024 * 1024
// The largest upload is a file to import of 50 MB; the rest is what a form adds around it.
const LARGEST_UPLOAD = 52 * MEGABYTE
const LARGEST_FORM = 2 * MEGABYTE

/** Refuses what is larger than any form of the portal, or does not say how large it is, before it is read. */
export const bodySize: RequestHandler = (request, response, next) => {
  const most = request.is('multipart/form-data') ? LARGEST_UPLOAD : LARGEST_FORM
  const length = Number(request.get('Content-Length') ?? 0)
  if (length <= most && request.get('Transfer-Encoding') === undefined) return next()
  // What is on its way is not read to its end.
  response.status(length > most ? 413 : 411).set('Connection', 'close')
  if (isForStatements(request)) {
    return void response.json({
      error: '一度に送れるのは 1 MB までです。Content-Length を付けて、分けて送ってください。',
    })
  }
  response
    .type('html')
    .send(
      plainPage(
        '大きすぎて受け取れません',
        '送れるのは 50MB までのファイルです。分けるか、不要な列を除いて送ってください。',
      ),
    )
}
