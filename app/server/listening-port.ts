import { createServer } from 'node:net'
import type { Config } from '~/platform/config'

const TRIED_WHEN_NOT_SAID = 20

/** An address on which this machine cannot listen: the message says which to take. */
export class CannotListen extends Error {}

/**
 * The port to serve on: the one that was said, or the first free one from 3000 on; `null` when there is none.
 * @throws CannotListen where the host is none of this machine's, or the port needs other rights
 */
export async function listeningPort({ port, portIsFixed, host }: Config): Promise<number | null> {
  const last = portIsFixed ? port : port + TRIED_WHEN_NOT_SAID
  for (let tried = port; tried <= last; tried += 1) {
    if (await isFree(tried, host)) return tried
  }
  return null
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      if (codeOf(error) === 'EADDRINUSE') resolve(false)
      else reject(new CannotListen(whyNot(codeOf(error), port, host), { cause: error }))
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message
}

function whyNot(code: string, port: number, host: string): string {
  if (code === 'EACCES') {
    return `ポート ${port} を使う権限がありません。1024 以上の番号で起動してください：PORT=3000 npm start (needs other rights)`
  }
  return (
    `HOST=${host} では待ち受けられません。この機械の住所か、127.0.0.1（この機械だけ）、0.0.0.0（外からもつながる）にしてください。` +
    `(${code})`
  )
}

/** What to type into a browser. */
export function addressOf(host: string, port: number): string {
  const local = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)
  if (local) return `http://localhost:${port}`
  return host.includes(':') ? `http://[${host}]:${port}` : `http://${host}:${port}`
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}
