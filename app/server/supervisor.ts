import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Config, ConfigMistakes, readConfig } from '~/platform/config'
import { type AppProcesses, startAppProcesses } from './app-processes'
import { DatabaseNotReady } from './app-role'
import { addressOf, CannotListen, isLoopback, listeningPort } from './listening-port'
import { type DatabaseServer, dayOfEmptyDemo, openServer, prepareDatabase } from './portal-database'
import { type PortalLock, runningPortal, takePortalLock } from './portal-lock'

const BUILD = fileURLToPath(new URL('../../build/server/index.js', import.meta.url))

/** A start that cannot go on: the message is all that the operator needs. */
class CannotStart extends Error {}

const say = (line: string) => console.log(line)

/** Owns the database and the app processes until it is told to stop. */
export async function supervise(): Promise<void> {
  try {
    await start(readConfig(process.env))
  } catch (error) {
    report(error)
  }
}

function report(error: unknown): void {
  const plain =
    error instanceof ConfigMistakes ||
    error instanceof DatabaseNotReady ||
    error instanceof CannotListen ||
    error instanceof CannotStart
  console.error(plain ? error.message : error)
  process.exitCode = 1
}

async function start(config: Config): Promise<void> {
  // The app processes must not inherit the owner's connection.
  delete process.env.DATABASE_URL
  delete process.env.DATABASE_APP_URL
  say('データベースを起動しています …')
  const server = await openServer(config)
  if (server.movedTo) say(`PostgreSQL の利用者が入れない場所のため、データは ${server.movedTo} に置きます。`)
  try {
    await serve(config, { server, ...(await claim(config, server)) })
  } catch (error) {
    await leave(server)
    throw error
  }
}

type Claim = { server: DatabaseServer; lock: PortalLock; address: string; port: number }

async function serve(config: Config, held: Claim): Promise<void> {
  let apps: AppProcesses | null = null
  const stop = once(async () => {
    say('止めています …')
    await apps?.stop()
    await held.lock.release()
    await held.server.stop()
    process.exit()
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop())
  whenStarterEnds(stop)
  try {
    const env = await readyEnvironment(config, held)
    await fillEmptyDemo(config, held.server.ownerUrl)
    const onGiveUp = () => {
      report(new CannotStart('アプリがくり返し止まるため、終わります。(the app keeps ending)'))
      stop()
    }
    apps = await startAppProcesses({ script: BUILD, count: config.processes, env, onGiveUp })
    announce(config, held.address)
    for (;;) {
      await held.lock.lost
      if (stop.called()) return
      await reconnect(config, held, apps)
    }
  } catch (error) {
    if (!stop.called()) report(error)
    await stop()
  }
}

async function reconnect(config: Config, held: Claim, apps: AppProcesses): Promise<void> {
  console.error('データベースとの接続が切れました。つなぎ直しています …')
  const former = held.server.ownerUrl
  Object.assign(held, await regain(config, held.address))
  if (held.server.ownerUrl !== former) await apps.replace(await readyEnvironment(config, held))
  say('データベースにつながりました。')
}

/** Takes the one place of a supervisor on this database, and a port. */
async function claim(config: Config, server: DatabaseServer): Promise<Omit<Claim, 'server'>> {
  const other = await runningPortal(server.ownerUrl)
  if (other) throw alreadyRunning(other)
  const port = await listeningPort(config)
  if (port === null) {
    throw new CannotStart(
      `ポート ${config.port} は使われています。別の番号で起動してください：PORT=${config.port + 1} npm start (port in use)`,
    )
  }
  const address = addressOf(config.host, port)
  const lock = await takePortalLock(server.ownerUrl, address)
  if ('heldBy' in lock) throw alreadyRunning(lock.heldBy)
  if (!server.launched && !config.databaseUrl) say('前回のデータベースがまだ動いていたので、引き継ぎます。')
  return { lock, address, port }
}

function alreadyRunning(address: string): CannotStart {
  return new CannotStart(`ポータルはもう動いています：${address} (already running at ${address})`)
}

/** A start that failed stops the server only if it launched it and no other portal has taken it over. */
async function leave(server: DatabaseServer): Promise<void> {
  if (server.launched && !(await runningPortal(server.ownerUrl))) await server.stop()
}

async function regain(config: Config, address: string): Promise<{ server: DatabaseServer; lock: PortalLock }> {
  for (;;) {
    try {
      const server = await openServer(config)
      const lock = await takePortalLock(server.ownerUrl, address)
      if ('heldBy' in lock) throw alreadyRunning(lock.heldBy)
      return { server, lock }
    } catch (error) {
      if (error instanceof CannotStart) throw error
      await wait(1000)
    }
  }
}

async function fillEmptyDemo(config: Config, ownerUrl: string): Promise<void> {
  if (config.mode !== 'demo' || config.demoCity === 'empty') return
  const today = await dayOfEmptyDemo(ownerUrl)
  if (today === null) return
  say('デモの市（職員 4,000 人）を作っています。1 分ほどかかります …')
  const { fillDemoCity } = await import('../../prisma/demo/fill')
  await fillDemoCity(ownerUrl, { today, say })
}

async function readyEnvironment(config: Config, { server, port }: Claim): Promise<Record<string, string>> {
  const { applied, appUrl } = await prepareDatabase(config, server.ownerUrl)
  if (applied.length > 0) say(`データベースの形を整えました（${applied.length} 件）。`)
  return { NODE_ENV: 'production', PORT: String(port), HOST: config.host, PORTAL_APP_DATABASE: appUrl }
}

function announce(config: Config, address: string): void {
  if (config.mode === 'demo' && !isLoopback(config.host)) {
    say('★注意★ デモには、だれでも、だれとしてでも入れます。いまは外からもつながります。')
    say(`         Anybody who can reach ${config.host} can sign in as anyone: this is the demo.`)
  }
  say(`${address} で開けます`)
}

/** npm passes SIGTERM to its shell only, which ends without a word to this process. */
function whenStarterEnds(stop: () => Promise<void>): void {
  if (!process.env.npm_lifecycle_event) return
  const starter = process.ppid
  setInterval(() => process.ppid === starter || stop(), 500).unref()
}

function once(work: () => Promise<void>): { (): Promise<void>; called: () => boolean } {
  let done: Promise<void> | null = null
  const run = () => {
    done ??= work()
    return done
  }
  return Object.assign(run, { called: () => done !== null })
}
