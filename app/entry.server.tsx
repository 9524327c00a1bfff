import { Writable } from 'node:stream'
import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
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
  return new Promise((resolve, reject) => {
    let statusNow = status
    let shellIsOut = false
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={streamTimeout + 1_000} />
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          shellIsOut = true
        },
        onAllReady() {
          const body = inOnePiece((html) => {
            // Left running, the timer would hold the whole render for its six seconds.
            clearTimeout(timer)
            headers.set('Content-Type', 'text/html; charset=utf-8')
            resolve(new Response(html, { headers, status: statusNow }))
          })
          pipe(body)
        },
        onShellError(error: unknown) {
          clearTimeout(timer)
          reject(error)
        },
        onError(error: unknown) {
          statusNow = 500
          if (shellIsOut) log.error({ err: error }, 'rendering failed')
        },
      },
    )
    const timer = setTimeout(abort, streamTimeout + 1_000)
  })
}

/** No page waits for slow data, and React's pieces of 2 kB cost a sixth of a page's time to write one by one. */
function inOnePiece(use: (html: Buffer<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = []
  return new Writable({
    write(piece: Buffer, _encoding, done) {
      pieces.push(piece)
      done()
    },
    final(done) {
      use(withoutZeros(Buffer.concat(pieces)))
      done()
    },
  })
}

/** React leaves zeros in its piece where a character of several bytes falls across the end; no page holds one itself. */
function withoutZeros(html: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  const kept: Buffer<ArrayBuffer>[] = []
  let from = 0
  // Not byte by byte: that took a quarter of the time that a page takes.
  for (let zero = html.indexOf(0); zero !== -1; zero = html.indexOf(0, from)) {
    kept.push(html.subarray(from, zero))
    from = zero + 1
  }
  return from === 0 ? html : Buffer.concat([...kept, html.subarray(from)])
}

/** Faults go to the log once; what a viewer may not see or has left is no fault. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error }, 'loader or action failed')
}
