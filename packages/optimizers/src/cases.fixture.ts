/** Runs the reference cases of `tools/oracles/fixtures/optimizers.json`; its provenance stands in the README there. */
import { type DType, type Optimizer, optimize, parameter, type Tensor, tensor } from '@chainrule/autograd'
import { expect } from 'vitest'
import fixtures from '../../../tools/oracles/fixtures/optimizers.json' with { type: 'json' }

/** An array of a fixture. */
export interface Numbers {
  readonly shape: readonly number[]
  readonly data: readonly number[]
}

/** Start, a fixed sequence of gradients, and the parameters after every step. */
export interface Case {
  readonly optimizer: string
  readonly options: Readonly<Record<string, unknown>>
  readonly tolerance: number
  readonly params: readonly Numbers[]
  readonly gradients: readonly (readonly Numbers[])[]
  readonly trajectory: readonly (readonly Numbers[])[]
}

/** All cases that have a trajectory. */
export const cases: readonly Case[] = (fixtures.cases as object[]).filter(
  (entry): entry is Case => 'trajectory' in entry,
)

/** The only case of an optimizer, or the one whose options contain these. */
export function caseOf(optimizer: string, options: Readonly<Record<string, unknown>> = {}): Case {
  const matches = (entry: Case) =>
    entry.optimizer === optimizer &&
    Object.entries(options).every(([name, value]) => JSON.stringify(entry.options[name]) === JSON.stringify(value))
  const found = cases.find(matches)
  if (!found) throw new Error(`No case of ${optimizer} with ${JSON.stringify(options)}.`)
  return found
}

/** Puts an optimizer on the parameters of a case; `step(i)` feeds it the gradients of a step. */
export function follow({ params, gradients }: Case, optimizer: Optimizer, dtype: DType = 'float64') {
  const model = params.map(({ shape, data }) => parameter(tensor(Float64Array.from(data), { shape, dtype })))
  const running = optimize(model, optimizer)
  const step = (i: number) => {
    const terms = gradients[i].map((gradient, p) => model[p].mul(fixed(gradient, dtype)).sum())
    running.step(() => terms.reduce((sum, term) => sum.add(term)))
  }
  return { model, running, step }
}

/** The optimizer takes the way of the reference: in float64 but for the 12 digits of the fixtures, in float32 as stated. */
export function expectToFollow(entry: Case, optimizer: Optimizer): void {
  expect(errorOf(entry, optimizer)).toBeLessThan(1e-10)
  expect(errorOf(entry, optimizer, 'float32')).toBeLessThan(entry.tolerance)
}

/** The largest error of any parameter at any step, relative to max(1, |value|). */
export function errorOf(entry: Case, optimizer: Optimizer, dtype: DType = 'float64'): number {
  const { model, step } = follow(entry, optimizer, dtype)
  let worst = 0
  entry.trajectory.forEach((expected, i) => {
    step(i)
    expected.forEach(({ data }, p) => {
      worst = Math.max(worst, largestError(model[p].data(), data))
    })
  })
  return worst
}

/** The largest difference relative to max(1, |expected|); infinite where a number is missing or NaN. */
export function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY
  const errors = Array.from(actual, (value, i) => Math.abs(value - expected[i]) / Math.max(1, Math.abs(expected[i])))
  return errors.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(0, ...errors)
}

function fixed({ shape, data }: Numbers, dtype: DType): Tensor {
  return tensor(Float64Array.from(data), { shape, dtype })
}

/** The numbers of one float64 parameter after each step, for gradients that may depend on it. */
export function pathOf(
  optimizer: Optimizer,
  { start, steps, gradient }: { start: readonly number[]; steps: number; gradient: (w: Tensor, i: number) => Tensor },
): number[][] {
  const w = parameter(tensor(Float64Array.from(start)))
  const running = optimize({ w }, optimizer)
  return Array.from({ length: steps }, (_, i) => {
    running.step(() => w.mul(gradient(w, i).detach()).sum())
    return [...w.data()]
  })
}

/** A float64 vector. */
export function vector(...values: readonly number[]): Tensor {
  return tensor(Float64Array.from(values))
}
