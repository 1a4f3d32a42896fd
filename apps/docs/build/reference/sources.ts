import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSource, root } from '../../../../scripts/packages.ts'

export interface SourcePlace {
  /** In the repository. */
  readonly file: string
  readonly line: number
  /** Its docstring, without the marks around it; empty where there is none. */
  readonly comment: string
}

const known = new Map<string, Map<string, SourcePlace>>()

/** Where a package declares an export. The docstring is read here, because the model of api-extractor loses indentation. */
export function sourceOf(folder: string, name: string): SourcePlace | undefined {
  const found = known.get(folder) ?? readPackage(folder)
  known.set(folder, found)
  return found.get(name)
}

function readPackage(folder: string): Map<string, SourcePlace> {
  const found = new Map<string, SourcePlace>()
  for (const file of globSync(`packages/${folder}/src/**/*.ts`, { cwd: root }).filter(isSource)) {
    const text = readFileSync(join(root, file), 'utf8')
    const pattern =
      /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (?:declare )?(?:abstract )?(?:async )?(?:const|function\*?|class|interface|type|let) (\w+)/g
    for (const match of text.matchAll(pattern)) {
      const [whole, comment = '', name = ''] = match
      const line = text.slice(0, match.index + whole.length).split('\n').length
      const place = { file: file.replaceAll('\\', '/'), line, comment: withoutStars(comment) }
      // Overloads: the first one that has a docstring speaks for all.
      if (!found.get(name)?.comment) found.set(name, place)
    }
  }
  return found
}

/** The text between the marks of a comment. */
export function withoutStars(comment: string): string {
  return comment
    .replace(/^\/\*\*|\*\/\s*$/g, '')
    .replace(/^[ \t]*\* ?/gm, '')
    .trim()
}
