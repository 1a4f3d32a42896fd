import { initialize, type Tensor, tensor } from '@chainrule/autograd'
import { linear, meanSquaredError, sequential, tanh } from '@chainrule/nn'
import { evaluateFormula, parseFormula, variablesOf } from '@chainrule/widgets'
import type { BackwardState } from './backward-state.ts'
import { networkValues } from './examples.ts'

/** What is differentiated: the result, what it was made of by name, and how to make it from other tensors. */
export interface Subject {
  readonly root: Tensor
  readonly leaves: Readonly<Record<string, Tensor>>
  /** Null where the leaves are parameters of a model. */
  readonly again: ((leaves: Record<string, Tensor>) => Tensor) | null
}

/** The names of the numbers that a person can set. @throws FormulaError */
export function namesOf({ subject, formula }: BackwardState): string[] {
  return subject === 'network' ? Object.keys(networkValues) : variablesOf(parseFormula(formula))
}

/** Builds the graph that the library would run. @throws FormulaError */
export function buildSubject(state: BackwardState): Subject {
  if (state.subject === 'network') return network(state.values)
  const parsed = parseFormula(state.formula)
  const leaves = Object.fromEntries(
    variablesOf(parsed).map((name) => [name, tensor(state.values[name] ?? 1, { requiresGrad: true })]),
  )
  const again = (given: Record<string, Tensor>) => evaluateFormula(parsed, given)
  return { root: again(leaves), leaves, again }
}

function network(values: Readonly<Record<string, number>>): Subject {
  const given = { ...networkValues, ...values }
  const model = initialize(sequential(linear(2, 2), tanh, linear(2, 1)), { seed: 3 })
  const x = tensor([[given.x1, given.x2]], { requiresGrad: true })
  const target = tensor([[given.target]])
  return { root: meanSquaredError(model(x), target), leaves: { x, target }, again: null }
}
