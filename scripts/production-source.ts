import ts from 'typescript'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * A source as the production build of the packages takes it: without words for people, and with marks for bundlers.
 *
 * - Errors keep code and values and lose their sentences: the page of the code has them.
 * - Inside a definition, texts of hyper-parameters and methods (`{ en, pt }`) become empty, and symbols (`β₁`) are left out.
 * - Definitions at the top of a file (`definePrimitive(…)`) are marked as free of side effects, so that a bundler leaves
 *   out those that nothing uses.
 *
 * The words are a sixth of what an application would download.
 */
export function productionSource(source: string, fileName = 'source.ts'): string {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true)
  const edits: Edit[] = []
  const visit = (node: ts.Node, inDefinition: boolean): void => {
    edits.push(...shortError(node), ...(inDefinition ? [...emptyText(node), ...withoutSymbol(node)] : []))
    ts.forEachChild(node, (child) => visit(child, inDefinition || isDefinition(node)))
  }
  visit(file, false)
  for (const statement of file.statements) edits.push(...pureMarks(statement))
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end), source)
}

/** The edits that take the sentences out of an error. */
function shortError(node: ts.Node): Edit[] {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'ChainruleError' || !node.arguments) return []
  const [, seen, hint] = node.arguments
  return [
    ...(seen ? [replace(seen, seenOf(seen))] : []),
    ...(hint && !ts.isIdentifier(hint) ? [wordsAfter(hint, node.arguments.length)] : []),
  ]
}

/** The edit that takes an advice out: with its comma, where nothing follows. */
function wordsAfter(hint: ts.Expression, count: number): Edit {
  return count > 3 ? replace(hint, "''") : { start: hint.getFullStart() - 1, end: hint.getEnd(), text: '' }
}

/** What an error has seen: a list of several values, which the error puts side by side. */
function seenOf(words: ts.Expression): string {
  if (!ts.isTemplateExpression(words)) return valuesOf(words)
  const values = words.templateSpans.map(({ expression }) => valuesOf(expression)).filter((value) => value !== "''")
  return values.length > 1 ? `[${values.join(', ')}]` : valuesOf(words)
}

/** The values inside a sentence, without the sentence. Functions that are named `…InWords` make nothing but words. */
function valuesOf(words: ts.Expression): string {
  if (ts.isParenthesizedExpression(words)) return valuesOf(words.expression)
  if (ts.isConditionalExpression(words)) {
    const [yes, no] = [valuesOf(words.whenTrue), valuesOf(words.whenFalse)]
    return yes === no ? yes : `${words.condition.getText()} ? ${yes} : ${no}`
  }
  if (ts.isTemplateExpression(words)) {
    const values = words.templateSpans.map(({ expression }) => valuesOf(expression)).filter((value) => value !== "''")
    return values.length === 0 ? "''" : `\`${values.map((value) => `\${${value}}`).join('; ')}\``
  }
  const makesWords = ts.isCallExpression(words) && words.expression.getText().endsWith('InWords')
  return makesWords || ts.isStringLiteralLike(words) ? "''" : words.getText()
}

/** The edits that empty a text in both languages. */
function emptyText(node: ts.Node): Edit[] {
  if (!ts.isObjectLiteralExpression(node)) return []
  const names = node.properties.map(({ name }) => name?.getText())
  return names.join() === 'en,pt' ? [replace(node, "{ en: '', pt: '' }")] : []
}

/** The edit that takes the symbol of a hyper-parameter out. */
function withoutSymbol(node: ts.Node): Edit[] {
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'symbol') return []
  const { properties } = node.parent as ts.ObjectLiteralExpression
  const next = properties[properties.indexOf(node) + 1]
  return [{ start: node.getStart(), end: next ? next.getStart() : node.getEnd(), text: '' }]
}

function isDefinition(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^define[A-Z]\w*$/.test(node.expression.getText())
}

/** Marks the definitions that a statement at the top of a file keeps in constants. */
function pureMarks(statement: ts.Statement): Edit[] {
  if (!ts.isVariableStatement(statement)) return []
  return statement.declarationList.declarations.flatMap(({ initializer }) => {
    if (!initializer || !isDefinition(initializer)) return []
    const start = initializer.getStart()
    return [{ start, end: start, text: '/* @__PURE__ */ ' }]
  })
}

function replace(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), text }
}
