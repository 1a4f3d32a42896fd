import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** HTML by address: `/`, `/learn/the-loss/`, `/404.html`. */
export type Pages = ReadonlyMap<string, string>

/** Where the built site lies. */
export const dist = join(import.meta.dirname, '../../dist')

/** Every page of the built site. */
export function builtPages(): Pages {
  const files = globSync('**/*.html', { cwd: dist }).map((file) => file.replaceAll('\\', '/'))
  return new Map(
    files.sort().map((file) => [`/${file.replace(/index\.html$/, '')}`, readFileSync(join(dist, file), 'utf8')]),
  )
}
