import { PassThrough } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '~/platform/log.server'
import { NonceContext } from '~/ui/nonce'

/** How long streamed loader data may take before the page is given up. */
export const streamTimeout = 5_000

declare module '@remix-run/node' {
  interface AppLoadContext {
    nonce?: string
  }
  interface Future {
    v3_singleFetch: true
  }
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = loadContext.nonce
  const startsWhen = isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady'
  return new Promise((resolve, reject) => {
    let statusNow = status
    let shellIsOut = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout + 1_000} />
      </NonceContext.Provider>,
      {
        nonce,
        [startsWhen]() {
          shellIsOut = true
          const body = new PassThrough()
          // Left running, the timer would hold the whole render for its six seconds.
          body.once('close', () => clearTimeout(timer))
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: statusNow }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          statusNow = 500
          if (shellIsOut) log.error({ err: error }, 'rendering failed')
        },
      },
    )
    const timer = setTimeout(abort, streamTimeout + 1_000)
  })
}

/** Faults go to the log once; what a viewer may not see or has left is no fault. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error }, 'loader or action failed')
}
