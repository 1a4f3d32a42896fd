import type { Text } from '@chainrule/autograd'
import { FormulaError } from './formula-error.ts'
import { constants, functions } from './functions.ts'
import { type Token, tokensOf } from './tokens.ts'

/** A formula as a tree. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Formula }
  | {
      readonly kind: 'operation'
      readonly sign: '+' | '-' | '*' | '/' | '^'
      readonly left: Formula
      readonly right: Formula
    }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Formula[] }

/**
 * Reads a formula such as `(1 - x)^2 + 100 (y - x^2)^2`.
 *
 * A grammar of our own: parsers that there are evaluate numbers or build trees of theirs many times the size of this, and
 * what is needed here is the place of a mistake and a tree of which tensors are made. Multiplication signs may be left
 * out before names and brackets, `^` binds to the right and more closely than a minus before it.
 *
 * @param variables - Names that may occur; any name where it is left out.
 * @throws FormulaError with the place of the first mistake.
 */
export function parseFormula(formula: string, variables?: readonly string[]): Formula {
  const tokens = tokensOf(formula)
  let next = 0
  const peek = () => tokens[next]
  const isSign = (...signs: string[]) => peek().kind === 'sign' && signs.includes(peek().text)

  function sum(): Formula {
    let left = product()
    while (isSign('+', '-')) {
      const sign = tokens[next++].text as '+' | '-'
      left = { kind: 'operation', sign, left, right: product() }
    }
    return left
  }

  function product(): Formula {
    let left = signed()
    for (;;) {
      if (isSign('*', '/')) {
        const sign = tokens[next++].text as '*' | '/'
        left = { kind: 'operation', sign, left, right: signed() }
      } else if (peek().kind === 'name' || peek().kind === 'number' || isSign('(')) {
        left = { kind: 'operation', sign: '*', left, right: power() }
      } else return left
    }
  }

  function signed(): Formula {
    if (isSign('-')) {
      next++
      return { kind: 'negative', of: signed() }
    }
    if (isSign('+')) next++
    return power()
  }

  function power(): Formula {
    let base = atom()
    while (isSign('²', '³')) {
      const value = tokens[next++].text === '²' ? 2 : 3
      base = { kind: 'operation', sign: '^', left: base, right: { kind: 'number', value } }
    }
    if (!isSign('^')) return base
    next++
    return { kind: 'operation', sign: '^', left: base, right: signed() }
  }

  function atom(): Formula {
    const token = tokens[next++]
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text) }
    if (token.kind === 'name') return isSign('(') && !isVariable(token) ? call(token) : named(token)
    if (token.text === '(') {
      const inner = sum()
      close(token)
      return inner
    }
    throw token.kind === 'end' ? fail(token, unfinished) : fail(token, unexpected(token.text))
  }

  function call(name: Token): Formula {
    const open = tokens[next++]
    const found = Object.hasOwn(functions, name.text) ? functions[name.text] : null
    if (!found) throw fail(name, unknownFunction(name.text))
    const given = [sum()]
    while (isSign(',')) {
      next++
      given.push(sum())
    }
    close(open)
    if (given.length !== found.arguments) throw fail(name, wrongCount(name.text, found.arguments, given.length))
    return { kind: 'call', name: name.text, given }
  }

  function named(token: Token): Formula {
    if (isVariable(token)) return { kind: 'variable', name: token.text }
    if (Object.hasOwn(constants, token.text)) return { kind: 'number', value: constants[token.text] }
    if (Object.hasOwn(functions, token.text)) throw fail(token, needsBrackets(token.text))
    if (variables) throw fail(token, unknownName(token.text, variables))
    return { kind: 'variable', name: token.text }
  }

  function isVariable({ text }: Token): boolean {
    return variables?.includes(text) ?? false
  }

  function close(open: Token): void {
    if (!isSign(')')) throw peek().kind === 'end' ? fail(open, neverClosed) : fail(peek(), unexpected(peek().text))
    next++
  }

  const whole = sum()
  if (peek().kind !== 'end') throw fail(peek(), unexpected(peek().text))
  return whole
}

function fail({ from, to }: Token, text: Text): FormulaError {
  return new FormulaError(text, from, Math.max(to, from + 1))
}

const unfinished: Text = { en: 'The formula ends too early.', pt: 'A fórmula termina cedo demais.' }
const neverClosed: Text = { en: 'This bracket is never closed.', pt: 'Este parêntese nunca é fechado.' }

function unexpected(sign: string): Text {
  return { en: `“${sign}” does not belong here.`, pt: `“${sign}” não cabe aqui.` }
}

function unknownFunction(name: string): Text {
  const known = Object.keys(functions).join(', ')
  return { en: `There is no function “${name}”. There are: ${known}.`, pt: `Não há função “${name}”. Há: ${known}.` }
}

function needsBrackets(name: string): Text {
  return { en: `“${name}” needs brackets: ${name}(x).`, pt: `“${name}” precisa de parênteses: ${name}(x).` }
}

function unknownName(name: string, variables: readonly string[]): Text {
  const known = variables.join(', ')
  return { en: `“${name}” is not known here. Use ${known}.`, pt: `“${name}” não é conhecido aqui. Use ${known}.` }
}

function wrongCount(name: string, wanted: number, given: number): Text {
  return {
    en: `“${name}” takes ${wanted}, not ${given}.`,
    pt: `“${name}” recebe ${wanted}, não ${given}.`,
  }
}
