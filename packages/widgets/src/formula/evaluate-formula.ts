import { pow, type Tensor, tensor } from '@chainrule/autograd'
import { functions } from './functions.ts'
import type { Formula } from './parse-formula.ts'

/** The tensor that a formula makes of its variables: the graph that the library differentiates and runs. */
export function evaluateFormula(formula: Formula, variables: Readonly<Record<string, Tensor>>): Tensor {
  const made = build(formula, variables)
  return typeof made === 'number' ? tensor(made) : made
}

/** The names of the variables in a formula, in the order in which they first occur. */
export function variablesOf(formula: Formula): string[] {
  switch (formula.kind) {
    case 'number':
      return []
    case 'variable':
      return [formula.name]
    case 'negative':
      return variablesOf(formula.of)
    case 'operation':
      return [...new Set([...variablesOf(formula.left), ...variablesOf(formula.right)])]
    case 'call':
      return [...new Set(formula.given.flatMap(variablesOf))]
  }
}

/** Numbers stay numbers for as long as they meet no tensor, so that a graph holds nothing that a person did not write. */
function build(formula: Formula, variables: Readonly<Record<string, Tensor>>): Tensor | number {
  switch (formula.kind) {
    case 'number':
      return formula.value
    case 'variable':
      return variables[formula.name]
    case 'negative': {
      const of = build(formula.of, variables)
      return typeof of === 'number' ? -of : of.neg()
    }
    case 'operation':
      return combine(formula.sign, build(formula.left, variables), build(formula.right, variables))
    case 'call': {
      const given = formula.given.map((one) => build(one, variables))
      return functions[formula.name].make(...given.map((one) => (typeof one === 'number' ? tensor(one) : one)))
    }
  }
}

type Sign = Extract<Formula, { kind: 'operation' }>['sign']

function combine(sign: Sign, left: Tensor | number, right: Tensor | number): Tensor | number {
  if (typeof left === 'number') {
    if (typeof right === 'number') return plainly(sign, left, right)
    if (sign === '*') return right.mul(left)
    if (sign === '+') return right.add(left)
    return combine(sign, tensor(left), right)
  }
  switch (sign) {
    case '+':
      return left.add(right)
    case '-':
      return left.sub(right)
    case '*':
      return left.mul(right)
    case '/':
      return left.div(right)
    case '^':
      return right === 2 ? left.square() : pow(left, right)
  }
}

function plainly(sign: Sign, left: number, right: number): number {
  switch (sign) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return left / right
    case '^':
      return left ** right
  }
}
