import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildSync } from 'esbuild'
import { root } from '../../../../scripts/packages.ts'

/** What a package adds to a page: minified as for production, gzipped, in bytes, without the other packages that it needs. */
export interface PackageSize {
  /** `optimizers` */
  readonly folder: string
  /** Exports that a small program takes. */
  readonly part: readonly string[]
  readonly partBytes: number
  readonly allBytes: number
}

/** Exports of each package that are usually taken, in the order in which the packages are explained. */
const usual: Readonly<Record<string, readonly string[]>> = {
  autograd: ['tensor', 'initialize', 'optimize'],
  nn: ['linear', 'relu', 'sequential', 'crossEntropy'],
  initializers: ['heNormal'],
  optimizers: ['adam'],
  regularizers: ['l2', 'regularize'],
  data: ['batches'],
  train: ['train'],
  safetensors: ['encode', 'decode'],
  'backend-wasm': ['wasmBackend'],
  lowering: ['lower'],
}

/** Measures what the build of the packages has left in their `dist` folders. */
export function packageSizes(): PackageSize[] {
  return Object.entries(usual).map(([folder, part]) => ({
    folder,
    part,
    partBytes: gzipped(folder, `{ ${part.join(', ')} }`),
    allBytes: gzipped(folder, '*'),
  }))
}

function gzipped(folder: string, names: string): number {
  const entry = join(root, 'packages', folder, 'dist/production/index.js')
  if (!existsSync(entry)) throw new Error(`${folder} is not built; \`npm run build\` builds the packages.`)
  const { outputFiles } = buildSync({
    stdin: { contents: `export ${names} from ${JSON.stringify(entry)}`, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    external: ['@chainrule/*'],
  })
  return gzipSync(outputFiles[0]?.contents as Uint8Array).length
}
