import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** What `postmaster.pid` says of a server that is alive on that folder. */
type RunningServer = { pid: number; port: number | null }

/**
 * The server alive on this data folder, or `null`. A pid file whose process is gone, is a zombie that nobody reaps,
 * or is by now some other program is removed: PostgreSQL itself would take its number for a living server.
 */
export function runningServer(data: string): RunningServer | null {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (pid > 0 && commandLine(pid).includes(data)) return { pid, port: port > 0 ? port : null }
  rmSync(file, { force: true })
  return null
}

/** Empty for a process that is gone and, on Linux, for a zombie. */
function commandLine(pid: number): string {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
