import { cell, escapeText, fence, table } from '../pages/markdown.ts'
import { repository } from '../site-address.ts'
import type { ApiItem } from './api-item.ts'
import { type Docstring, parseDocstring } from './parse-docstring.ts'
import { plainName, type ReferenceExport } from './reference-pages.ts'
import { sourceOf, withoutStars } from './sources.ts'

interface Surroundings {
  readonly library: string
  readonly folder: string
  /** Addresses of exports by `package!name`. */
  readonly places: ReadonlyMap<string, string>
}

/** One export: signature, what its docstring says, its members, the types that it names, and where its source is. */
export function renderExport({ name, items }: ReferenceExport, around: Surroundings): string {
  const source = sourceOf(around.folder, name)
  const doc = parseDocstring(
    source?.comment || withoutStars(items.find(({ docComment }) => docComment)?.docComment ?? ''),
  )
  const link = source ? `[Source](${repository}/blob/main/${source.file}#L${source.line})` : ''
  return [
    `## ${name}`,
    doc.deprecated && `:::caution[Deprecated]\n${prose(doc.deprecated, around)}\n:::`,
    fence('typescript', items.map(signature).join('\n')),
    prose(doc.text, around),
    details(doc, around),
    members(items[0] as ApiItem, around),
    [link, related(items, name, around)].filter(Boolean).join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function signature({ excerptTokens, kind, name }: ApiItem): string {
  const text = excerptTokens
    .map((token) => (token.kind === 'Reference' ? token.text.replace(/^_\w+\./, '') : token.text))
    .join('')
  const plain = text.replace(/^export (declare )?(default )?/, '').replaceAll(/\b(\w+)_\d+\b/g, '$1')
  // The inferred type of a plugin repeats all that it declares, texts included; its member page shows that better.
  const factory = /^(\w+): (\w+Factory)</.exec(plain)
  if (factory && plain.length > 300) return `const ${factory[1]}: ${factory[2]}<…>`
  if (kind === 'Variable') return `const ${plain}`
  return kind === 'Namespace' ? `namespace ${name}` : plain
}

function details({ parameters, returns, throws, examples, defaultValue }: Docstring, around: Surroundings): string {
  return [
    parameters.length > 0 &&
      `**Parameters**\n\n${parameters.map(({ name, text }) => `- \`${name}\`: ${prose(text, around)}`).join('\n')}`,
    returns && `**Returns** ${prose(returns, around)}`,
    defaultValue && `**Default** ${prose(defaultValue, around)}`,
    throws.length > 0 && `**Throws**\n\n${throws.map((text) => `- ${prose(text, around)}`).join('\n')}`,
    examples.length > 0 && `**Example**\n\n${examples.map((text) => prose(text, around)).join('\n\n')}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

function members({ members = [], kind }: ApiItem, around: Surroundings): string {
  if (members.length === 0) return ''
  if (kind === 'Class' || kind === 'Namespace') {
    return members
      .map((member) => {
        const doc = parseDocstring(withoutStars(member.docComment))
        return [
          `### ${headingOf(member)}`,
          fence('typescript', signature(member)),
          prose(doc.text, around),
          details(doc, around),
        ]
          .filter(Boolean)
          .join('\n\n')
      })
      .join('\n\n')
  }
  const rows = members.map((member) => {
    const doc = parseDocstring(withoutStars(member.docComment))
    const code = signature(member).replaceAll(/\s+/g, ' ').replace(/;$/, '')
    const text = [doc.text, doc.defaultValue && `Default: ${doc.defaultValue}.`].filter(Boolean).join(' ')
    return [`\`${code.replaceAll('|', '\\|').replaceAll('`', '')}\``, cell(prose(text, around))]
  })
  return table(['Member', 'What it is'], rows)
}

function headingOf({ kind, name }: ApiItem): string {
  if (kind === 'Constructor') return 'constructor'
  return kind === 'Method' || kind === 'Function' ? `${plainName(name)}()` : plainName(name)
}

/** Links of docstrings become links of the page, bare addresses too. */
function prose(text: string, { library, places }: Surroundings): string {
  return text
    .split(/(^```[\s\S]*?^```$|^(?: {4}.*\n?)+)/m)
    .map((part, index) => {
      if (index % 2 === 1) return part
      return escapeText(part).replace(
        /\{@link\s+([^}|]+?)(?:\s*\|\s*([^}]+))?\}/g,
        (_, target: string, words?: string) => {
          const name = target.trim().replace(/^.*[.#]/, '')
          const place = places.get(`${library}!${name}`) ?? places.get(`@chainrule/autograd!${name}`)
          const shown = words ? words.trim() : `\`${target.trim()}\``
          return place ? `[${shown}](${place})` : shown
        },
      )
    })
    .join('')
}

/** The exports that a signature names, as links. */
function related(items: readonly ApiItem[], own: string, { library, places }: Surroundings): string {
  const found = new Map<string, string>()
  for (const { excerptTokens, members = [] } of items) {
    for (const { canonicalReference = '' } of [
      ...excerptTokens,
      ...members.flatMap((member) => member.excerptTokens),
    ]) {
      const [from = '', rest = ''] = canonicalReference.split('!')
      const name = plainName(rest.split(/[:.#(]/)[0] ?? '')
      const place = places.get(`${from || library}!${name}`)
      if (place && name !== own) found.set(name, place)
    }
  }
  return found.size > 0 ? `Names ${[...found].map(([name, place]) => `[\`${name}\`](${place})`).join(', ')}` : ''
}
