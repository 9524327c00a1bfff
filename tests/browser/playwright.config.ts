import { defineConfig } from '@playwright/test'
import { installedBrowser } from '../support/browser'

// Two portals for the whole run: the demo city, and a city that begins empty (its tests name EMPTY_CITY_URL).
const port = Number(process.env.PORTAL_TEST_PORT ?? 4310)
const emptyPort = port + 1
process.env.EMPTY_CITY_URL = `http://localhost:${emptyPort}`

const portal = (portalPort: number, env: Record<string, string>) => ({
  command: 'node --import tsx tests/support/fresh-portal.ts',
  cwd: '../..',
  url: `http://localhost:${portalPort}/readyz`,
  env: { PORT: String(portalPort), HOST: '127.0.0.1', PORTAL_MODE: 'demo', ...env },
  timeout: 400_000,
  gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
  // PORTAL_TEST_REUSE=1: go on with portals started by hand while writing tests.
  reuseExistingServer: process.env.PORTAL_TEST_REUSE === '1',
  stdout: 'pipe' as const,
})

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  reporter: process.env.PORTAL_TEST_REPORT
    ? [['list'], ['json', { outputFile: process.env.PORTAL_TEST_REPORT }]]
    : 'list',
  forbidOnly: true,
  // The tests of one portal change its one database.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    actionTimeout: 15_000,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    trace: 'retain-on-failure',
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
  webServer: [portal(port, {}), portal(emptyPort, { PORTAL_DEMO: 'empty' })],
})
