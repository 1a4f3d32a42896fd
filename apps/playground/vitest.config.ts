import { defineConfig } from 'vitest/config'

/** The tests in a real browser; those of single functions stand beside the sources and run with all others. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['browser/**/*.test.ts'],
    globalSetup: 'browser/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two pages that train at once are enough for the machine of a test.
    maxWorkers: 2,
  },
})
