import { randomUUID } from 'node:crypto'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { canEnter, postgresUser, type SystemUser } from './embedded-postgres-user'

/** Where one embedded PostgreSQL lives: its binaries, its files, and the user that it runs as. */
export type PostgresHome = { native: string; folder: string; user: SystemUser | null; moved: boolean }

/** Why the embedded PostgreSQL cannot be had here, and what to do: told by its message alone. */
export class PostgresNotToBeHad extends Error {}

const SHARED_ROOT = '/var/lib/dx-jinzai-portal'

/**
 * The files stand in `<dataFolder>/postgres`. When the portal runs as root inside a closed folder (such as /root),
 * PostgreSQL's own user can enter neither binaries nor files: both then stand under /var/lib, and `moved` says so.
 */
export function postgresHome(dataFolder: string): PostgresHome {
  const native = packagedBinaries()
  makeDataFolder(dataFolder)
  const user = postgresUser(join(dataFolder, 'postgres', 'data'))
  const reachesBinaries = !user || canEnter(user, native)
  const reachesData = !user || canEnter(user, dataFolder)
  if (!reachesData && existsSync(join(dataFolder, 'postgres', 'data')))
    throw new PostgresNotToBeHad(unreachable(dataFolder))
  return {
    user,
    native: reachesBinaries ? native : copiedBinaries(native),
    folder: join(reachesData ? dataFolder : sharedFolderFor(dataFolder), 'postgres'),
    moved: !reachesData,
  }
}

function makeDataFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o755 })
    accessSync(dataFolder, constants.W_OK)
  } catch (cause) {
    throw new PostgresNotToBeHad(
      `データを置くフォルダー ${dataFolder} に書き込めません。書き込める場所を PORTAL_DATA_DIR で指定してください。(${cause instanceof Error ? cause.message : cause})`,
      { cause },
    )
  }
}

// A new database elsewhere would look as if everything were gone.
function unreachable(dataFolder: string): string {
  return `${dataFolder} にあるデータに、PostgreSQL の利用者が入れません。/var/lib の下など、だれでも入れる場所に移して、PORTAL_DATA_DIR で指定してください。(cannot be entered)`
}

/** The data folder remembers which: a new clone in the same place begins anew, as it would with its files inside. */
function sharedFolderFor(dataFolder: string): string {
  const memory = join(dataFolder, 'postgres-folder')
  try {
    writeFileSync(memory, join(SHARED_ROOT, randomUUID()), { flag: 'wx' })
  } catch (error) {
    if (!isAlreadyThere(error)) throw error
  }
  const folder = readFileSync(memory, 'utf8')
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}

function isAlreadyThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function packagedBinaries(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  const entry = resolveOrNull(require, `@embedded-postgres/${platform}`)
  if (!entry) {
    throw new PostgresNotToBeHad(
      `この機種 (${platform}) 用の PostgreSQL がありません。DATABASE_URL を指定してください。(no binaries)`,
    )
  }
  const native = join(dirname(dirname(entry)), 'native')
  linkLibraries(native)
  return native
}

function resolveOrNull(require: NodeJS.Require, name: string): string | null {
  try {
    return require.resolve(name)
  } catch {
    return null
  }
}

/** The package makes these links in its install script, which does not run here (.npmrc: ignore-scripts). */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (existsSync(link)) continue
    const from = relative(dirname(link), join(dirname(native), source))
    try {
      symlinkSync(from, link)
    } catch (error) {
      // Another start made the link in this moment.
      if (!isAlreadyThere(error)) throw error
    }
  }
}

function copiedBinaries(native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'))
  const copy = join(SHARED_ROOT, `${basename(dirname(native))}-${version}`)
  if (existsSync(copy)) return copy
  const aside = `${copy}.${process.pid}`
  mkdirSync(SHARED_ROOT, { recursive: true, mode: 0o755 })
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(aside, copy)
  } catch {
    rmSync(aside, { recursive: true, force: true })
  }
  return copy
}
