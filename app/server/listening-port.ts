import { createServer } from 'node:net'
import type { Config } from '~/platform/config'

const TRIED_WHEN_NOT_SAID = 20

/** The port to serve on: the one that was said, or the first free one from 3000 on; `null` when there is none. */
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
      if ('code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) resolve(false)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
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
