import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild } from 'esbuild'
import { build as viteBuild } from 'vite'
import webpack from 'webpack'

export const pages = join(import.meta.dirname, 'pages')

/** Each tool with the pages and nothing that a user would have to know: `folder` is where the bundle goes. */
export const bundlers: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  async esbuild(folder) {
    copyPage(folder)
    await esbuild({
      // This tool leaves addresses of workers alone, so a worker of one's own is an entry of its own.
      entryPoints: [join(pages, 'page.js'), join(pages, 'worker.js')],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      outdir: folder,
      logLevel: 'warning',
    })
  },

  async webpack(folder) {
    copyPage(folder)
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          entry: { page: join(pages, 'page.js') },
          output: { path: folder, publicPath: '' },
          performance: false,
        },
        (error, result) => (error ? reject(error) : resolve(result)),
      )
    })
    if (stats?.hasErrors()) throw new Error(stats.toString({ colors: false, all: false, errors: true }))
  },

  async vite(folder) {
    await viteBuild({
      root: pages,
      logLevel: 'warn',
      worker: { format: 'es' },
      build: {
        target: 'es2022',
        outDir: folder,
        emptyOutDir: true,
        chunkSizeWarningLimit: 2000,
        rolldownOptions: { input: [join(pages, 'index.html'), join(pages, 'oracles.html')] },
      },
    })
  },
}

function copyPage(folder: string): void {
  mkdirSync(folder, { recursive: true })
  cpSync(join(pages, 'index.html'), join(folder, 'index.html'))
}
