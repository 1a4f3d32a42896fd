/** Follows rules that are written down from the papers in plain float64 numbers, without tensors. */
import type { DType, Optimizer } from '@chainrule/autograd'
import { expect } from 'vitest'
import written from '../../../tools/oracles/reference/elementwise.json' with { type: 'json' }
import { type Case, caseOf, follow, largestError } from './cases.fixture.ts'

/** The new numbers of a parameter from the old ones and their gradients; `t` is 1 on the first step. */
export type Loop = (w: readonly number[], g: readonly number[], t: number) => readonly number[]

/** The same for a single number that goes its own way. */
export type Rule = (w: number, g: number, t: number) => number

/** Expects an optimizer to do what a loop does, which each parameter has of its own, on the gradients of the fixtures. */
export function expectLoop(optimizer: Optimizer, start: () => Loop): void {
  expect(errorOfLoop(optimizer, start, 'float64')).toBeLessThan(1e-12)
  expect(errorOfLoop(optimizer, start, 'float32')).toBeLessThan(1e-5)
}

/** A loop in which every number has a rule of its own. */
export function each(start: () => Rule): () => Loop {
  return () => {
    const rules = new Map<number, Rule>()
    return (w, g, t) =>
      w.map((value, i) => {
        const rule = rules.get(i) ?? start()
        rules.set(i, rule)
        return rule(value, g[i], t)
      })
  }
}

/** A case with other options than the fixtures have; `tools/oracles/reference/elementwise.py` wrote them. */
export function elementwiseCase(optimizer: string, options: Readonly<Record<string, unknown>> = {}): Case {
  const found = (written.cases as unknown as readonly Case[]).find(
    (entry) =>
      entry.optimizer === optimizer &&
      Object.entries(options).every(([name, value]) => JSON.stringify(entry.options[name]) === JSON.stringify(value)),
  )
  if (!found) throw new Error(`No case of ${optimizer} with ${JSON.stringify(options)}.`)
  return found
}

function errorOfLoop(optimizer: Optimizer, start: () => Loop, dtype: DType): number {
  const entry = caseOf('SGD', { lr: 0.1 })
  const { model, step } = follow(entry, optimizer, dtype)
  const loops = entry.params.map(start)
  const expected = entry.params.map(({ data }) => data)
  const errors = entry.gradients.flatMap((gradients, i) => {
    step(i)
    return model.map((cell, p) => {
      expected[p] = loops[p](expected[p], gradients[p].data, i + 1)
      return largestError(cell.data(), expected[p])
    })
  })
  return Math.max(...errors)
}
