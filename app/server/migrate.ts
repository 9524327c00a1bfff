import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { checkAppRole, createAppRole, DatabaseNotReady } from './app-role'

type Migration = { name: string; sql: string; checksum: string }

const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url))
// The key that Prisma's own `migrate` takes, so that the two never run at once.
const PRISMA_LOCK = 72707369
const OLDEST_POSTGRES = 150000

/**
 * Brings a database to the newest migration and sees to the app's role.
 * Any number of starters may call it at once; a killed one leaves nothing half-done.
 */
export async function migrate(
  ownerUrl: string,
  options: { appUrl?: string | undefined; folder?: string } = {},
): Promise<{ applied: string[]; appUrl: string }> {
  const migrations = migrationsIn(options.folder ?? MIGRATIONS)
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c TimeZone=UTC' })
  await owner.connect()
  try {
    await checkVersion(owner)
    await owner.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    const appUrl = options.appUrl ?? (await createAppRole(owner, ownerUrl))
    if (options.appUrl) await checkAppRole(owner, options.appUrl)
    const applied: string[] = []
    for (const migration of await pending(owner, migrations)) {
      await apply(owner, migration)
      applied.push(migration.name)
    }
    return { applied, appUrl }
  } finally {
    await owner.end()
  }
}

function migrationsIn(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

async function checkVersion(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ server_version_num: string }>('SHOW server_version_num')
  if (Number(rows[0]?.server_version_num) >= OLDEST_POSTGRES) return
  throw new DatabaseNotReady('PostgreSQL 15 以上が必要です。(PostgreSQL 15 or newer is needed)')
}

async function pending(owner: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  await owner.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`)
  const { rows } = await owner.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY 1',
  )
  const checksums = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of rows) {
    if (!checksums.has(name)) {
      throw new DatabaseNotReady(
        `データベースの方が新しい版です (${name})。新しい版のポータルで起動してください。(newer database)`,
      )
    }
    if (checksums.get(name) !== checksum) {
      throw new DatabaseNotReady(
        `適用済みの移行ファイル ${name} が書き換えられています。元に戻してください。(edited migration)`,
      )
    }
  }
  const done = new Set(rows.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}

/** The statements and their row in one transaction: a kill in the middle leaves neither. */
async function apply(owner: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await owner.query('BEGIN')
    await owner.query(sql)
    await owner.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    )
    await owner.query('COMMIT')
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => {})
    throw new Error(`${name}:${lineOf(error, sql)} ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}

function lineOf(error: unknown, sql: string): number | string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN
  return position > 0 ? sql.slice(0, position).split('\n').length : '?'
}
