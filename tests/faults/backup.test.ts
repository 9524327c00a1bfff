import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'
import { copyOf } from '../support/cluster-copy'
import { freePort, startPortal, stopPortals, untilAnswers } from '../support/portal-process'
import { temporaryFolder } from '../support/temporary-folder'

/* The drill: the copy of a portal in use is started in an empty folder. */

let data = ''
const copies = temporaryFolder('copies')
const copy = join(copies, 'first')

beforeAll(async () => {
  data = copyOf(inject('preparedData'))
  await startPortal({ PORTAL_DATA_DIR: data, PORT: String(await freePort()) }).ready
})

afterAll(async () => {
  await stopPortals()
  for (const folder of [data, copy]) await (await startEmbeddedPostgres(folder)).stop()
  for (const folder of [data, copies]) rmSync(folder, { recursive: true, force: true })
})

test('a copy taken under load holds all that was acknowledged before it, and a portal starts on it', async () => {
  const acknowledged: string[] = []
  let goesOn = true
  const writing = writeWhile(() => goesOn, acknowledged)
  await expect.poll(() => acknowledged.length, { timeout: 40_000 }).toBeGreaterThan(50)
  const before = [...acknowledged]
  const { stdout } = await backup(copy)
  goesOn = false
  await writing
  expect(stdout).toContain(`PORTAL_DATA_DIR=${copy} npm start`)
  const portal = startPortal({ PORTAL_DATA_DIR: copy, PORT: String(await freePort()) })
  await untilAnswers(`${await portal.ready}/readyz`, 200)
  const units = await codesIn(copy)
  expect(before.filter((code) => !units.includes(code))).toEqual([])
  expect(new Set(units).size).toBe(units.length)
  expect(await countsIn(copy, UNCHANGED)).toEqual(await countsIn(data, UNCHANGED))
})

test('what stands in the folder already is not written over', async () => {
  const taken = join(copies, 'taken')
  mkdirSync(taken)
  writeFileSync(join(taken, 'letter.txt'), '')
  await expect(backup(taken)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('もう何かあります') })
})

test('a database of somebody else is left to its own tools', async () => {
  const { url } = await startEmbeddedPostgres(data)
  const attempt = backup(join(copies, 'other'), { DATABASE_URL: url })
  await expect(attempt).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('pg_basebackup') })
})

/** Tables into which nobody writes meanwhile. */
const UNCHANGED = ['_prisma_migrations', 'purpose_notice', 'portal_clock', 'audit_entry']

function backup(folder: string, env: Record<string, string> = {}) {
  return promisify(execFile)(process.execPath, ['app/server/prepare.mjs', 'portal', 'backup', folder], {
    env: { ...process.env, PORTAL_DATA_DIR: data, ...env },
  })
}

async function writeWhile(wanted: () => boolean, acknowledged: string[]): Promise<void> {
  await withDatabase(data, async (client) => {
    for (let row = 0; wanted(); row += 1) {
      await client.query('INSERT INTO unit (code) VALUES ($1)', [`c-${row}`])
      acknowledged.push(`c-${row}`)
    }
  })
}

function codesIn(folder: string): Promise<string[]> {
  return withDatabase(folder, async (client) => {
    const { rows } = await client.query<{ code: string }>('SELECT code FROM unit')
    return rows.map(({ code }) => code)
  })
}

function countsIn(folder: string, tables: readonly string[]): Promise<unknown[]> {
  return withDatabase(folder, async (client) => {
    const counts: unknown[] = []
    for (const table of tables) counts.push((await client.query(`SELECT count(*) FROM ${table}`)).rows)
    return counts
  })
}

async function withDatabase<Value>(folder: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const { url } = await startEmbeddedPostgres(folder)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
