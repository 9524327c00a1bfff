import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { compressed } from '~/platform/compressed.server'
import { log } from '~/platform/log.server'
import { NonceContext } from '~/ui/nonce'

/** How long loader data that is still a promise may take before the page is given up. */
export const streamTimeout = 5_000

declare module '@remix-run/node' {
  interface AppLoadContext {
    nonce?: string
  }
  interface Future {
    v3_singleFetch: true
  }
}

/**
 * No page waits for slow data, so that each is made at once as one text: React's stream of pieces of 2 kB, and the
 * waiting for its own data, cost a fifth of a page's time.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.nonce
  const context = await withDataAtHand(remixContext)
  const html = renderToString(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={context} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const { bytes, encoding } = compressed(`<!DOCTYPE html>${html}`, request.headers.get('Accept-Encoding'))
  if (encoding) headers.set('Content-Encoding', encoding)
  headers.set('Content-Length', String(bytes.length))
  return new Response(bytes, { headers, status })
}

/** What Remix would write into the page piece by piece, as the one piece that it is: then nothing makes React wait. */
async function withDataAtHand(context: EntryContext): Promise<EntryContext> {
  if (!context.serverHandoffStream) return context
  const value = await new Response(context.serverHandoffStream).text()
  const piece = Object.assign(Promise.resolve(), { result: { done: true, value } })
  const serverHandoffStream = new ReadableStream<Uint8Array>()
  return { ...context, serverHandoffStream, renderMeta: { ...context.renderMeta, streamCache: { 0: piece } } }
}

/** Faults go to the log once; what a viewer may not see, what is not there and what was left is no fault. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || isAnswer(error)) return
  log.error({ err: error }, 'loader or action failed')
}

function isAnswer(error: unknown): boolean {
  return (error instanceof Response || isRouteErrorResponse(error)) && error.status < 500
}
