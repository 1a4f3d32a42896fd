import { catalogue, type Kind, type Member } from '@chainrule/catalogue'
import { cell, escapeText, fence, table } from '../pages/markdown.ts'
import { writePage } from '../pages/page-file.ts'
import { repository } from '../site-address.ts'
import { memberQuiz } from './member-quiz.ts'
import { noteOf } from './notes.ts'
import { sourceCode } from './source-code.ts'
import { toTex } from './to-tex.ts'
import { widgetCaption } from './widget-caption.ts'
import { widgetOf } from './widget-of.ts'
import { chrome, kinds } from './words.ts'

type Language = 'en' | 'pt'

const languages: readonly Language[] = ['en', 'pt']

/** Writes a page for each member of the catalogue, a list for each kind, and the list of kinds, in both languages. */
export function writeMembers(): void {
  const widgets = new Map(catalogue.map((member) => [member, widgetOf(member)]))
  for (const language of languages) {
    for (const member of catalogue) writeMember(member, language, widgets.get(member) ?? null)
    for (const kind of Object.keys(kinds) as Kind[]) writeKind(kind, language)
    writeIndex(language)
  }
}

function writeMember(member: Member, language: Language, widget: string | null): void {
  const { name, kind, source } = member
  const code = sourceCode(member)
  const tex = toTex(member.formula)
  const say = (words: { en: string; pt: string }) => words[language]
  const note = noteOf(member)
  writePage({
    path: pathOf(member, language),
    title: name,
    description: say(member.text),
    source,
    body: [
      `*${say(kinds[kind].one)}*, \`import { ${name} } from '${member.package}'\``,
      say(member.text),
      member.formula && `## ${say(chrome.formula)}`,
      tex && `$$\n${tex}\n$$`,
      member.formula && fence('text', member.formula),
      `## ${say(chrome.hyperparameters)}`,
      hyperparameters(member, language),
      widget && `## ${say(chrome.watch)}\n\n${fence('widget', `${widget}\n${widgetCaption(widget, name)[language]}`)}`,
      `## ${say(chrome.when)}\n\n${say(note)}`,
      memory(member, language),
      elsewhere(member, language),
      member.example && `## ${say(chrome.code)}\n\n${fence('ts live', member.example)}`,
      code && `## ${say(chrome.steps)}\n\n${fence('typescript', code)}`,
      [
        `## ${say(chrome.source)}`,
        member.paper.url && `${say(chrome.paper)}: [${titleOf(member.paper)}](<${member.paper.url}>).`,
        `[\`${source}\`](${repository}/blob/main/${source}) · [${language === 'pt' ? 'Referência' : 'Reference'}](${prefix(language)}/reference/${member.package.split('/')[1]}/)`,
      ]
        .filter(Boolean)
        .join('\n\n'),
      member.remarks && `## ${say(chrome.details)}\n\n${paragraphs(member.remarks)}`,
      fence('quiz', memberQuiz(member, catalogue, language)),
    ]
      .filter(Boolean)
      .join('\n\n'),
  })
}

/** Authors, year and place in the paper, without its address and what is said of it after that. */
function titleOf({ citation, year, url }: Member['paper']): string {
  const title = citation.split(/,? ?https?:/)[0]?.trim()
  return escapeText(title || String(year ?? url))
}

function hyperparameters({ hyperparameters: numbers }: Member, language: Language): string {
  if (numbers.length === 0) return chrome.none[language]
  return table(
    chrome.head[language],
    numbers.map(({ name, symbol, default: value, range, text }) => [
      `\`${name}\``,
      symbol ?? '',
      value === null ? chrome.must[language] : `\`${value}\``,
      `\`${range.replaceAll(' ', '\u00a0')}\``,
      cell(text[language]),
    ]),
  )
}

