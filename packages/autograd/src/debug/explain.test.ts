import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { min } from '../functions/min.ts'
import { compile, explain, installConsoleFormatter, Parameter, parameter, tanh, tensor } from '../index.ts'

it('shows nodes with inputs, types, shapes and bytes, and the plan with its kernels and memory', () => {
  const w = parameter(
    tensor([
      [1, 2],
      [3, 4],
    ]),
    { name: 'layer.weight' },
  )
  const text = explain(
    w
      .matmul(tensor([[0.5], [2]]))
      .mul(0.25)
      .sum(),
  )
  expect(text).toContain('float32 [], to be computed by')
  expect(text).toContain('from 1 data, 1 state, 1 scalar')
  expect(text).toMatch(/%\d+ {2}state "layer\.weight" +float32 \[2, 2\] ∂ +16 bytes/)
  expect(text).toMatch(/matmul +%0 %1 +float32 \[2, 1\] ∂ +8 bytes/)
  expect(text).toContain('  numbers that may change without a new plan: 0.25')
  expect(text).toMatch(/Plan on reference, a new one:/)
  expect(text).toMatch(/matmul \[2,1\]/)
  expect(text).toMatch(/\d+ kernels, \d+ bytes of intermediates/)
})

it('says when the plan is known already', () => {
  const ask = (n: number) => explain(tanh(min(tensor([1, 2, 3]).mul(n).exp())))
  expect(ask(2)).toContain('a new one')
  expect(ask(5)).toContain('which is in the cache')
})

it('says when there is nothing to compute', () => {
  const w = parameter(tensor([1, 2]))
  const y = w.square()
  y.data()
  expect(explain(y).split('\n')[0]).toBe('float32 [2], computed by 1 operation; reading it needs no plan')
  expect(explain(w).split('\n')[0]).toBe('float32 [2], a leaf (state); reading it needs no plan')
  expect(explain(y.sum())).toContain('not in it: 1 node of the graph, which led to values that are there')
})

it('console.log shows values in Node, inside objects too, and whatever is there to show', () => {
  const log = inspect
  expect(log(tensor([1, 2]))).toBe('Tensor float32 [2]\n[1, 2]')
  expect(log({ model: { w: tensor(3) } })).toBe('{ model: { w: Tensor float32 [] 3 } }')
  expect(log(new Parameter([2, 3]))).toBe('Tensor float32 [2, 3] (cell-without-value)')
})

it('installs a formatter for browsers and takes it out again', () => {
  const page = globalThis as {
    devtoolsFormatters?: { header(value: unknown): unknown[] | null; hasBody(value: unknown): boolean }[]
  }
  const remove = installConsoleFormatter()
  const [formatter] = page.devtoolsFormatters ?? []
  expect(formatter.header(tensor([1.5]))).toEqual([
    'div',
    { style: expect.stringContaining('white-space: pre') },
    'Tensor float32 [1]\n[1.5000]',
  ])
  for (const other of [null, undefined, 3, {}, [], { dtype: 'float32' }]) expect(formatter.header(other)).toBeNull()
  expect(formatter.hasBody(tensor(1))).toBe(false)
  remove()
  expect(page.devtoolsFormatters).toEqual([])
})

it('prints tensors inside a captured function without values', () => {
  const seen: string[] = []
  const step = compile((x) => {
    seen.push(inspect({ x, y: x.add(1) }))
    return x
  })
  step(tensor([1]))
  expect(seen[0]).toBe(
    '{\n  x: Tensor float32 [1] (read-while-tracing),\n  y: Tensor float32 [1] (read-while-tracing)\n}',
  )
})
