import { availableParallelism } from 'node:os'
import tsconfigPaths from 'vite-tsconfig-paths'
import { defineConfig } from 'vitest/config'

const plugins = [tsconfigPaths()]

export default defineConfig({
  test: {
    // Left to itself vitest keeps one core back: on two cores everything would go one after another.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/database/**', 'tests/faults/**', 'tests/browser/**'],
          // Properties over hundreds of cases: seconds alone, many more beside others.
          testTimeout: 60_000,
        },
      },
      {
        plugins,
        test: {
          name: 'database',
          include: ['tests/database/**/*.test.{ts,tsx}'],
          globalSetup: 'tests/support/database-server.ts',
          setupFiles: 'tests/support/own-database.ts',
          testTimeout: 120_000,
          // The first file that asks for the demo city fills it; others wait for it.
          hookTimeout: 300_000,
        },
      },
      {
        plugins,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: 'tests/support/cluster-copy.ts',
          testTimeout: 400_000,
          hookTimeout: 240_000,
          // Whole portals start and die here: alone, when the others are done.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
