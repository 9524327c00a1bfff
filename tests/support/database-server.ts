import type { TestProject } from 'vitest/node'
import { startTestServer } from './test-server'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
  }
}

/** One real PostgreSQL for the run, with a migrated database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { templateUrl, stop } = await startTestServer()
  project.provide('templateUrl', templateUrl)
  return stop
}
