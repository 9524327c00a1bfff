import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'
import { createAppRole } from '~/server/app-role'
import { asOwner } from '~/server/owner-database'
import { BEGINNING, standardFrom } from '../support/city-of'
import { copyOf } from '../support/cluster-copy'
import { nextStandardDraft, nothingLeftToReview } from '../support/next-standard'

const PEOPLE = 2000
const DAY = '2028-11-15'

let data = ''
let running: ChildProcess | null = null

beforeEach(async () => {
  data = copyOf(inject('preparedData'))
  const { url } = await startEmbeddedPostgres(data)
  await cityWithResults(url)
})
afterEach(async () => {
  running?.kill('SIGKILL')
  const server = await startEmbeddedPostgres(data)
  await server.stop()
  rmSync(data, { recursive: true, force: true })
})

test('publishing that is killed, itself or with its database, has done nothing; done again it does everything', async () => {
  const before = await standing()
  expect(before).toMatchObject({ state: 'review', migrated: 0, differences: 0 })
  for (const statement of ['INSERT INTO confirmation', 'INSERT INTO current_level']) {
    await killedWhileItDoes(statement, () => {})
    await untilNobodyPublishes()
    expect(await standing()).toEqual(before)
  }
  await killedWhileItDoes('INSERT INTO confirmation', () => process.kill(postgresPid(), 'SIGKILL'))
  expect(await standing()).toEqual(before)

  const [status]: (number | null)[] = await once(publish(), 'close')
  expect(status).toBe(0)
  const after = await standing()
  expect(after).toMatchObject({ state: 'published', migrated: before.expected, differences: 0 })
  expect(after.migrated).toBeGreaterThan(PEOPLE * 10)
})

async function killedWhileItDoes(statement: string, killToo: () => void): Promise<void> {
  const process = publish()
  await untilDoes(statement)
  killToo()
  process.kill('SIGKILL')
  await once(process, 'close')
}

function postgresPid(): number {
  return Number(readFileSync(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** People with a level in every skill of a published standard, and its next version approved. */
async function cityWithResults(url: string): Promise<void> {
  process.env.PORTAL_APP_DATABASE = await asOwner(url, (owner) => createAppRole(owner, url))
  const { openDatabase } = await import('~/platform/database.server')
  const db = openDatabase(process.env.PORTAL_APP_DATABASE, 2)
  try {
    await standardFrom(db, BEGINNING)
    const versionId = await nextStandardDraft(db)
    const account = await db.account.create({ data: { personId: null, displayName: '事務局' }, select: { id: true } })
    await nothingLeftToReview(db, versionId, account.id)
  } finally {
    await db.$disconnect()
  }
  await ask(
    `INSERT INTO person SELECT FROM generate_series(1, ${PEOPLE})`,
    `INSERT INTO confirmation (person_id, skill_id, level, confirmed_on, confirmed_as, source, recorded_at)
     SELECT p.id, s.id, (p.id + s.id) % 5, '2028-07-20', 'dx_office', 'off_cycle', now()
     FROM person p CROSS JOIN skill s JOIN standard_version v ON v.id = s.standard_version_id AND v.state = 'published'`,
    `INSERT INTO current_level (person_id, skill_id, level, confirmed_on, confirmation_id)
     SELECT person_id, skill_id, level, confirmed_on, confirmation_id FROM levels_on('${DAY}')`,
    'ANALYZE',
  )
}

function publish(): ChildProcess {
  const child = spawn(process.execPath, ['app/server/prepare.mjs', 'portal', 'publish-standard', '--from', DAY], {
    env: { ...process.env, PORTAL_DATA_DIR: data, PORTAL_DEMO: 'empty', NODE_ENV: 'production' },
    stdio: 'ignore',
  })
  running = child
  return child
}

async function untilDoes(statement: string): Promise<void> {
  await expect
    .poll(
      () =>
        ask(
          `SELECT count(*)::int AS found FROM pg_stat_activity WHERE ltrim(query, E' \\n') LIKE '${statement}%' AND state = 'active'`,
        ),
      {
        timeout: 120_000,
        interval: 5,
      },
    )
    .toEqual([{ found: 1 }])
}

/** A server process goes on until it finds out that nobody listens any more. */
async function untilNobodyPublishes(): Promise<void> {
  await expect
    .poll(
      () =>
        ask(
          `SELECT count(*)::int AS found FROM pg_stat_activity WHERE usename <> current_user AND xact_start IS NOT NULL`,
        ),
      {
        timeout: 120_000,
      },
    )
    .toEqual([{ found: 0 }])
}

type Standing = { state: string; migrated: number; expected: number; differences: number }

async function standing(): Promise<Standing> {
  const [row] = await ask(`
    SELECT v.state, (SELECT count(*)::int FROM confirmation WHERE source = 'migration') AS migrated,
      (SELECT count(*)::int FROM migrated_levels(v.id, '${cityDate(DAY)}', NULL)) AS expected,
      (SELECT count(*)::int FROM levels_on('${DAY}') l FULL JOIN current_level c USING (person_id, skill_id)
        WHERE l.level IS DISTINCT FROM c.level OR l.confirmation_id IS DISTINCT FROM c.confirmation_id) AS differences
    FROM standard_version v WHERE v.version = '1.1.0'`)
  return row as Standing
}

/** Asks the owner's database one statement after another. @returns the rows of the last */
async function ask(...statements: string[]): Promise<unknown[]> {
  const { url } = await startEmbeddedPostgres(data)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let rows: unknown[] = []
  for (const statement of statements) rows = (await client.query(statement)).rows
  await client.end()
  return rows
}
