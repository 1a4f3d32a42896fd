import { abs, pow, type Tensor } from '@chainrule/autograd'
import { readAttributes } from '../attributes.ts'
import { operations } from '../operations/index.ts'

/** What the names in a formula stand for. */
export type Environment = { readonly [name: string]: Tensor }

/**
 * The value of a formula in the notation of the reference files.
 *
 *     crossEntropy(relu(x.w1+b1).w2+b2, t) + 0.01*sum|w1| + 0.02*sum w2^2
 *
 * A dot is a matrix product, a function is an operation of the table, bars are absolute values.
 */
export function evaluateFormula(text: string, names: Environment): Tensor {
  const tokens = text.match(/\d+(?:\.\d+)?(?:e[+-]?\d+)?|[A-Za-z_]\w*|\S/g) ?? []
  let at = 0
  const result = sum()
  if (at < tokens.length) fail(`cannot go on at "${tokens[at]}"`)
  return result

  function sum(): Tensor {
    let value = product()
    while (tokens[at] === '+' || tokens[at] === '-') {
      const subtracts = tokens[at++] === '-'
      const term = product()
      value = subtracts ? value.sub(term) : value.add(term)
    }
    return value
  }

  function product(): Tensor {
    const factor = Number(tokens[at])
    if (Number.isNaN(factor)) return power()
    at += 1
    expect('*')
    return power().mul(factor)
  }

  function power(): Tensor {
    const value = chain()
    if (tokens[at] !== '^') return value
    at += 1
    return pow(value, Number(tokens[at++]))
  }

  function chain(): Tensor {
    let value = single()
    while (tokens[at] === '.') {
      at += 1
      value = value.matmul(named(tokens[at++]))
    }
    return value
  }

  function single(): Tensor {
    const token = tokens[at++]
    if (token === '(') return closed(')')
    if (token === '|') return abs(closed('|'))
    if (token === 'sum') return power().sum()
    if (tokens[at] !== '(') return named(token)
    at += 1
    const inputs = [sum()]
    while (tokens[at] === ',') {
      at += 1
      inputs.push(sum())
    }
    expect(')')
    if (!Object.hasOwn(operations, token)) fail(`there is no operation "${token}" in the table`)
    return operations[token](inputs, readAttributes({}))
  }

  function closed(by: string): Tensor {
    const value = sum()
    expect(by)
    return value
  }

  function named(name: string): Tensor {
    return names[name] ?? fail(`"${name}" is neither a parameter nor data`)
  }

  function expect(token: string): void {
    if (tokens[at++] !== token) fail(`expected "${token}" before "${tokens.slice(at - 1).join('')}"`)
  }

  function fail(reason: string): never {
    throw new Error(`The formula "${text}" cannot be computed: ${reason}.`)
  }
}
