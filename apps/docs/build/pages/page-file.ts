import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repository } from '../site-address.ts'

/** Where Astro looks for pages. Folders of generated pages in it are ignored by git. */
export const contentFolder = join(import.meta.dirname, '../../src/content/docs')

export interface PageFile {
  /** From the folder of contents, without extension: `pt-br/members/adam`. */
  readonly path: string
  readonly title: string
  readonly description: string
  /** Path in the repository of what the page is made from, for "edit this page". */
  readonly source: string
  readonly body: string
  /** Whether readers move to the page before and the one after. @default false */
  readonly neighbours?: boolean
}

/** Writes a generated page. */
export function writePage({ path, title, description, source, body, neighbours = false }: PageFile): void {
  const file = join(contentFolder, `${path}.md`)
  mkdirSync(dirname(file), { recursive: true })
  const head = [
    `title: ${JSON.stringify(title)}`,
    `description: ${JSON.stringify(description)}`,
    `editUrl: ${repository}/edit/main/${source}`,
    ...(neighbours ? [] : ['prev: false', 'next: false']),
  ]
  writeFileSync(file, `---\n${head.join('\n')}\n---\n\n${body.trim()}\n`)
}
