import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = join(import.meta.dirname, '..', 'dist')

/** What a browser loads before a room is opened, in bytes gzip: the page, and all that its tags and imports name. */
export function firstLoad(): number {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const files = new Set(['index.html'])
  for (const [, path] of page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)) addWithImports(path, files)
  return [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0)
}

/** Static imports; a room is imported by `import(…)`, and is not one. */
function addWithImports(path: string, files: Set<string>): void {
  if (files.has(path)) return
  files.add(path)
  if (!path.endsWith('.js')) return
  const source = readFileSync(join(dist, path), 'utf8')
  for (const [, name] of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) {
    addWithImports(`assets/${name}`, files)
  }
}
