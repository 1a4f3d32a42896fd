/**
 * Every written page has a translation that follows its present text: the translation keeps a fingerprint of the English
 * page (`translates:`). `node build/check-translations.ts --update` renews the fingerprints, which says "I have read the change, and
 * the translation says the same".
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

const folder = join(import.meta.dirname, '../src/content/docs')
const generated = /^((reference|errors|members)\/|(benchmarks|changelog)\.md$)/

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--update')) updateFingerprints()
  checkTranslations()
}

/** Throws with the names of pages whose translation is missing or older than the page. */
export function checkTranslations(): void {
  const complaints = pages().flatMap((page) => {
    const file = join(folder, 'pt-br', page)
    if (!existsSync(file)) return [`${page}: the translation pt-br/${page} is missing.`]
    const { code, fingerprint } = read(page)
    const translation = readFileSync(file, 'utf8')
    if (fingerprintIn(translation) !== fingerprint) return [`${page}: the translation pt-br/${page} is stale.`]
    const differs = samples(translation).join('\n') !== code.join('\n')
    return differs ? [`${page}: the code in pt-br/${page} is not the same.`] : []
  })
  const alone = globSync('pt-br/**/*.md', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/').slice('pt-br/'.length))
    .filter((page) => !generated.test(page) && !existsSync(join(folder, page)))
  complaints.push(...alone.map((page) => `pt-br/${page}: there is no English page ${page}.`))
  if (complaints.length > 0) throw new Error(`Translations:\n${complaints.join('\n')}`)
}

function updateFingerprints(): void {
  for (const page of pages()) {
    const file = join(folder, 'pt-br', page)
    if (!existsSync(file)) continue
    const text = readFileSync(file, 'utf8').replace(/^translates: .*\n/m, '')
    writeFileSync(file, text.replace(/^---\n/, `---\ntranslates: ${read(page).fingerprint}\n`))
  }
}

function pages(): string[] {
  return globSync('**/*.md', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('pt-br/') && !generated.test(file))
    .sort()
}

function read(page: string): { fingerprint: string; code: string[] } {
  const text = readFileSync(join(folder, page), 'utf8')
  return { fingerprint: createHash('sha256').update(text).digest('hex').slice(0, 16), code: samples(text) }
}

/** What runs must be the same in both languages, but for its comments. */
function samples(text: string): string[] {
  return [...text.matchAll(/^```ts.*\n([\s\S]*?)^```$/gm)].map(([, code = '']) =>
    code.replace(/\s*\/\/.*$/gm, '').replace(/^\s*\n/gm, ''),
  )
}

function fingerprintIn(text: string): string | undefined {
  return /^translates: (\w+)$/m.exec(text)?.[1]
}
