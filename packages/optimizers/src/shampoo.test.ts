import { optimize, parameter, tensor, zeros } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adagrad } from './adagrad.ts'
import { behaviour } from './behaviour.fixture.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { shampoo } from './shampoo.ts'

/** The changes of a float64 matrix for given gradients. */
function changes(optimizer: ReturnType<typeof shampoo>, shape: number[], slopes: readonly (readonly number[])[]) {
  const w = parameter(zeros(shape, { dtype: 'float64' }))
  const running = optimize({ w }, optimizer)
  return slopes.map((slope) => {
    const before = w.data()
    running.step(() => w.mul(tensor(Float64Array.from(slope), { shape })).sum())
    return [...w.data()].map((value, i) => value - before[i])
  })
}

describe('shampoo', () => {
  it.each(behaviour(() => shampoo()))('$title', ({ run }) => run())
  it.each(behaviour(() => shampoo({ largestAxis: 0, every: 2 })))('with diagonals $title', ({ run }) => run())

  it('applies fourth roots of both sums to a matrix: L⁴ times the step times R⁴ is the gradient', () => {
    const epsilon = 0.5
    const slopes = [
      [1, 2, -1, 0, 1, 3],
      [0.5, -1, 2, 1, 1, -2],
    ]
    const steps = changes(shampoo({ learningRate: 1, epsilon }), [2, 3], slopes)
    let [left, right] = [
      [epsilon, 0, 0, epsilon],
      [epsilon, 0, 0, 0, epsilon, 0, 0, 0, epsilon],
    ]
    slopes.forEach((g, t) => {
      left = left.map((x, i) => x + [0, 1, 2].reduce((sum, k) => sum + g[3 * (i >> 1) + k] * g[3 * (i & 1) + k], 0))
      right = right.map(
        (x, i) => x + [0, 1].reduce((sum, k) => sum + g[3 * k + Math.floor(i / 3)] * g[3 * k + (i % 3)], 0),
      )
      // Roots of 2 by 2 and 3 by 3 matrices are found by iterating X <- (3 X + A X⁻³) / 4 in plain numbers.
      const l = fourthRoot(left, 2)
      const r = fourthRoot(right, 3)
      const restored = times(times(l, steps[t], 2, 2, 3), r, 2, 3, 3)
      restored.forEach((value, i) => {
        expect(-value).toBeCloseTo(g[i], 9)
      })
    })
  })

  it('is Adagrad for vectors of one number, and on every diagonal', () => {
    const problem = { steps: 4, gradient: (_: unknown, i: number) => vector(i + 1) }
    const expected = pathOf(adagrad({ learningRate: 0.1, epsilon: 0 }), { ...problem, start: [1] })
    for (const largestAxis of [0, 10]) {
      pathOf(shampoo({ learningRate: 0.1, epsilon: 1e-15, largestAxis }), { ...problem, start: [1] }).forEach(
        ([value], i) => {
          expect(value).toBeCloseTo(expected[i][0], 10)
        },
      )
    }
  })

  it('keeps its roots between the updates that compute them', () => {
    const slopes = [[1], [1], [1], [1]]
    const steps = changes(shampoo({ learningRate: 1, epsilon: 1e-12, every: 2 }), [1], slopes).map(([step]) => -step)
    for (const [i, sum] of [1, 1, 3, 3].entries()) expect(steps[i]).toBeCloseTo(1 / Math.sqrt(sum), 9)
  })

  it('remembers two matrices for each axis, two numbers for each place of a long one', () => {
    const model = { w: parameter(zeros([2, 5])) }
    const sizes = [...optimize(model, shampoo({ largestAxis: 4 })).cells].map(([path, { size }]) => [path, size])
    expect(sizes).toEqual([
      ['shampoo.w.0.sum', 4],
      ['shampoo.w.0.root', 4],
      ['shampoo.w.1.sum', 5],
      ['shampoo.w.1.root', 5],
      ['shampoo.random', 2],
    ])
  })

  it('rejects a start from zero, which has no inverse', () => {
    expect(() => shampoo({ epsilon: 0 })).toThrow('shampoo: epsilon must be in (0, ∞), got 0.')
  })
})

function times(a: readonly number[], b: readonly number[], rows: number, inner: number, columns: number): number[] {
  return Array.from({ length: rows * columns }, (_, i) => {
    const [r, c] = [Math.floor(i / columns), i % columns]
    return Array.from({ length: inner }, (_, k) => a[r * inner + k] * b[k * columns + c]).reduce((sum, x) => sum + x)
  })
}

/** The symmetric fourth root of a positive matrix, by two square roots. */
function fourthRoot(a: readonly number[], n: number): number[] {
  return squareRoot(squareRoot(a, n), n)
}

/** By the iteration of Denman and Beavers: Y <- (Y + Z⁻¹) / 2, Z <- (Z + Y⁻¹) / 2. */
function squareRoot(a: readonly number[], n: number): number[] {
  let y = [...a]
  let z: number[] = Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0))
  for (let i = 0; i < 60; i++) {
    const [inverseY, inverseZ] = [inverse(y, n), inverse(z, n)]
    y = y.map((value, j) => (value + inverseZ[j]) / 2)
    z = z.map((value, j) => (value + inverseY[j]) / 2)
  }
  return y
}

function inverse(a: readonly number[], n: number): number[] {
  const rows = Array.from({ length: n }, (_, i) => [
    ...a.slice(i * n, i * n + n),
    ...Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)),
  ])
  for (let i = 0; i < n; i++) {
    const pivot = rows[i][i]
    rows[i] = rows[i].map((value) => value / pivot)
    for (let j = 0; j < n; j++) {
      if (j === i) continue
      const factor = rows[j][i]
      rows[j] = rows[j].map((value, k) => value - factor * rows[i][k])
    }
  }
  return rows.flatMap((row) => row.slice(n))
}