function memory({ kind, statePerElement: state, needs }: Member, language: Language): string {
  if (kind !== 'optimizer') return ''
  const numbers = state === null ? '' : String(state).replace('.', language === 'pt' ? ',' : '.')
  const text =
    state === null
      ? { en: 'Depends on the optimizer inside.', pt: 'Depende do otimizador de dentro.' }
      : {
          en: `${numbers} ${state === 1 ? 'number' : 'numbers'} for each element of a 64 × 64 weight, beside the weight itself.`,
          pt: `${numbers} ${state === 1 ? 'número' : 'números'} para cada elemento de um peso de 64 × 64, além do próprio peso.`,
        }
  const more = needs.length > 0 ? ` ${chrome.needs[language]}: ${needs.map((need) => `\`${need}\``).join(', ')}.` : ''
  return `## ${chrome.state[language]}\n\n${text[language]}${more}`
}

function elsewhere({ presets, name, kind }: Member, language: Language): string {
  const rows = Object.entries(presets).map(([framework, options]) => [
    framework,
    Object.entries(options)
      .map(([option, value]) => `\`${option}: ${JSON.stringify(value)}\``)
      .join(', '),
    `\`${name}(${name}.presets.${framework})\``,
  ])
  if (rows.length === 0 && kind !== 'optimizer' && kind !== 'initializer') return ''
  const head = { en: ['Framework', 'Its numbers', 'Here'], pt: ['Framework', 'Seus números', 'Aqui'] }
  return `## ${chrome.elsewhere[language]}\n\n${rows.length > 0 ? table(head[language], rows) : chrome.same[language]}`
}

function writeKind(kind: Kind, language: Language): void {
  const { folder, many, text } = kinds[kind]
  const rows = catalogue
    .filter((member) => member.kind === kind)
    .map((member) => [
      `[\`${member.name}\`](/${pathOf(member, language)}/)`,
      cell(member.text[language]),
      member.paper.url ? `[${member.paper.year ?? '↗'}](<${member.paper.url}>)` : '',
    ])
  const head = { en: ['Name', 'What it does', 'Paper'], pt: ['Nome', 'O que faz', 'Artigo'] }
  writePage({
    path: `${prefix(language).slice(1)}${prefix(language) ? '/' : ''}members/${folder}/index`,
    title: many[language],
    description: text[language].replaceAll('`', ''),
    source: 'packages/catalogue/src/data.ts',
    body: `${text[language]}\n\n${table(head[language], rows)}`,
  })
}

function writeIndex(language: Language): void {
  const rows = (Object.keys(kinds) as Kind[]).map((kind) => {
    const { folder, many, text } = kinds[kind]
    const count = catalogue.filter((member) => member.kind === kind).length
    return [`[${many[language]}](${prefix(language)}/members/${folder}/)`, String(count), cell(text[language])]
  })
  const words = {
    en: {
      title: 'Members',
      text: 'Every initializer, optimizer, schedule, transform, wrapper and regularizer, each with its formula, numbers, paper, code and a way to watch it.',
      head: ['Family', 'Members', 'What they are'],
    },
    pt: {
      title: 'Membros',
      text: 'Todo inicializador, otimizador, programação, transformação, invólucro e regularizador, cada um com fórmula, números, artigo, código e um modo de vê-lo funcionar.',
      head: ['Família', 'Membros', 'O que são'],
    },
  }[language]
  writePage({
    path: `${prefix(language).slice(1)}${prefix(language) ? '/' : ''}members/index`,
    title: words.title,
    description: words.text,
    source: 'packages/catalogue/src/data.ts',
    body: `${words.text}\n\n${table(words.head, rows)}`,
  })
}

/** Where the page of a member stands, in a language. */
function pathOf({ kind, name }: Member, language: Language): string {
  return `${language === 'pt' ? 'pt-br/' : ''}members/${kinds[kind].folder}/${name.toLowerCase()}`
}

function prefix(language: Language): string {
  return language === 'pt' ? '/pt-br' : ''
}

/** Remarks of docstrings: indented formulas and tables stay as they are. */
function paragraphs(text: string): string {
  return text
    .split('\n\n')
    .map((part) => (/^( {4}|\||```)/.test(part) ? part : escapeText(part)))
    .join('\n\n')
}
