import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '~/platform/config'
import { openServer, prepareDatabase } from '~/server/portal-database'
import { temporaryFolder } from '../support/temporary-folder'
import { peakMegabytes } from './process-memory'

/** A command as its operator runs it: how long it took and the most memory that it held. */
export type Run = { seconds: number; megabytes: number; output: string }

/** A city without anything in it, with its server running; `bringIn` brings a file in by the command. */
type EmptyCity = { bringIn: (kind: string, name: string, bytes: Buffer, ...args: string[]) => Promise<Run> }

export async function inEmptyCity<T>(work: (city: EmptyCity) => Promise<T>): Promise<T> {
  const folder = temporaryFolder('bench-import')
  const config = readConfig({ PORTAL_DATA_DIR: folder, PORTAL_DEMO: 'empty' })
  const server = await openServer(config)
  try {
    await prepareDatabase(config, server.ownerUrl)
    return await work({
      bringIn: (kind, name, bytes, ...args) => {
        const file = join(folder, name)
        writeFileSync(file, bytes)
        return portalCommand(folder, [`import-${kind}`, file, '--json', ...args])
      },
    })
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param demo what `PORTAL_DEMO` says; empty: the whole demo city */
export async function portalCommand(folder: string, args: string[], demo = 'empty'): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, ['app/server/prepare.mjs', 'portal', ...args], {
    env: { ...process.env, PORTAL_DATA_DIR: folder, PORTAL_DEMO: demo, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let complaints = ''
  let megabytes = 0
  child.stdout.on('data', (piece) => {
    output += piece
  })
  child.stderr.on('data', (piece) => {
    complaints += piece
  })
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakMegabytes(child.pid ?? 0))
  }, 20)
  const [status]: (number | null)[] = await once(child, 'close')
  clearInterval(watch)
  if (status !== 0)
    throw new Error(`portal ${args.join(' ')} ended with ${status}\n${complaints}${output.slice(-2000)}`)
  return { seconds: (performance.now() - began) / 1000, megabytes, output }
}
