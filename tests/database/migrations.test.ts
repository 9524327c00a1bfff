import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '~/server/migrate'
import { testDatabase } from '../support/database'
import { temporaryFolder } from '../support/temporary-folder'

const { owner, url, appUrl } = testDatabase()
const folder = temporaryFolder('migrations')
const emptyUrl = url.replace(/[^/]+$/, (name) => `${name}_empty`)

beforeAll(async () => {
  cpSync('prisma/migrations', folder, { recursive: true })
  await owner.query(`CREATE DATABASE ${new URL(emptyUrl).pathname.slice(1)}`)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('three starters migrate one empty database at once, each statement once', async () => {
  const results = await Promise.all([1, 2, 3].map(() => migrate(emptyUrl)))
  const applied = results.flatMap((result) => result.applied)
  expect(applied).toEqual([...new Set(applied)])
  expect(applied.length).toBeGreaterThan(0)
})

test('a migrated database is left as it is', async () => {
  expect((await migrate(url)).applied).toEqual([])
})

test('a migration that fails leaves nothing behind, and its file and line are named', async () => {
  write('9001_half', 'CREATE TABLE half_done (id int);\nSELECT no_such_column;')
  await expect(migrate(url, { folder })).rejects.toThrow('9001_half:2')
  rmSync(join(folder, '9001_half'), { recursive: true })
  const { rows } = await owner.query("SELECT to_regclass('half_done') AS found")
  expect(rows).toEqual([{ found: null }])
})

test('a migration that was edited after it was applied is refused', async () => {
  write('9002_edited', 'SELECT 1;')
  await migrate(url, { folder })
  write('9002_edited', 'SELECT 2;')
  await expect(migrate(url, { folder })).rejects.toThrow('9002_edited が書き換えられています')
})

test('a database of a newer portal is refused', async () => {
  await expect(migrate(url)).rejects.toThrow('データベースの方が新しい版です (9002_edited)')
})

test('an operator who may not create roles is told what to have created', async () => {
  await owner.query("CREATE ROLE small_owner LOGIN PASSWORD 'small'")
  await owner.query(`CREATE DATABASE small_city OWNER small_owner`)
  const small = new URL(url)
  Object.assign(small, { username: 'small_owner', password: 'small', pathname: '/small_city' })
  await expect(migrate(small.href)).rejects.toThrow('CREATE ROLE portal_app_small_city LOGIN')
})

test("the app's role may not change what is append-only", async () => {
  const app = new pg.Client({ connectionString: appUrl })
  await app.connect()
  for (const statement of [
    'DELETE FROM audit_entry',
    'UPDATE audit_entry SET action = action',
    'DELETE FROM confirmation',
    'UPDATE confirmation SET level = 4',
    'UPDATE post SET valid_to = NULL',
    'DELETE FROM _prisma_migrations',
    'CREATE TABLE mine (id int)',
  ]) {
    await expect(app.query(statement), statement).rejects.toThrow('permission denied')
  }
  await app.end()
})

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}
