import { logSoftmax, setBackend, softmax, type Tensor, tensor } from '@chainrule/autograd'
import { afterEach, expect, it } from 'vitest'
import type { LoopKernel } from './loop-ir.ts'
import { programOf } from './program-of.fixture.ts'

afterEach(() => setBackend(null))

const matrix = (rows: number, columns: number) =>
  tensor(new Float32Array(rows * columns), { shape: [rows, columns] }).mul(1.5)
const kernels = (result: Tensor) => programOf(result).kernels

it('makes one kernel of a softmax: maximum, sum and quotient of each row in turn', () => {
  const [rows, ...others] = kernels(softmax(matrix(6, 10)))
  expect(others).toEqual([])
  expect(rows).toMatchObject({ kind: 'rows', rows: 6 })
  const stages = rows.kind === 'rows' ? rows.stages : []
  expect(stages.map(({ shape }) => shape)).toEqual([[6, 10], [6], [6, 10], [6], [6, 10]])
})

it('makes one kernel of a logarithm of a softmax and of its way back', () => {
  const x = tensor(new Float32Array(60), { shape: [6, 10], requiresGrad: true })
  logSoftmax(x).square().sum(-1).sum().backward()
  // The loop is the last sum of the loss, which is computed beside.
  expect(kernels(x.grad as Tensor).map(({ kind }) => kind)).toEqual(['rows', 'loop'])
})

it('makes one kernel of a normalisation', () => {
  const x = matrix(6, 10)
  const centred = x.sub(x.mean(-1, { keepAxes: true }))
  const variance = centred.square().mean(-1, { keepAxes: true })
  expect(kernels(centred.div(variance.add(1e-5).sqrt())).map(({ kind }) => kind)).toEqual(['rows'])
})

it('leaves loops apart where a row needs what another row has', () => {
  const x = matrix(10, 10)
  const sums = x.sum(1)
  const across = kernels(x.add(sums))
  expect(across.map(({ kind }) => kind)).toEqual(['loop', 'loop'])
  const within = kernels(x.add(sums.reshape([10, 1])))
  expect(within.map(({ kind }) => kind)).toEqual(['rows'])
})

it('does not join a loop that needs something else first', () => {
  const x = matrix(6, 6)
  const sums = x.sum(1, { keepAxes: true })
  expect(kernels(x.matmul(sums.expand([6, 6])).add(sums)).map(({ kind }) => kind)).toEqual([
    'loop',
    'contraction',
    'loop',
  ])
})

it('keeps every stage within its rows', () => {
  const [rows] = kernels(softmax(tensor(new Float32Array(120), { shape: [2, 3, 20] })))
  const stages: readonly LoopKernel[] = rows.kind === 'rows' ? rows.stages : []
  expect(stages).toHaveLength(5)
  for (const { shape, reduced } of stages) {
    expect(shape.slice(0, 2)).toEqual([2, 3])
    expect(reduced.slice(0, 2)).toEqual([false, false])
  }
})
