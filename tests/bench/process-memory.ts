import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** The most memory that a process has held so far, in MB (where the system does not say: what it holds now). */
export function peakMegabytes(pid: number): number {
  const status = `/proc/${pid}/status`
  const kilobytes = existsSync('/proc/self/status')
    ? (/VmHWM:\s+(\d+)/.exec(readOr(status))?.[1] ?? 0)
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
  return Number(kilobytes) / 1024
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
