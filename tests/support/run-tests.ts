import { execFile, spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { prepareBrowser } from './browser'
import { leaveRealCityAlone } from './real-city'
import { temporaryFolder } from './temporary-folder'
import { TEST_RUN, type TestRun } from './test-run'

type Count = { passed: number; failed: number }

const say = (line: string) => console.log(`\n── ${line}`)

/** Types, lint, unit, database, fault and browser tests; one closing line with the counts of all. */
export async function runTests(): Promise<void> {
  leaveRealCityAlone()
  for (const name of ['PORTAL_MODE', 'PORTAL_DEMO', 'PORTAL_TODAY', 'PORTAL_PROCESSES', 'PORT', 'HOST'])
    delete process.env[name]
  const reports = temporaryFolder('reports')
  const vitestReport = join(reports, 'vitest.json')
  const browserReport = join(reports, 'browser.json')
  prepareBrowser(say)

  say('型・書き方')
  const [types, style] = await Promise.all([
    checked('node_modules/typescript/bin/tsc', ['--noEmit']),
    checked(npm(), ['run', '--silent', 'lint']),
  ])
  say('規則・データベース・障害')
  const vitestStatus = await run('node_modules/vitest/vitest.mjs', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${vitestReport}`,
  ])
  say('画面')
  const browserStatus = await run(
    'node_modules/@playwright/test/cli.js',
    ['test', '--config', 'tests/browser/playwright.config.ts'],
    { PORTAL_TEST_REPORT: browserReport },
  )

  const suites = [counted(vitestStatus, vitestCount(vitestReport)), counted(browserStatus, browserCount(browserReport))]
  const passed = sum(suites.map((suite) => suite.passed))
  const failed = sum([types, style, ...suites].map((part) => part.failed))
  rmSync(reports, { recursive: true, force: true })
  // Since the process began: what had to be installed and built counts.
  const testRun: TestRun = { seconds: performance.now() / 1000, passed, failed }
  writeFileSync(TEST_RUN, JSON.stringify(testRun))
  console.log(`\n${passed} passed, ${failed} failed`)
  if (failed > 0 || suites.some((suite) => suite.passed === 0)) process.exitCode = 1
}

function run(script: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', () => resolve(1))
    child.on('close', (status) => resolve(status ?? 1))
  })
}

function npm(): string {
  return process.env.npm_execpath ?? join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js')
}

/** Two at once: each tells what it found when it is done. A check counts only when it fails, for the closing line counts tests. */
function checked(script: string, args: string[]): Promise<Count> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { maxBuffer: 64 * 1024 * 1024 }, (error, output, errors) => {
      process.stdout.write(output + errors)
      resolve({ passed: 0, failed: error ? 1 : 0 })
    })
  })
}

/** A suite that ended badly without a failed test (it did not load, or broke off) counts as one failure. */
function counted(status: number, count: Count): Count {
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

function vitestCount(file: string): Count {
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const report: { numPassedTests: number; numFailedTests: number } = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: report.numPassedTests, failed: report.numFailedTests }
}

function browserCount(file: string): Count {
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const { stats }: { stats: { expected: number; unexpected: number; flaky: number } } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
