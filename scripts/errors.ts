/**
 * Reads every `new ChainruleError('code', 'what was seen', 'what to do')` of the packages and compares the catalogue
 * of codes with the committed one, or writes it (`--update`).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { isSource, libraryPackages, root } from './packages.ts'
import { printDifference } from './print-difference.ts'

interface Throw {
  seen: string
  hint: string
  /** The package that throws it. */
  by: string
}

const committed = join(root, 'packages/autograd/etc/errors.json')
const catalogue = new Map<string, Throw[]>()
const mistakes: string[] = []

for (const { name, path } of libraryPackages()) {
  for (const file of sources(join(path, 'src'))) readThrows(file, name)
}
const fresh = `${JSON.stringify(Object.fromEntries([...catalogue].sort(byCode)), null, 2)}\n`

if (mistakes.length > 0) {
  console.log(mistakes.join('\n'))
  process.exitCode = 1
} else if (process.argv.includes('--update')) {
  writeFileSync(committed, fresh)
} else {
  compare()
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((name) => join(folder, name))
    .sort()
}

function readThrows(path: string, by: string): void {
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true)
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'ChainruleError') readThrow(node, file, by)
    ts.forEachChild(node, visit)
  }
  visit(file)
}

function readThrow(node: ts.NewExpression, file: ts.SourceFile, by: string): void {
  const line = `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`
  const [code, seen, hint] = node.arguments ?? []
  if (!code || !seen || !hint) {
    mistakes.push(`${line}: an error has a code, says what was seen, and what to do.`)
  } else if (ts.isConditionalExpression(code)) {
    const choose = (expression: ts.Expression, side: 'whenTrue' | 'whenFalse') =>
      ts.isConditionalExpression(expression) && expression.condition.getText() === code.condition.getText()
        ? expression[side]
        : expression
    for (const side of ['whenTrue', 'whenFalse'] as const) {
      record(code[side], { seen: readText(choose(seen, side)), hint: readText(choose(hint, side)), by }, line)
    }
  } else {
    record(code, { seen: readText(seen), hint: readText(hint), by }, line)
  }
}

function record(code: ts.Expression, entry: Throw, line: string): void {
  if (!ts.isStringLiteral(code)) {
    mistakes.push(`${line}: the code of an error is written as a literal, so that the catalogue and people find it.`)
  } else if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(code.text)) {
    mistakes.push(`${line}: "${code.text}" is not kebab-case of at least two words.`)
  } else {
    const throws = catalogue.get(code.text) ?? []
    if (!throws.some((other) => JSON.stringify(other) === JSON.stringify(entry))) throws.push(entry)
    catalogue.set(code.text, throws)
  }
}

/** The text of a message as it stands in the source: `got ${shape}` with its placeholders, or the expression. */
function readText(node: ts.Expression): string {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) return node.getText().slice(1, -1)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    return readText(node.left) + readText(node.right)
  }
  return `\${${node.getText()}}`
}

function byCode([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}

function compare(): void {
  if (existsSync(committed) && readFileSync(committed, 'utf8') === fresh) return
  printDifference(committed, fresh)
  console.log(
    'The errors changed. Codes are permanent; if the change is meant, run `npm run errors` and commit the file.',
  )
  process.exitCode = 1
}
