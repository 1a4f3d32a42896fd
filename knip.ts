import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  workspaces: {
    '.': { entry: ['scripts/*.{ts,mjs}'], project: ['scripts/**/*.{ts,mjs}', '*.ts'] },
    'packages/*': { project: ['src/**/*.ts'] },
    'apps/*': { entry: ['src/main.ts'], project: ['src/**/*.ts'] },
    'tools/*': { entry: ['src/main.ts'], project: ['src/**/*.{ts,js}'] },
    'tools/size': { entry: ['src/*.ts'], project: ['src/**/*.ts'] },
    'tools/smoke': { entry: ['src/main.ts', 'src/program.js'], project: ['src/**/*.{ts,js}'] },
    // Its dependencies are what the examples import.
    'tools/examples': { entry: ['src/main.ts'], project: ['src/**/*.ts'], ignoreDependencies: [/^@chainrule\//] },
  },
  // Started by name: by turbo, and for packing.
  ignoreDependencies: ['pnpm'],
}

export default config
