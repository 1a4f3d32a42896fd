import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSource, root } from '../../../../scripts/packages.ts'
import { cell, escapeText, fence, table } from '../pages/markdown.ts'
import { writePage } from '../pages/page-file.ts'
import { repository } from '../site-address.ts'

/** One place that throws the error: what it says that it saw, what it advises, which package it is in. */
interface Thrown {
  readonly seen: string
  readonly hint: string
  readonly by: string
}

const howToCatch = `import { ChainruleError, tensor } from '@chainrule/autograd'

try {
  tensor([[1, 2]]).matmul(tensor([[1, 2]]))
} catch (error) {
  if (!(error instanceof ChainruleError)) throw error
  console.log(error.code) // matmul-inner-size
}
`

const catalogueFile = 'packages/autograd/etc/errors.json'

/** Writes a page for each error code of the catalogue, and a list of all. */
export function writeErrors(): void {
  const catalogue = JSON.parse(readFileSync(join(root, catalogueFile), 'utf8')) as Record<string, Thrown[]>
  const mentions = readMentions()
  for (const [code, thrown] of Object.entries(catalogue)) {
    const places = mentions.get(code) ?? []
    writePage({
      path: `errors/${code}`,
      title: code,
      description: shown(thrown[0]?.seen ?? ''),
      source: places[0]?.file ?? catalogueFile,
      body: [
        `A \`ChainruleError\` whose \`code\` is \`${code}\`. The code is permanent; the sentences carry the values that were seen, here between ‹ and ›.`,
        ...thrown.map(({ seen, hint, by }, index) =>
          [
            `## ${thrown.length > 1 ? `Case ${index + 1}: \`${by}\`` : `Thrown by \`${by}\``}`,
            fence('text wrap', shown(seen)),
            hint && `**What to do.** ${escapeText(shown(hint))}`,
          ]
            .filter(Boolean)
            .join('\n\n'),
        ),
        `## Where it is thrown\n\n${places
          .map(({ file, line }) => `- [\`${file}\`](${repository}/blob/main/${file}#L${line})`)
          .join('\n')}`,
        '[All errors, and how to catch one](/errors/)',
      ].join('\n\n'),
    })
  }
  writePage({
    path: 'errors/index',
    title: 'Errors',
    description: 'Every error code, what was seen, and what to do.',
    source: catalogueFile,
    body: `Every error that a package throws on purpose is a \`ChainruleError\` with a permanent \`code\`, the values that were seen, and what to do. In a production build the sentences are left out, and the code leads here.\n\n${fence('ts', howToCatch)}\n\n${table(
      ['Code', 'What was seen'],
      Object.entries(catalogue).map(([code, [first]]) => [
        `[\`${code}\`](/errors/${code}/)`,
        cell(shown(first?.seen ?? '')),
      ]),
    )}`,
  })
}

/** Where sources name a word in quotes. */
function readMentions(): Map<string, { file: string; line: number }[]> {
  const found = new Map<string, { file: string; line: number }[]>()
  for (const path of globSync('packages/*/src/**/*.ts', { cwd: root }).filter(isSource).sort()) {
    const file = path.replaceAll('\\', '/')
    for (const [index, text] of readFileSync(join(root, path), 'utf8').split('\n').entries()) {
      for (const [, word = ''] of text.matchAll(/'([a-z\d-]+)'/g)) {
        found.set(word, [...(found.get(word) ?? []), { file, line: index + 1 }])
      }
    }
  }
  return found
}

/** `${expression}` in a message as a reader understands it. */
function shown(template: string): string {
  let text = template
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/\$\{([^{}]*)\}/g, (_, expression: string) => `‹${nameOf(expression)}›`)
  }
  return text
}

/** The last name in an expression is what it stands for; a choice or a call has no short name. */
function nameOf(expression: string): string {
  if (/^[\w.?]+$/.test(expression)) return expression.split('.').at(-1) ?? expression
  return /[?:]/.test(expression) ? '…' : (/(\w+)\W*$/.exec(expression.replace(/\([^()]*\)/g, ''))?.[1] ?? '…')
}
