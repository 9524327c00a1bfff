import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { installedBrowser } from '../support/browser'

/** The demo city that each file's portal begins with a copy of (`demo-city.ts`); portals started by hand need none. */
const demoServer = {
  command: 'node --import tsx tests/support/demo-server.ts',
  cwd: '../..',
  wait: { stdout: /demo city: (?<demo_city>\S+)/ },
  timeout: 400_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
}

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  reporter: process.env.PORTAL_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.PORTAL_TEST_REPORT }]]
    : 'list',
  forbidOnly: true,
  // A browser, a portal and its database keep a core busy.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 30_000,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    // The pages themselves are in it; filming them would cost each test that passes.
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      ...(installedBrowser() ? { executablePath: installedBrowser() ?? undefined } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    // What has to work on a phone as well says so: test('…', { tag: '@phone' }, …)
    { name: 'phone', grep: /@phone/, use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
  webServer: process.env.PORTAL_TEST_REUSE === '1' ? [] : [demoServer],
})
