import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { median } from '../statistics.ts'

/** Size of what an application loads, and how long a fresh process takes to the end of its first step. */
export async function bundlesText(rounds: number): Promise<string> {
  buildPackages()
  const rows: string[] = []
  for (const [program, title, extra] of programs) {
    const folder = mkdtempSync(join(tmpdir(), 'chainrule-bench-bundle-'))
    const { path, bytes } = await bundle(program, folder)
    const size = bytes + (extra ? zippedSize(extra) : 0)
    const times = Array.from({ length: rounds }, () => freshProcess(path))
    rows.push(
      `| ${title} | ${program === 'bare' ? '' : `${(size / 1000).toFixed(1)} kB`} | ${median(times).toFixed(0)} ms |`,
    )
    rmSync(folder, { recursive: true })
  }
  return [
    '## Size and first step',
    'The program of each library, bundled and minified by esbuild, with gzip; and the time from the start of a fresh process to its end after one step of a 2-8-8-1 network with Adam, whatever is loaded and compiled included.',
    ['| program | size | first step |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

const wasmFolder = join(
  dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json')),
  'wasm-out/',
)

const programs: readonly (readonly [program: string, title: string, extra?: string])[] = [
  ['bare', 'bare Node.js'],
  ['chainrule-core', 'chainrule: autograd, lowering, backend-wasm and Adam'],
  ['chainrule', 'chainrule with layers and losses'],
  ['jax', 'jax-js'],
  ['tfjs', 'tfjs-core with its wasm backend (SIMD, one thread)', join(wasmFolder, 'tfjs-backend-wasm-simd.wasm')],
]

/** The programs of a production build come from what is published. */
function buildPackages(): void {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const packages = ['backend-wasm', 'nn', 'optimizers'].map((name) => `--filter=@chainrule/${name}`)
  const { status, stdout } = spawnSync('turbo', ['run', 'build', '--output-logs=errors-only', ...packages], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
  })
  if (status !== 0) throw new Error(`The packages do not build: ${stdout.slice(-500)}`)
}

/** Writes a bundle; its size is that of the program and of what it loads at once, without what it might load later. */
async function bundle(program: string, outdir: string): Promise<{ path: string; bytes: number }> {
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL(`../programs/${program}.ts`, import.meta.url))],
    outdir,
    outExtension: { '.js': '.mjs' },
    splitting: true,
    metafile: true,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    // As a bundler for the browser takes them; the sources of our own packages with the texts of a production build.
    mainFields: ['module', 'main'],
    conditions: ['production'],
    target: 'es2022',
    logLevel: 'error',
    // What bundles of CommonJS expect of Node.js.
    banner: {
      js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname;",
    },
  })
  const path = join(outdir, `${program}.mjs`)
  const loaded = new Set([path])
  const outputs = new Map(Object.entries(metafile.outputs).map(([name, output]) => [resolve(name), output]))
  for (const file of loaded) {
    for (const { path: other, kind } of outputs.get(file)?.imports ?? []) {
      if (kind === 'import-statement' && outputs.has(resolve(other))) loaded.add(resolve(other))
    }
  }
  return { path, bytes: [...loaded].reduce((sum, file) => sum + zippedSize(file), 0) }
}

function zippedSize(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length
}

function freshProcess(path: string): number {
  const begin = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [path, wasmFolder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${path} failed: ${stderr.slice(-500)}`)
  return performance.now() - begin
}
