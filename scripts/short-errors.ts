import ts from 'typescript'

/**
 * A source without the words of its errors: code and values stay, sentences and advice go.
 *
 * The production build of the packages is made of these. The words are a sixth of what an application would download,
 * and the page of the code has them.
 */
export function shortErrors(source: string, fileName = 'source.ts'): string {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true)
  const edits: { start: number; end: number; text: string }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'ChainruleError' && node.arguments) {
      const [, seen, hint] = node.arguments
      if (seen) edits.push({ start: seen.getStart(), end: seen.getEnd(), text: valuesOf(seen) })
      if (hint && !ts.isIdentifier(hint)) edits.push({ start: hint.getStart(), end: hint.getEnd(), text: "''" })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return edits.reduceRight(
    (text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end),
    source,
  )
}

/** The values inside a sentence, without the sentence. */
function valuesOf(words: ts.Expression): string {
  if (ts.isParenthesizedExpression(words)) return valuesOf(words.expression)
  if (ts.isConditionalExpression(words)) {
    const [yes, no] = [valuesOf(words.whenTrue), valuesOf(words.whenFalse)]
    return yes === no ? yes : `${words.condition.getText()} ? ${yes} : ${no}`
  }
  if (ts.isTemplateExpression(words)) {
    const values = words.templateSpans.map(({ expression }) => `\${${expression.getText()}}`)
    return `\`${values.join('; ')}\``
  }
  return ts.isStringLiteralLike(words) ? "''" : words.getText()
}
