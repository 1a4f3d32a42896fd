/**
 * Gathers what the members of the families say of themselves, in declarations and docstrings, and compares it with the
 * committed catalogue, or writes it (`--update`). Runs on the sources: `node --conditions=source`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { type Optimizer, optimize, Parameter } from '../packages/autograd/src/index.ts'
import type { Kind, Member, MemberNumber } from '../packages/catalogue/src/member.ts'
import { functionMembers } from './catalogue-functions.ts'
import { isSource, root } from './packages.ts'
import { printDifference } from './print-difference.ts'

interface Definition {
  hyperparameters?: Record<string, Record<string, unknown>>
  text?: { en: string; pt: string }
  needs?: readonly string[]
  presets?: Record<string, Record<string, unknown>>
}

type Factory = ((...args: unknown[]) => unknown) & { definition?: Definition }

const committed = join(root, 'packages/catalogue/src/data.ts')
const mistakes: string[] = []
const members: Member[] = []
for (const family of ['initializers', 'optimizers', 'regularizers']) {
  const exports = (await import(`../packages/${family}/src/index.ts`)) as Record<string, Factory>
  const folder = join(root, 'packages', family, 'src')
  for (const file of readdirSync(folder, { encoding: 'utf8' }).filter(isSource).sort()) {
    const path = join(folder, file)
    for (const found of declarations(path)) {
      if (exports[found.name]) members.push(memberOf(found, exports[found.name], `@chainrule/${family}`, path))
    }
  }
}
members.sort((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name))
const fresh = `import type { Member } from './member.ts'\n\nexport const data: readonly Member[] = ${JSON.stringify(members, null, 2)}\n`
if (mistakes.length > 0) {
  console.log(mistakes.join('\n'))
  process.exitCode = 1
} else if (process.argv.includes('--update')) {
  writeFileSync(committed, fresh)
  console.log(`${members.length} members`)
} else if (!existsSync(committed) || readFileSync(committed, 'utf8') !== fresh) {
  printDifference(committed, fresh)
  console.log('The catalogue is out of date: run `npm run catalogue` and commit the file.')
  process.exitCode = 1
}

interface Declaration {
  readonly name: string
  /** The helper that makes it: defineOptimizer, … */
  readonly helper: string
  readonly doc: string
}

/** What a file exports by one of the helpers, with its docstring. */
function declarations(path: string): Declaration[] {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true)
  return file.statements.flatMap((statement): Declaration[] => {
    const exported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!exported) return []
    const doc = ts.getLeadingCommentRanges(file.text, statement.getFullStart())?.at(-1)
    const text = doc ? file.text.slice(doc.pos, doc.end) : ''
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      const { text: name } = statement.name
      return functionMembers[name] ? [{ name, helper: '', doc: text }] : []
    }
    if (!ts.isVariableStatement(statement)) return []
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      const helper = initializer && ts.isCallExpression(initializer) ? initializer.expression.getText() : ''
      if (functionMembers[name.getText()]) return [{ name: name.getText(), helper, doc: text }]
      return /^(define|constrain)/.test(helper) ? [{ name: name.getText(), helper, doc: text }] : []
    })
  })
}

function memberOf({ name, helper, doc }: Declaration, factory: Factory, from: string, path: string): Member {
  const { hyperparameters = {}, text, needs = [], presets = {} } = factory.definition ?? {}
  const { summary, formula, remarks, example } = partsOf(doc)
  const words = text ?? functionMembers[name]
  const numbers = Object.entries(hyperparameters).map(([key, declared]) => numberOf(key, declared))
  if (!words?.en || !words.pt) mistakes.push(`${from}: ${name} has no text in both languages.`)
  for (const { name: key, text: line } of numbers) {
    if (!line.en || !line.pt) mistakes.push(`${from}: ${name}.${key} has no text in both languages.`)
  }
  const kind = functionMembers[name] ? (functionMembers[name].kind ?? 'regularizer') : kindOf(helper, factory)
  return {
    name,
    kind,
    package: from,
    source: relative(root, path).replaceAll('\\', '/'),
    text: { en: words?.en ?? summary, pt: words?.pt ?? '' },
    summary,
    formula,
    remarks,
    example,
    paper: paperOf(remarks),
    hyperparameters: numbers,
    presets,
    needs,
    statePerElement: kind === 'optimizer' ? stateOf(factory) : null,
    tier: 'core',
  }
}

