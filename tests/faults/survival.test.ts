import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'
import { copyOf } from '../support/cluster-copy'
import { appProcesses, freePort, startPortal, stopPortals, untilAnswers } from '../support/portal-process'

let data = ''
let port = 0
const start = (more: Record<string, string> = {}) => startPortal({ PORTAL_DATA_DIR: data, PORT: String(port), ...more })

beforeEach(async () => {
  data = copyOf(inject('preparedData'))
  port = await freePort()
})
afterEach(async () => {
  await stopPortals()
  const server = await startEmbeddedPostgres(data)
  await server.stop()
  rmSync(data, { recursive: true, force: true })
})

test('after the portal was killed, the next start adopts the database that went on', async () => {
  const first = start()
  await first.ready
  await write("INSERT INTO unit (code) VALUES ('010101')")
  const server = postgresPid()
  first.kill('SIGKILL')
  await first.ended

  const second = start()
  await untilAnswers(`${await second.ready}/readyz`, 200)
  expect(second.output()).toContain('引き継ぎます')
  expect(postgresPid()).toBe(server)
  expect(await write('SELECT code FROM unit')).toEqual([{ code: '010101' }])
})

test('a killed database comes back by itself, with what was acknowledged', async () => {
  const portal = start()
  const address = await portal.ready
  await write("INSERT INTO unit (code) VALUES ('010102')")
  const killed = postgresPid()
  process.kill(killed, 'SIGKILL')
  await untilAnswers(`${address}/readyz`, 503)
  await untilAnswers(`${address}/readyz`, 200)
  expect(postgresPid()).not.toBe(killed)
  expect(await write('SELECT code FROM unit')).toEqual([{ code: '010102' }])
})

test('killed under load, every acknowledged write is there, and none twice', async () => {
  const portal = start()
  const address = await portal.ready
  const acknowledged: string[] = []
  const writers = [1, 2, 3, 4].map((writer) => writeUntilCut(writer, acknowledged))
  await expect.poll(() => acknowledged.length, { timeout: 120_000 }).toBeGreaterThan(100)
  process.kill(postgresPid(), 'SIGKILL')
  await Promise.all(writers)
  await untilAnswers(`${address}/readyz`, 200)
  const rows = (await write('SELECT code FROM unit')) as { code: string }[]
  const found = rows.map(({ code }) => code)
  expect(acknowledged.filter((code) => !found.includes(code))).toEqual([])
  expect(new Set(found).size).toBe(found.length)
})

test('portal and database killed together: the next start needs no hand', async () => {
  const first = start()
  await first.ready
  await write("INSERT INTO unit (code) VALUES ('010103')")
  process.kill(postgresPid(), 'SIGKILL')
  first.kill('SIGKILL')
  await first.ended
  await untilAnswers(`${await start().ready}/readyz`, 200)
  expect(await write('SELECT code FROM unit')).toEqual([{ code: '010103' }])
})

test('a second start on the same folder says where the portal runs, and does no harm', async () => {
  const first = start()
  const address = await first.ready
  const second = start({ PORT: String(await freePort()) })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`ポータルはもう動いています：${address}`)
  await untilAnswers(`${address}/readyz`, 200)
})

test('of three starts at once one serves and two say so', async () => {
  const portals = [start(), start(), start()]
  const address = await Promise.any(portals.map(({ ready }) => ready))
  const losers = portals.filter(({ output }) => !output().includes('で開けます'))
  expect(await Promise.all(losers.map(({ ended }) => ended))).toEqual([1, 1])
  await untilAnswers(`${address}/readyz`, 200)
})

test('an app process that dies is replaced', async () => {
  const portal = start({ PORTAL_PROCESSES: '2' })
  const address = await portal.ready
  const before = appProcesses(portal.pid)
  expect(before).toHaveLength(2)
  process.kill(before[0] ?? 0, 'SIGKILL')
  await expect
    .poll(() => appProcesses(portal.pid).filter((pid) => !before.includes(pid)), { timeout: 120_000 })
    .toHaveLength(1)
  await untilAnswers(`${address}/readyz`, 200)
})

test('SIGTERM ends the app and the database', async () => {
  const portal = start()
  await portal.ready
  portal.kill('SIGTERM')
  expect(await portal.ended).toBe(0)
  expect(existsSync(pidFile())).toBe(false)
})

test('a pid file left behind is no obstacle: its process is gone, or is by now another program', async () => {
  for (const pid of [4_000_000, process.pid]) {
    writeFileSync(pidFile(), `${pid}\n${join(data, 'postgres', 'data')}\n1\n5432\n\n127.0.0.1\n`)
    const server = await startEmbeddedPostgres(data)
    expect(server.adopted).toBe(false)
    await server.stop()
  }
})

test('half of an initialisation that was killed is no obstacle', async () => {
  rmSync(join(data, 'postgres'), { recursive: true })
  mkdirSync(join(data, 'postgres.99-dead', 'data', 'base'), { recursive: true })
  const server = await startEmbeddedPostgres(data)
  expect(server.url).toContain('/portal')
  await server.stop()
})

test("the database's port is taken by another program: it picks its own", async () => {
  const taken = Number(readFileSync(join(data, 'postgres', 'port'), 'utf8'))
  const other = createServer().listen(taken, '127.0.0.1')
  const server = await startEmbeddedPostgres(data)
  expect(server.port).not.toBe(taken)
  await server.stop()
  other.close()
})

test("the portal's port is taken: it says so and which to take", async () => {
  const other = createServer().listen(port, '127.0.0.1')
  const portal = start()
  expect(await portal.ended).toBe(1)
  expect(portal.output()).toContain(`ポート ${port} は使われています`)
  other.close()
})

async function writeUntilCut(writer: number, acknowledged: string[]): Promise<void> {
  const { url } = await startEmbeddedPostgres(data)
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    for (let row = 0; ; row += 1) {
      const code = `${writer}-${row}`
      await client.query('INSERT INTO unit (code) VALUES ($1)', [code])
      acknowledged.push(code)
    }
  } catch {
    await client.end().catch(() => {})
  }
}

function pidFile(): string {
  return join(data, 'postgres', 'data', 'postmaster.pid')
}

function postgresPid(): number {
  return Number(readFileSync(pidFile(), 'utf8').split('\n')[0])
}

async function write(sql: string): Promise<unknown[]> {
  const { url } = await startEmbeddedPostgres(data)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows
}
