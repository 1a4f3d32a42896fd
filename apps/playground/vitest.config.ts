import { defineConfig } from 'vitest/config'

const conditions = ['source', 'module', 'import', 'node', 'default']

/** The tests in a real browser; those of single functions stand beside the sources and run with all others. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['browser/**/*.test.ts'],
    globalSetup: 'browser/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page that waits for data and a processor takes more than the usual second.
    expect: { poll: { timeout: 20_000 } },
    // Two pages that train at once are enough for the machine of a test.
    maxWorkers: 2,
  },
})