function numberOf(name: string, declared: Record<string, unknown>): MemberNumber {
  const {
    symbol,
    default: start,
    min,
    max,
    above,
    below,
    whole,
    scale,
    text,
  } = declared as {
    symbol?: string
    default?: number
    min?: number
    max?: number
    above?: number
    below?: number
    whole?: boolean
    scale?: 'linear' | 'log'
    text: { en: string; pt: string }
  }
  const low = above !== undefined ? `(${above}` : min !== undefined ? `[${min}` : '(-∞'
  const high = below !== undefined ? `${below})` : max !== undefined ? `${max}]` : '∞)'
  return {
    name,
    symbol: symbol ?? null,
    default: start ?? null,
    range: `${low}, ${high}`,
    whole: whole ?? false,
    scale: scale ?? 'linear',
    text,
  }
}

function kindOf(helper: string, factory: Factory): Kind {
  if (helper === 'defineInitializer') return 'initializer'
  if (helper === 'defineRegularizer' || helper.startsWith('constrain')) return 'regularizer'
  if (helper === 'defineSchedule' || helper === 'defineCompositeSchedule') return 'schedule'
  if (helper === 'defineWrapper') return 'wrapper'
  return movesByItself(factory) ? 'optimizer' : 'transform'
}

/** An optimizer moves a weight against its gradient, and the other way with the other sign; links of a chain do not. */
function movesByItself(factory: Factory): boolean {
  if ('learningRate' in (factory.definition?.hyperparameters ?? {})) return true
  const moved = (slope: number) => {
    const w = new Parameter([2, 2], 'float32')
    w.write([1, 2, 3, 4])
    const running = optimize({ w }, factory(startingOptions(factory)) as Optimizer)
    for (let step = 0; step < 3; step++) running.step(() => w.mul(slope).sum())
    return String(w.toArray())
  }
  try {
    return moved(1) !== moved(-1)
  } catch {
    return false
  }
}

/** A value for every number that has no default. */
function startingOptions({ definition }: Factory): Record<string, number> {
  const required = Object.entries(definition?.hyperparameters ?? {}).filter(([, declared]) => !('default' in declared))
  return Object.fromEntries(required.map(([key, { min, above }]) => [key, Math.max(1, Number(min ?? above ?? 1))]))
}

function stateOf(factory: Factory): number | null {
  try {
    const w = new Parameter([64, 64], 'float32')
    w.write(new Float32Array(64 * 64))
    const running = optimize({ w }, factory(startingOptions(factory)) as Optimizer)
    let elements = 0
    for (const [name, cell] of running.cells) if (!name.endsWith('.random')) elements += cell.size
    return Math.round((1000 * elements) / (64 * 64)) / 1000
  } catch {
    return null
  }
}

/** First sentence, formula, the rest and the example of a docstring. */
function partsOf(comment: string) {
  const lines = comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
  const tag = lines.findIndex((line) => line.startsWith('@'))
  const body = (tag < 0 ? lines : lines.slice(0, tag))
    .join('\n')
    .trim()
    .split(/\n\s*\n/)
  const formula = body.filter((part) => part.split('\n').every((line) => line.startsWith('    '))).join('\n\n')
  const prose = body.filter((part) => !part.startsWith('    '))
  const example = lines.join('\n').match(/@example\n```ts\n([\s\S]*?)\n```/)?.[1] ?? ''
  const flat = (part: string) => part.replace(/\s*\n\s*/g, ' ').trim()
  return {
    summary: flat(prose[0] ?? ''),
    formula: formula.replace(/^ {4}/gm, ''),
    remarks: prose.slice(1).map(flat).join('\n\n'),
    example,
  }
}

function paperOf(remarks: string): Member['paper'] {
  // Addresses of journals may have parentheses inside.
  const url = remarks.match(/https?:\/\/(?:\([^\s()]*\)|[^\s()>,])*(?:\([^\s()]*\)|[^\s()>,.;:])/)?.[0] ?? null
  // The full stop of "et al." ends no sentence.
  const text = remarks.replaceAll('et al.', 'et al\u2024')
  const found = text.match(/[^.\n]*\b(1[89]|20)\d\d[^\n]*?(?=\.\s|\.$|$)/m)?.[0]?.trim() ?? ''
  const sentence = found.replaceAll('\u2024', '.')
  const year = sentence.match(/\b(1[89]\d\d|20\d\d)\b/)?.[0]
  return { citation: sentence, year: year ? Number(year) : null, url }
}
