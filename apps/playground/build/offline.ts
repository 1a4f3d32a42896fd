import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Plugin } from 'vite'

const WORKER = 'service-worker.js'
const PLACE = '%OFFLINE_FILES%'

/** Kept when they are first fetched, as they are large. */
const later = /^mnist\/(train|test)-/

/** Builds the service worker beside the page, and writes into it what the build consists of. */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    config: ({ root = '.' }) => ({
      build: {
        rolldownOptions: {
          input: { page: join(root, 'index.html'), 'service-worker': join(root, 'src/offline/service-worker.ts') },
          output: {
            // Its place is its scope, and it is asked for by its name.
            entryFileNames: ({ name }) => (name === 'service-worker' ? WORKER : 'assets/[name]-[hash].js'),
          },
        },
      },
    }),
    async writeBundle({ dir = '' }) {
      if (this.environment.config.isWorker) return
      const found = await readdir(dir, { recursive: true, withFileTypes: true })
      const files = found
        .filter((entry) => entry.isFile())
        .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((file) => file !== WORKER && !later.test(file))
        .sort()
      const hash = createHash('sha256')
      for (const file of files) hash.update(file).update(await readFile(join(dir, file)))
      const content = {
        version: hash.digest('hex').slice(0, 12),
        // A page is asked for by its folder.
        files: files.map((file) => (file === 'index.html' ? './' : `./${file}`)),
      }
      const path = join(dir, WORKER)
      const code = await readFile(path, 'utf8')
      if (!code.includes(PLACE)) throw new Error(`${WORKER} has no place for the list of files.`)
      await writeFile(path, code.replace(PLACE, encodeURIComponent(JSON.stringify(content)).replaceAll("'", '%27')))
    },
  }
}
