import { rmSync } from 'node:fs'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'
import { migrate } from '~/server/migrate'
import { asOwner } from '~/server/owner-database'
import { fillDemoCity } from '../../prisma/demo/fill'
import timeline from '../../prisma/demo/timeline.json'
import { temporaryFolder } from './temporary-folder'

// Nothing here outlives the run, so nothing has to reach the disk.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** One real PostgreSQL for a run of tests, with a migrated, empty database to copy. */
export async function startTestServer(): Promise<{ templateUrl: string; stop: () => Promise<void> }> {
  const folder = temporaryFolder('tests')
  const server = await startEmbeddedPostgres(folder, FAST)
  const url = new URL(server.url)
  url.pathname = '/portal_template'
  await asOwner(server.url, (owner) => owner.query('CREATE DATABASE portal_template'))
  await migrate(url.href)
  const stop = async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    if (server.moved) rmSync(server.folder, { recursive: true, force: true })
  }
  return { templateUrl: url.href, stop }
}

/** Makes a migrated database the demo city on the demo's day. */
export async function fillWithDemo(url: string): Promise<void> {
  await asOwner(url, (owner) => owner.query('INSERT INTO portal_clock (id, today) VALUES (1, $1)', [timeline.demoDate]))
  await fillDemoCity(url, { today: timeline.demoDate, say: () => {} })
}
