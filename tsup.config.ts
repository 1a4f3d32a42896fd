import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { defineConfig, type Options } from 'tsup'
import { entryPoints } from './scripts/packages.ts'
import { productionSource } from './scripts/production-source.ts'

type Plugin = NonNullable<Options['esbuildPlugins']>[number]

/**
 * Every source file becomes one file of `dist`, so that `sideEffects: false` lets a bundler leave out whole
 * modules: in a bundled file, a call at the top (`definePrimitive(...)`) would stay in every application.
 */
const oneFileEach: Plugin = {
  name: 'one-file-each',
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path, kind }) =>
      kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, '.js'), external: true, sideEffects: false },
    )
  },
}

/**
 * For browsers: without words for people. Node and development servers ask for the words by their conditions.
 *
 * Where `name.production.ts` lies beside `name.ts`, it takes its place.
 */
const withoutWords: Plugin = {
  name: 'without-words',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const short = path.replace(/\.ts$/, '.production.ts')
      const source = await readFile(existsSync(short) ? short : path, 'utf8')
      return { contents: productionSource(source, path), loader: 'ts' }
    })
  },
}

const common: Options = {
  entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.fixture.ts', '!src/**/*.production.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  splitting: false,
  silent: true,
}

export default defineConfig([
  {
    ...common,
    // Both builds run at the same time.
    clean: ['!production/**'],
    sourcemap: true,
    dts: { entry: entryPoints(process.cwd()).map(({ source }) => source) },
    esbuildPlugins: [oneFileEach],
    esbuildOptions(options) {
      // The sources are published beside `dist`, so the maps need not repeat them.
      options.sourcesContent = false
    },
  },
  { ...common, outDir: 'dist/production', clean: true, esbuildPlugins: [oneFileEach, withoutWords] },
])
