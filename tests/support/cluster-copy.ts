import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { cityDate } from '~/domain/calendar'
import { readConfig } from '~/platform/config'
import { openServer, prepareDatabase } from '~/server/portal-database'
import { temporaryFolder } from './temporary-folder'

declare module 'vitest' {
  interface ProvidedContext {
    preparedData: string
  }
}

/** One data folder with a migrated, empty city, for tests to copy: nobody waits for initdb twice. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = temporaryFolder('prepared')
  const config = { ...readConfig({ PORTAL_DATA_DIR: folder }), demoToday: cityDate('2028-11-15') }
  const server = await openServer(config)
  await prepareDatabase(config, server.ownerUrl)
  await server.stop()
  project.provide('preparedData', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

/** A copy with its owners and modes, as a start left it. */
export function copyOf(prepared: string): string {
  const folder = temporaryFolder('fault')
  execFileSync('cp', ['-a', join(prepared, 'postgres'), folder])
  return folder
}
