import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '~/platform/embedded-postgres'
import { migrate } from '~/server/migrate'
import { asOwner } from '~/server/owner-database'
import { temporaryFolder } from './temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
  }
}

// Nothing here outlives the run, so nothing has to reach the disk.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/** One real PostgreSQL for the run, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = temporaryFolder('tests')
  const server = await startEmbeddedPostgres(folder, FAST)
  const url = new URL(server.url)
  url.pathname = '/portal_template'
  await asOwner(server.url, (owner) => owner.query('CREATE DATABASE portal_template'))
  await migrate(url.href)
  project.provide('templateUrl', url.href)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    if (server.moved) rmSync(server.folder, { recursive: true, force: true })
  }
}
