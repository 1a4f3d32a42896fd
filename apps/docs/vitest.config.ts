import { defineConfig } from 'vitest/config'

const conditions = ['source', 'module', 'import', 'node', 'default']

/** The tests of the built site, most of them in a real browser; those of single functions stand beside the sources. */
export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['browser/**/*.test.ts'],
    globalSetup: 'browser/setup.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
  },
})
