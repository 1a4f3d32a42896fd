import { FormulaError } from './formula-error.ts'

/** One word of a formula, and where it stands. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly from: number
  readonly to: number
}

const pattern =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\p{Nd}_₀-₉]*)|(\*\*|[-+*/^(),²³·×−]))/uy

/** Signs that people type or paste for the same thing. */
const same: Readonly<Record<string, string>> = { '**': '^', '·': '*', '×': '*', '−': '-' }

/** The words of a formula, the last one its end. @throws FormulaError at the first sign that means nothing. */
export function tokensOf(formula: string): Token[] {
  const tokens: Token[] = []
  const end = formula.trimEnd().length
  pattern.lastIndex = 0
  while (pattern.lastIndex < end) {
    const start = pattern.lastIndex
    const match = pattern.exec(formula)
    if (!match) throw strangeSign(formula, start)
    const [whole, number, name, sign] = match
    const text = number ?? name ?? sign
    const to = start + whole.length
    const kind = number !== undefined ? 'number' : name !== undefined ? 'name' : 'sign'
    tokens.push({ kind, text: same[text] ?? text, from: to - text.length, to })
  }
  tokens.push({ kind: 'end', text: '', from: end, to: end })
  return tokens
}

function strangeSign(formula: string, start: number): FormulaError {
  const at = start + (formula.slice(start).length - formula.slice(start).trimStart().length)
  const sign = String.fromCodePoint(formula.codePointAt(at) ?? 63)
  return new FormulaError(
    { en: `“${sign}” means nothing in a formula.`, pt: `“${sign}” não tem significado em uma fórmula.` },
    at,
    at + sign.length,
  )
}
