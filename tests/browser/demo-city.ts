import { test as anyTest } from '@playwright/test'
import { type DemoPortal, startDemoPortal } from '../support/demo-portal'

const PORT = Number(process.env.PORTAL_TEST_PORT ?? 4310)

type OfWorker = { portals: { addressFor: (file: string) => Promise<string> } }

/**
 * Tests in the demo city. Each file has one of its own, which begins as the demo is and which no other file changes;
 * paths are those of its portal.
 */
export const test = anyTest.extend<{ city: string }, OfWorker>({
  portals: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what is needed
    async ({}, use, { parallelIndex }) => {
      let held: { file: string; portal: DemoPortal } | null = null
      const leave = async () => {
        await held?.portal.stop()
        held = null
      }
      const addressFor = async (file: string) => {
        // A portal started by hand while writing tests.
        if (process.env.PORTAL_TEST_REUSE === '1') return `http://localhost:${PORT}`
        if (held?.file !== file) {
          await leave()
          held = { file, portal: await startDemoPortal(PORT + parallelIndex) }
        }
        return held.portal.address
      }
      await use({ addressFor })
      await leave()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  city: [async ({ portals }, use, { file }) => use(await portals.addressFor(file)), { timeout: 180_000 }],
  baseURL: async ({ city }, use) => use(city),
})
