import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Extractor } from '@microsoft/api-extractor'
import { extractorConfig } from '../../../../scripts/extractor-config.ts'
import { entryPoints, libraryPackages, type Package, root } from '../../../../scripts/packages.ts'
import type { ApiItem } from './api-item.ts'

/** One entry point of a package, and everything that it exports. */
export interface ApiModel {
  readonly library: Package
  /** `.`, `./errors` */
  readonly subpath: string
  /** Where its pages stand: `autograd`, `autograd-errors`. */
  readonly slug: string
  readonly items: readonly ApiItem[]
}

const folder = join(root, 'node_modules/.cache/docs-api')

/** The models that api-extractor makes of the declarations in `dist`; made anew where those have changed. */
export function apiModels(): ApiModel[] {
  mkdirSync(folder, { recursive: true })
  return libraryPackages().flatMap((library) => {
    const named = Object.keys(library.manifest.exports).filter((subpath) => !subpath.includes('*'))
    const reported = entryPoints(library.path).filter(({ subpath }) => named.includes(subpath))
    const stamp = fingerprint(library)
    return reported.map(({ subpath, types }) => {
      const slug = [library.folder, ...subpath.split('/').slice(1)].join('-')
      const file = join(folder, `${slug}.api.json`)
      if (!existsSync(`${file}.stamp`) || readFileSync(`${file}.stamp`, 'utf8') !== stamp) {
        extract(library, types, file)
        writeFileSync(`${file}.stamp`, stamp)
      }
      const { members } = JSON.parse(readFileSync(file, 'utf8')) as { members: { members: ApiItem[] }[] }
      return { library, subpath, slug, items: members[0]?.members ?? [] }
    })
  })
}

function extract({ path }: Package, types: string, apiJsonFilePath: string): void {
  Extractor.invoke(extractorConfig(path, types, { docModel: { enabled: true, apiJsonFilePath } }), {
    localBuild: true,
    // What there is to complain of is the gate `api`'s to say.
    messageCallback: (message) => {
      message.handled = true
    },
  })
}

function fingerprint({ path }: Package): string {
  const hash = createHash('sha256')
  for (const file of globSync('dist/**/*.d.ts', { cwd: path }).sort()) hash.update(readFileSync(join(path, file)))
  return hash.digest('hex')
}
