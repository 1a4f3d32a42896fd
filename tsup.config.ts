import { defineConfig, type Options } from 'tsup'
import { entryPoints } from './scripts/packages.ts'

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

export default defineConfig({
  entry: ['src/**/*.ts', '!src/**/*.test.ts', '!src/**/*.fixture.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  splitting: false,
  sourcemap: true,
  clean: true,
  silent: true,
  dts: { entry: entryPoints(process.cwd()).map(({ source }) => source) },
  esbuildPlugins: [oneFileEach],
  esbuildOptions(options) {
    // The sources are published beside `dist`, so the maps need not repeat them.
    options.sourcesContent = false
  },
})
