import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The system user that PostgreSQL runs as when the portal itself runs as root, which PostgreSQL refuses. */
export type SystemUser = { uid: number; gid: number }

const OWN_USER = 'portal-postgres'

/**
 * `null`: the portal is an ordinary user and PostgreSQL runs as that user. Files that an ordinary user began go on
 * as theirs when root starts the portal.
 */
export function postgresUser(files: string): SystemUser | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(files, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const known = passwdEntry('postgres') ?? passwdEntry(OWN_USER)
  if (known) return known
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN_USER])
  const found = passwdEntry(OWN_USER) ?? passwdEntry('nobody')
  if (!found)
    throw new Error('PostgreSQL を動かす利用者がありません。一般の利用者で実行してください。(no user to run as)')
  return found
}

function passwdEntry(name: string): SystemUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
}

/** Whether that user can read and enter the folder, every folder above it included. */
export function canEnter(user: SystemUser, folder: string): boolean {
  const { uid, gid } = user
  return spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', folder], { uid, gid, cwd: '/' }).status === 0
}
