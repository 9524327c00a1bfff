import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export type PortalProcess = {
  /** Once it says that it can be opened; fails with its output when it ends instead. */
  ready: Promise<string>
  /** Exit status, once it has ended (`null`: by a signal). */
  ended: Promise<number | null>
  output: () => string
  pid: number
  kill: (signal: NodeJS.Signals) => void
}

const running = new Set<ChildProcess>()
// A test that broke off while it began leaves none behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/** `npm start` without npm, so that signals reach it. */
export function startPortal(env: Record<string, string>): PortalProcess {
  const child = spawn(process.execPath, ['app/server/prepare.mjs', 'start'], {
    env: { ...cleanEnvironment(), NODE_ENV: 'production', PORTAL_DEMO: 'empty', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  const ended = once(child, 'close').then(([status]: (number | null)[]) => {
    running.delete(child)
    return status ?? null
  })
  const ready = new Promise<string>((resolve, reject) => {
    const hear = (piece: Buffer) => {
      output += piece
      const address = /(http:\S+) で開けます/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`the portal ended:\n${output}`)))
  })
  ready.catch(() => {})
  return { ready, ended, output: () => output, pid: child.pid ?? 0, kill: (signal) => child.kill(signal) }
}

/** Ends what a test left running, the database included. */
export async function stopPortals(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGTERM')
      await once(child, 'close')
    }),
  )
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** Process ids of a portal's app processes. */
export function appProcesses(supervisor: number): number[] {
  const lines = existsSync('/proc/self/stat')
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(procLine)
    : execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, parent, ...args]) => Number(parent) === supervisor && args.join(' ').trim().endsWith('build/server/index.js'),
    )
    .map(([pid]) => Number(pid))
}

function procLine(pid: string): string {
  try {
    const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
    return `${pid} ${parent} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`
  } catch {
    return ''
  }
}

/** Asks again and again until the answer has that status. */
export async function untilAnswers(url: string, status: number): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    const answer = await fetch(url).catch(() => null)
    await answer?.body?.cancel()
    if (answer?.status === status) return
    await wait(50)
  }
  throw new Error(`${url} did not answer ${status}`)
}

function cleanEnvironment(): NodeJS.Dict<string> {
  const mine = /^(PORT|HOST|DATABASE_|PORTAL_|npm_lifecycle_event|NODE_ENV|VITEST)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !mine.test(name)))
}
