import type pg from 'pg'
import { inject } from 'vitest'
import { createAppRole } from '~/server/app-role'
import { asOwner } from '~/server/owner-database'
import { testDatabase } from './database'
import { fillWithDemo } from './test-server'

const FILLED = 'portal_demo'
const HALF_FILLED = 'portal_demo_filling'
const LOCK = 20281115

/** Makes this test file's database a copy of the demo city, which the first file of a run that asks for it fills. */
export async function demoCity(): Promise<void> {
  const { url } = testDatabase()
  const own = nameOf(url)
  await asOwner(beside(url, 'postgres'), async (owner) => {
    // Held as long as the connection: files that ask at once wait for the first.
    await owner.query('SELECT pg_advisory_lock($1)', [LOCK])
    const { rowCount } = await owner.query('SELECT FROM pg_database WHERE datname = $1', [FILLED])
    if (!rowCount) await fill(owner, beside(url, HALF_FILLED))
    await owner.query(`DROP DATABASE ${own} WITH (FORCE)`)
    await owner.query(`CREATE DATABASE ${own} TEMPLATE ${FILLED} STRATEGY FILE_COPY`)
  })
  await asOwner(url, (owner) => createAppRole(owner, url))
}

async function fill(owner: pg.Client, url: string): Promise<void> {
  const template = nameOf(inject('templateUrl'))
  await owner.query(`DROP DATABASE IF EXISTS ${HALF_FILLED} WITH (FORCE)`)
  await owner.query(`CREATE DATABASE ${HALF_FILLED} TEMPLATE ${template}`)
  await fillWithDemo(url)
  await owner.query(`ALTER DATABASE ${HALF_FILLED} RENAME TO ${FILLED}`)
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1)
}

function beside(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
