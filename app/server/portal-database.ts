import type { CityDate } from '~/domain/calendar'
import type { Config } from '~/platform/config'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'
import { PostgresNotToBeHad } from '~/platform/embedded-postgres-home'
import { DatabaseNotReady } from './app-role'
import { migrate } from './migrate'
import { asOwner } from './owner-database'

/** The server that a start or a command works on: the embedded one, or the one of DATABASE_URL. */
export type DatabaseServer = {
  ownerUrl: string
  /** Whether this process launched it, rather than finding it running. */
  launched: boolean
  /** Where its files stand, when that is not below the data folder. */
  movedTo: string | null
  stop: () => Promise<void>
}

export async function openServer(config: Config): Promise<DatabaseServer> {
  if (config.databaseUrl) {
    await reach('DATABASE_URL', config.databaseUrl)
    if (config.databaseAppUrl) await reach('DATABASE_APP_URL', config.databaseAppUrl)
    return { ownerUrl: config.databaseUrl, launched: false, movedTo: null, stop: async () => {} }
  }
  const embedded = await startEmbeddedPostgres(config.dataFolder).catch(saidPlainly)
  return {
    ownerUrl: embedded.url,
    launched: !embedded.adopted,
    movedTo: embedded.moved ? embedded.folder : null,
    stop: embedded.stop,
  }
}

function saidPlainly(error: unknown): never {
  if (error instanceof PostgresNotToBeHad) throw new DatabaseNotReady(error.message, { cause: error })
  throw error
}

async function reach(name: string, url: string): Promise<void> {
  const { host, pathname, username } = new URL(url)
  try {
    await asOwner(url, (owner) => owner.query('SELECT 1'))
  } catch (error) {
    throw new DatabaseNotReady(
      `${name} のデータベースにつながりません（${username}@${host}${pathname}）。動いているか、名前とパスワードが正しいかを確かめてください。` +
        `(${error instanceof Error ? error.message || error.name : error})`,
    )
  }
}

/** Migrates, and marks the database as a demo's with the demo's day; returns the app role's connection. */
export async function prepareDatabase(
  config: Config,
  ownerUrl: string,
): Promise<{ applied: string[]; appUrl: string }> {
  const migrated = await migrate(ownerUrl, { appUrl: config.databaseAppUrl ?? undefined })
  if (config.mode === 'demo') await markAsDemo(ownerUrl, config.demoToday)
  return migrated
}

/** The row of `portal_clock` is the mark: without it a database with a city in it is a real one. */
function markAsDemo(ownerUrl: string, today: CityDate): Promise<void> {
  return asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ marked: boolean; filled: boolean }>(
      'SELECT EXISTS (SELECT FROM portal_clock) AS marked, EXISTS (SELECT FROM unit) AS filled',
    )
    if (rows[0]?.marked) return
    if (rows[0]?.filled) {
      throw new DatabaseNotReady(
        'このデータベースには本番の記録があります。デモでは開けません。PORTAL_MODE=production を指定してください。' +
          '(a real city: anybody could sign in to a demo)',
      )
    }
    await owner.query('INSERT INTO portal_clock (id, today) VALUES (1, $1) ON CONFLICT DO NOTHING', [today])
  })
}

/** The day of a demo database that has no city in it yet; `null` when there is one. */
export function dayOfEmptyDemo(ownerUrl: string): Promise<string | null> {
  return asOwner(ownerUrl, async (owner) => {
    const { rows } = await owner.query<{ today: string }>(
      'SELECT today::text FROM portal_clock WHERE NOT EXISTS (SELECT FROM unit)',
    )
    return rows[0]?.today ?? null
  })
}
