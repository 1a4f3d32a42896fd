import { optimize, parameter, referenceBackend, tensor, zeros } from '@chainrule/autograd'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { adam } from './adam.ts'
import { behaviour } from './behaviour.fixture.ts'
import { caseOf, errorOf, pathOf, vector } from './cases.fixture.ts'
import { soap } from './soap.ts'

const movesLater = 'leaves a parameter without a gradient'

describe('soap', () => {
  afterEach(() => vi.restoreAllMocks())

  it.each(behaviour(() => soap()).filter(({ title }) => !title.startsWith(movesLater)))('$title', ({ run }) => run())
  it.each(behaviour(() => soap({ every: 1 })).filter(({ title }) => !title.startsWith(movesLater)))(
    'with new directions at every step $title',
    ({ run }) => run(),
  )

  it('follows the reference, whose count of updates includes the call that only starts', () => {
    const entry = caseOf('SOAP')
    const correction = (t: number) => Math.sqrt(1 - 0.95 ** t) / (1 - 0.95 ** t)
    const learningRate = (step: number) => (0.02 * correction(step + 2)) / correction(step + 1)
    const every = (step: number) => ((step + 2) % 3 === 0 ? 1 : 1e9)
    // The reference factorises in float32.
    expect(errorOf(entry, soap({ learningRate, every }))).toBeLessThan(1e-7)
    expect(errorOf(entry, soap({ learningRate, every }), 'float32')).toBeLessThan(entry.tolerance)
  })

  it('counts no update where it only looks, and moves nothing', () => {
    const w = parameter(tensor([[1, 2]]))
    const optimizer = optimize({ w }, soap())
    optimizer.step(() => w.square().sum())
    expect([optimizer.steps, ...w.data()]).toEqual([0, 1, 2])
    optimizer.step(() => w.square().sum())
    expect(optimizer.steps).toBe(1)
    expect(w.data()[0]).toBeLessThan(1)
  })

  it('is Adam for vectors, one call later', () => {
    const problem = { start: [3, -1], gradient: (_: unknown, i: number) => vector(Math.cos(i), i - 2) }
    const settings = { learningRate: 0.1, beta1: 0.95, beta2: 0.95, epsilon: 0 }
    const later = pathOf(adam(settings), { ...problem, steps: 4, gradient: (_, i) => problem.gradient(_, i + 1) })
    const path = pathOf(soap(settings), { ...problem, steps: 5 })
    path.slice(1).forEach((values, i) => {
      values.forEach((value, j) => {
        expect(value).toBeCloseTo(later[i][j], 12)
      })
    })
  })

  it('takes steps of the same size in rotated directions for a rotated matrix of any rank', () => {
    const slopes = Array.from({ length: 6 }, (_, i) => Array.from({ length: 12 }, (_, j) => Math.sin(5 * i + j * j)))
    const turn = [0.6, -0.8, 0.8, 0.6]
    const run = (rotation: number[]) => {
      const w = parameter(zeros([2, 2, 3], { dtype: 'float64' }))
      const optimizer = optimize({ w }, soap({ learningRate: 0.1, every: 2 }))
      const matrix = tensor(Float64Array.from(rotation), { shape: [2, 2] })
      for (const slope of slopes) {
        const g = matrix.matmul(tensor(Float64Array.from(slope), { shape: [2, 6] })).reshape([2, 2, 3])
        optimizer.step(() => w.mul(g).sum())
      }
      return matrix
        .transpose()
        .matmul(w.reshape([2, 6]))
        .data()
    }
    const straight = run([1, 0, 0, 1])
    run(turn).forEach((value, i) => {
      expect(value).toBeCloseTo(straight[i], 9)
    })
  })

  it('decomposes only in the steps that its count names, each kind with one plan', () => {
    const kinds: string[][] = []
    const { compile } = referenceBackend
    vi.spyOn(referenceBackend, 'compile').mockImplementation((graph) => {
      kinds.push(graph.nodes.map(({ primitive }) => primitive?.name ?? 'input'))
      return compile(graph)
    })
    const w = parameter(tensor([[1, 2, 3, 4, 5, 6, 7]]))
    const optimizer = optimize({ w }, soap({ every: 3 }))
    kinds.length = 0
    const heavy = (names: string[]) => names.filter((name) => name === 'qr' || name === 'symmetricEigen')
    for (let i = 0; i < 12; i++) optimizer.step(() => w.square().sum())
    expect(kinds.map(heavy)).toEqual([['symmetricEigen', 'symmetricEigen'], [], ['qr', 'qr']])
  })

  it('keeps no directions for long axes and vectors', () => {
    const model = { w: parameter(zeros([2, 5])), b: parameter(zeros([3])) }
    const cells = optimize(model, soap({ largestAxis: 4 })).cells
    expect([...cells.keys()]).toEqual([
      'soap.w.mean',
      'soap.w.variance',
      'soap.w.sides.0.covariance',
      'soap.w.sides.0.basis',
      'soap.b.mean',
      'soap.b.variance',
      'soap.random',
    ])
  })

  it('rejects no step between corrections', () => {
    expect(() => soap({ every: 0 })).toThrow('soap: every must be a whole number in [1, ∞), got 0.')
  })
})
