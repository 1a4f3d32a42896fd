import { defineConfig } from 'vitest/config'

const conditions = ['source', 'module', 'import', 'node', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      '{packages,apps,tools}/*/{src,build}/**/*.test.ts',
      'benchmarks/src/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    setupFiles: ['scripts/vitest-setup.ts'],
    testTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: [
        '**/*.test.ts',
        '**/*.fixture.ts',
        '**/index.ts',
        // Run where they live, by gates of their own: in the pages of the playground, and as a command.
        'packages/widgets/**',
        'packages/create-chainrule-plugin/src/main.ts',
      ],
      reporter: [['text', { skipFull: true }]],
      thresholds: { statements: 95, branches: 90, functions: 90, lines: 95 },
    },
  },
})
