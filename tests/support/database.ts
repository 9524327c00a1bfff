import pg from 'pg'
import { afterAll } from 'vitest'
import type { CityDate } from '~/domain/calendar'
import type { PrismaClient } from '~/generated/prisma/client'
import { db } from '~/platform/database.server'

type TestDatabase = {
  /** The portal's client, as the app's role. */
  db: PrismaClient
  /** The owner, for what the app may not do. */
  owner: pg.Pool
  url: string
  appUrl: string
}

let opened: TestDatabase | null = null

/** This test file's own database; closed after its last test. */
export function testDatabase(): TestDatabase {
  if (opened) return opened
  const url = process.env.PORTAL_TEST_OWNER ?? ''
  const owner = new pg.Pool({ connectionString: url, max: 4, options: '-c TimeZone=UTC' })
  opened = { db, owner, url, appUrl: process.env.PORTAL_APP_DATABASE ?? '' }
  afterAll(async () => {
    await db.$disconnect()
    await owner.end()
  })
  return opened
}

/** Moves the demo's day. */
export async function todayIs(day: CityDate): Promise<void> {
  await testDatabase().owner.query('UPDATE portal_clock SET today = $1', [day])
}

/** What the owner is answered to a query. */
export async function rowsOf<T extends pg.QueryResultRow>(sql: string, parameters: unknown[] = []): Promise<T[]> {
  return (await testDatabase().owner.query<T>(sql, parameters)).rows
}

/** The `n` of the one row that answers. */
export async function numberOf(sql: string, parameters: unknown[] = []): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(sql, parameters)
  return row?.n ?? -1
}
