import { expect, it } from 'vitest'
import { formulaGraph } from './formula-graph.ts'

it('computes values forward and slopes backward', () => {
  const nodes = formulaGraph('(a * b + c) ** 2', { a: 2, b: 3, c: -4 })
  const of = (title: string) => nodes.find((node) => node.title === title)

  expect(nodes.at(-1)).toMatchObject({ value: 4, gradient: 1 })
  expect(of('×')).toMatchObject({ value: 6, gradient: 4 })
  expect(of('a')).toMatchObject({ gradient: 12 })
  expect(of('b')).toMatchObject({ gradient: 8 })
  expect(of('c')).toMatchObject({ gradient: 4 })
})

it('adds up what comes back on several ways to one variable', () => {
  const [x] = formulaGraph('x * x + x', { x: 3 })

  expect(x).toMatchObject({ title: 'x', gradient: 7 })
})

it('agrees with finite differences through an activation', () => {
  const expression = '(w2 * relu(w1 * x + b1) + b2 - y) ** 2'
  const variables = { w1: 0.5, x: 2, b1: 0, w2: 0.5, b2: 0, y: 1 }
  const loss = (w1: number) => formulaGraph(expression, { ...variables, w1 }).at(-1)?.value ?? Number.NaN
  const slope = formulaGraph(expression, variables).find(({ title }) => title === 'w1')?.gradient

  expect(slope).toBeCloseTo((loss(0.5 + 1e-5) - loss(0.5 - 1e-5)) / 2e-5, 6)
})
