import { gzipSync } from 'node:zlib'

/**
 * What a browser loads for a page before its widgets, in bytes gzip: the page, its style sheets, and its scripts with
 * all that those import. What is loaded by `import(…)` comes with a widget, an editor, or a search.
 */
export function pageWeight(html: string, read: (address: string) => string): number {
  const files = new Map<string, string>()
  for (const [, address = ''] of html.matchAll(
    /<(?:script\s[^>]*?src|link\s(?=[^>]*rel="(?:stylesheet|modulepreload)")[^>]*?href)="(\/[^"]+)"/g,
  )) {
    addWithImports(address, files, read)
  }
  // An inline module may import too.
  for (const [, code = ''] of html.matchAll(/<script type="module">([\s\S]*?)<\/script>/g)) {
    for (const name of importsOf(code)) addWithImports(name, files, read)
  }
  return [html, ...files.values()].reduce((sum, text) => sum + weigh(text), 0)
}

const weights = new Map<string, number>()

/** Pages share most files; each is compressed once. */
function weigh(text: string): number {
  const known = weights.get(text) ?? gzipSync(text).length
  weights.set(text, known)
  return known
}

function addWithImports(address: string, files: Map<string, string>, read: (address: string) => string): void {
  if (files.has(address)) return
  const text = read(address)
  files.set(address, text)
  if (!address.endsWith('.js')) return
  for (const name of importsOf(text)) addWithImports(new URL(name, `https://site${address}`).pathname, files, read)
}

function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{0,2}\/[^"']+)["']/g)].map(([, name]) => name as string)
}
