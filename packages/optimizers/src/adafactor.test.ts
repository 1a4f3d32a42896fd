import { optimize, parameter, tensor, zeros } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adafactor } from './adafactor.ts'
import { behaviour } from './behaviour.fixture.ts'

describe('adafactor', () => {
  it.each(behaviour(() => adafactor()))('$title', ({ run }) => run())

  it('follows Algorithms 4 and 6 of the paper on a matrix, worked out in plain numbers', () => {
    const slopes = [
      [1, -2, 3, 0.5],
      [2, 1, -1, 4],
      [-0.5, 0.25, 1, 2],
    ]
    const w = parameter(tensor(Float64Array.of(1, 2, -3, 0.5), { shape: [2, 2] }))
    const optimizer = optimize({ w }, adafactor({ learningRate: 0.6 }))
    let values = [1, 2, -3, 0.5]
    let [rows, columns] = [
      [0, 0],
      [0, 0],
    ]
    const rms = (x: number[]) => Math.sqrt(x.reduce((sum, value) => sum + value ** 2, 0) / x.length)
    slopes.forEach((g, i) => {
      optimizer.step(() => w.mul(tensor(Float64Array.from(g), { shape: [2, 2] })).sum())
      const share = (i + 1) ** -0.8
      // Algorithm 4 has sums where we have means: their quotient is the same.
      rows = rows.map((r, j) => (1 - share) * r + share * (g[2 * j] ** 2 + g[2 * j + 1] ** 2))
      columns = columns.map((c, j) => (1 - share) * c + share * (g[j] ** 2 + g[2 + j] ** 2))
      const u = g.map((x, j) => x / Math.sqrt((rows[j >> 1] * columns[j & 1]) / (rows[0] + rows[1])))
      const size = Math.max(1e-3, rms(values)) * Math.min(0.6, 1 / Math.sqrt(i + 1))
      const clip = Math.max(1, rms(u))
      values = values.map((x, j) => x - (size * u[j]) / clip)
      w.data().forEach((value, j) => {
        expect(value).toBeCloseTo(values[j], 12)
      })
    })
  })

  it('remembers rows + columns numbers for a matrix', () => {
    const model = { matrix: parameter(zeros([64, 32])), vector: parameter(zeros([7])) }
    const sizes = [...optimize(model, adafactor()).cells].map(([path, { size }]) => [path, size])
    expect(Object.fromEntries(sizes)).toEqual({
      'adafactor.matrix.squares.rows': 64,
      'adafactor.matrix.squares.columns': 32,
      'adafactor.vector.squares.full': 7,
      'adafactor.random': 2,
    })
  })

  it('rejects a threshold of zero', () => {
    expect(() => adafactor({ clipThreshold: 0 })).toThrow('adafactor: clipThreshold must be in (0, ∞), got 0.')
  })
})
