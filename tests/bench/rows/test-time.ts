import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { TEST_RUN, type TestRun } from '../../support/test-run'
import { type Row, rounded } from '../row'

export const testTime: Row = {
  name: 'test-time',
  unit: 'min',
  target: 15,
  better: 'lower',
  async measure({ only }) {
    if (only.has('test-time')) await runTests()
    if (!existsSync(TEST_RUN)) {
      return { value: null, note: 'npm test has not run here yet; --only test-time runs it' }
    }
    const { seconds, passed, failed }: TestRun = JSON.parse(readFileSync(TEST_RUN, 'utf8'))
    return {
      value: seconds / 60,
      alsoHolds: failed === 0 && passed > 0,
      note: `npm test that ended at ${statSync(TEST_RUN).mtime.toISOString()}: ${rounded(seconds)} s, ${passed} passed, ${failed} failed`,
    }
  },
}

async function runTests(): Promise<void> {
  const child = spawn('npm', ['test'], { stdio: ['ignore', 2, 2] })
  await once(child, 'close')
}
