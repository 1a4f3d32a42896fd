import { tensor } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import { evaluateFormula, variablesOf } from './evaluate-formula.ts'
import { FormulaError } from './formula-error.ts'
import { parseFormula } from './parse-formula.ts'

function at(formula: string, x: number, y: number): number {
  return evaluateFormula(parseFormula(formula, ['x', 'y']), { x: tensor(x), y: tensor(y) }).item()
}

it.each([
  ['1 + 2 * 3', 7],
  ['2 ^ 3 ^ 2 / 256', 2],
  ['-x^2', -4],
  ['2^-1', 0.5],
  ['(1 - x)^2 + 100 (y - x^2)^2', 101],
  ['2x y', 12],
  ['x² + y³ − 1', 30],
  ['max(x, y) + min(x, y)', 5],
  ['exp(0) + sin(pi / 2) + cos(0)', 3],
  ['7 - x - 1', 4],
  ['6 / y / 2', 1],
])('reads %s', (formula, value) => {
  expect(at(formula, 2, 3)).toBeCloseTo(value, 5)
})

it.each([
  ['x +', 3, 'ends too early'],
  ['x + #', 4, '“#” means nothing'],
  ['(x + y', 0, 'never closed'],
  ['x + z', 4, '“z” is not known here'],
  ['foo(x)', 0, 'no function “foo”'],
  ['sin x', 0, 'needs brackets'],
  ['max(x)', 0, 'takes 2, not 1'],
  ['x)', 1, '“)” does not belong'],
  ['', 0, 'ends too early'],
])('says what is wrong in “%s”, and where', (formula, from, message) => {
  let error: unknown
  try {
    parseFormula(formula, ['x', 'y'])
  } catch (thrown) {
    error = thrown
  }
  expect(error).toBeInstanceOf(FormulaError)
  expect((error as FormulaError).from).toBe(from)
  expect((error as FormulaError).message).toContain(message)
  expect((error as FormulaError).text.pt).not.toBe((error as FormulaError).text.en)
})

it('knows the variables of a formula in their order', () => {
  expect(variablesOf(parseFormula('tanh(w x + b) - w * y'))).toEqual(['w', 'x', 'b', 'y'])
})

it('is differentiated by the library', () => {
  const x = tensor(3, { requiresGrad: true })
  evaluateFormula(parseFormula('x^2 + 2x'), { x }).backward()
  expect(x.grad?.item()).toBe(8)
})
