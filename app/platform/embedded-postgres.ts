import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type PostgresHome, PostgresNotToBeHad, postgresHome } from './embedded-postgres-home'
import { runningServer } from './embedded-postgres-process'

type EmbeddedPostgres = {
  /** Owner's connection to the database `portal`. */
  url: string
  port: number
  pid: number
  /** It was already running: left behind by a killed start, or owned by another one. */
  adopted: boolean
  /** Where its files stand; not below the data folder when `moved`. */
  folder: string
  moved: boolean
  stop: () => Promise<void>
}

const OWNER = 'portal_owner'
const DATABASE = 'portal'
const SECONDS_TO_RECOVER = 120

/**
 * Starts the embedded PostgreSQL on `<dataFolder>/postgres`, or joins the one that runs there.
 * `settings` are added to the server's command line.
 */
export async function startEmbeddedPostgres(
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedPostgres> {
  const home = postgresHome(dataFolder)
  const data = join(home.folder, 'data')
  if (!existsSync(home.folder)) createCluster(home)
  const password = ownerPassword(home)
  const running = runningServer(data)
  const { pid, port } = running
    ? await joinServer(data, password)
    : await launchUntilReady(home, data, password, settings)
  await createDatabase(urlOf(port, password, 'postgres'))
  return {
    url: urlOf(port, password, DATABASE),
    port,
    pid,
    adopted: running !== null,
    folder: home.folder,
    moved: home.moved,
    stop: () => stopServer(data),
  }
}

/** Made aside and renamed when whole: a half-made cluster would block every later start. */
function createCluster(home: PostgresHome): void {
  const aside = `${home.folder}.${process.pid}-${randomBytes(4).toString('hex')}`
  const data = join(aside, 'data')
  const passwordForInitdb = join(data, '..', 'initdb-password')
  const password = randomBytes(24).toString('base64url')
  mkdirSync(data, { recursive: true })
  chmodSync(aside, 0o711)
  chmodSync(data, 0o700)
  writeFileSync(join(aside, 'owner-password'), password, { mode: 0o600 })
  writeFileSync(passwordForInitdb, password, { mode: 0o600 })
  if (home.user) {
    chownSync(data, home.user.uid, home.user.gid)
    chownSync(passwordForInitdb, home.user.uid, home.user.gid)
  }
  const made = spawnSync(
    join(home.native, 'bin', 'initdb'),
    [
      `--pgdata=${data}`,
      `--username=${OWNER}`,
      `--pwfile=${passwordForInitdb}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
    ],
    { ...identity(home), encoding: 'utf8' },
  )
  rmSync(passwordForInitdb, { force: true })
  if (made.status !== 0) {
    rmSync(aside, { recursive: true, force: true })
    throw new PostgresNotToBeHad(`PostgreSQL の初期化に失敗しました (initdb):\n${made.stderr || made.error?.message}`)
  }
  try {
    renameSync(aside, home.folder)
  } catch {
    // Another start was quicker; its cluster is whole.
    rmSync(aside, { recursive: true, force: true })
  }
}

function ownerPassword(home: PostgresHome): string {
  try {
    return readFileSync(join(home.folder, 'owner-password'), 'utf8').trim()
  } catch (cause) {
    throw new PostgresNotToBeHad(
      `${home.folder} を読めません。別の利用者が始めたデータです。その利用者で起動するか、PORTAL_DATA_DIR を変えてください。(started by another user)`,
      { cause },
    )
  }
}

/** Several tries: another program may take the port first, and a killed server's backends need a moment to go. */
async function launchUntilReady(
  home: PostgresHome,
  data: string,
  password: string,
  settings: Record<string, string>,
): Promise<{ pid: number; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const server = launch(home, data, await freePort(lastPort(home)), settings)
    try {
      return await untilReady(data, password, () => server.exitCode !== null || server.signalCode !== null)
    } catch (error) {
      if (attempt === 5) {
        throw new PostgresNotToBeHad(
          `PostgreSQL を起動できません (postgres):\n${readFileSync(startLog(home), 'utf8')}`,
          {
            cause: error,
          },
        )
      }
      await wait(500)
    }
  }
}

function joinServer(data: string, password: string): Promise<{ pid: number; port: number }> {
  return untilReady(data, password, () => runningServer(data) === null)
}

/** Detached, so that Ctrl+C in the terminal reaches the portal first and the database last. */
function launch(home: PostgresHome, data: string, port: number, settings: Record<string, string>): ChildProcess {
  const log = openSync(startLog(home), 'w')
  const options = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_truncate_on_rotation: 'on',
    ...settings,
  }
  const server = spawn(
    join(home.native, 'bin', 'postgres'),
    ['-D', data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...identity(home), detached: true, stdio: ['ignore', log, log] },
  )
  // A missing binary also ends the process object; the message is in the thrown error of the caller.
  server.on('error', (error) => writeFileSync(startLog(home), `${error.message}\n`))
  server.unref()
  closeSync(log)
  writeFileSync(join(home.folder, 'port'), String(port))
  return server
}

async function untilReady(data: string, password: string, gone: () => boolean): Promise<{ pid: number; port: number }> {
  for (let tries = 0; tries < SECONDS_TO_RECOVER * 20; tries += 1) {
    const server = runningServer(data)
    if (server?.port && (await answers(urlOf(server.port, password, 'postgres')))) {
      return { pid: server.pid, port: server.port }
    }
    // The loser of two simultaneous launches exits, but the winner's server is there.
    if (!server && gone()) throw new Error('PostgreSQL ended before it answered')
    await wait(50)
  }
  throw new Error('PostgreSQL did not answer in time')
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } catch (error) {
    const alreadyMade = error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')
    if (!alreadyMade) throw error
  } finally {
    await client.end()
  }
}

/** SIGINT is PostgreSQL's "fast" shutdown: sessions are ended, everything is written. */
async function stopServer(data: string): Promise<void> {
  const server = runningServer(data)
  if (!server) return
  process.kill(server.pid, 'SIGINT')
  for (let tries = 0; tries < 30 * 20; tries += 1) {
    if (runningServer(data) === null) return
    await wait(50)
  }
  throw new Error(`PostgreSQL (pid ${server.pid}) が止まりません。(does not stop)`)
}

function identity(home: PostgresHome): { cwd: string; uid?: number; gid?: number } {
  return home.user ? { cwd: '/', uid: home.user.uid, gid: home.user.gid } : { cwd: '/' }
}

function startLog(home: PostgresHome): string {
  return join(home.folder, 'start.log')
}

function urlOf(port: number, password: string, database: string): string {
  return `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

function lastPort(home: PostgresHome): number {
  const file = join(home.folder, 'port')
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
}

/** The wanted port when it is free (the app's connections then survive a restart), else any free one. */
async function freePort(wanted: number): Promise<number> {
  return (await tryPort(wanted)) ?? (await tryPort(0)) ?? 0
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host: '127.0.0.1' }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
