import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import pg from 'pg'

/*
 * A copy of the running database by PostgreSQL's own means: the files as they are while it goes on, and the log of what
 * was written meanwhile, from which the first start on the copy makes them whole.
 */

/** Of the running server alone, or made anew by each start (PostgreSQL, "Making a base backup"). */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|(log|pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/.+)$/
const LOG_OF_CHANGES = /^[0-9A-F]{24}$/

/**
 * Copies the database that runs on `from` (the folder that holds `data`) to `to`, which becomes such a folder: whole,
 * or not at all. What was acknowledged before the call is in it.
 */
export async function backUpPostgres(url: string, from: string, to: string): Promise<void> {
  const aside = `${to}.${process.pid}`
  mkdirSync(dirname(aside), { recursive: true })
  try {
    await copyWhole(url, from, aside)
    renameSync(aside, to)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    throw error
  }
}

async function copyWhole(url: string, from: string, to: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Temporary: it ends with this connection, and until then no log that the copy needs is thrown away.
    await client.query(`SELECT pg_create_physical_replication_slot($1, true, true)`, [`backup_${process.pid}`])
    await client.query(`SELECT pg_backup_start('portal', true)`)
    await copyFiles(from, to, (path) => !path.startsWith('data/') || !LEFT_OUT.test(path.slice('data/'.length)))
    const { rows } = await client.query<{ label: string; tablespaces: string }>(
      'SELECT labelfile AS label, spcmapfile AS tablespaces FROM pg_backup_stop(false)',
    )
    // What the first copy needs to become whole: kept until here by the slot.
    await copyFiles(join(from, 'data/pg_wal'), join(to, 'data/pg_wal'), (path) => LOG_OF_CHANGES.test(path))
    writeLike(join(to, 'data'), 'backup_label', rows[0]?.label ?? '')
    if (rows[0]?.tablespaces) writeLike(join(to, 'data'), 'tablespace_map', rows[0].tablespaces)
  } finally {
    await client.end()
  }
}

/** Copies what is wanted of a folder, with owners and modes; what goes while it is copied is not needed. */
async function copyFiles(from: string, to: string, wanted: (path: string) => boolean): Promise<void> {
  makeLike(from, to)
  for (const path of readdirSync(from, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = lstatSync(join(from, path), { throwIfNoEntry: false })
    if (!file || !wanted(path)) continue
    if (file.isDirectory()) makeLike(join(from, path), join(to, path))
    else if (file.isFile()) await copyOne(join(from, path), join(to, path))
  }
}

function makeLike(folder: string, copy: string): void {
  mkdirSync(copy, { recursive: true })
  belongLike(folder, copy)
}

async function copyOne(file: string, copy: string): Promise<void> {
  try {
    await copyFile(file, copy)
    belongLike(file, copy)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

function writeLike(folder: string, name: string, content: string): void {
  const file = join(folder, name)
  writeFileSync(file, content, { mode: 0o600 })
  const { uid, gid } = lstatSync(folder)
  chownSync(file, uid, gid)
}

/** PostgreSQL starts only on files that are its user's, and nobody else's to read. */
function belongLike(original: string, copy: string): void {
  const { uid, gid, mode } = lstatSync(original)
  chmodSync(copy, mode & 0o7777)
  chownSync(copy, uid, gid)
}
