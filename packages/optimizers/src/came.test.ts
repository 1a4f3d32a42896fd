import { optimize, parameter, zeros } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { behaviour } from './behaviour.fixture.ts'
import { came } from './came.ts'
import { caseOf, errorOf } from './cases.fixture.ts'

describe('came', () => {
  it.each(behaviour(() => came()))('$title', ({ run }) => run())

  it('follows the reference on the matrix; the reference shrinks the mean of vectors by η at each step, the paper does not', () => {
    const entry = caseOf('CAME')
    const matrix = {
      ...entry,
      params: entry.params.slice(0, 1),
      gradients: entry.gradients.map((step) => step.slice(0, 1)),
      trajectory: entry.trajectory.map((step) => step.slice(0, 1)),
    }
    expect(errorOf(matrix, came({ learningRate: 0.01 }))).toBeLessThan(1e-10)
    expect(errorOf(matrix, came({ learningRate: 0.01 }), 'float32')).toBeLessThan(entry.tolerance)
  })

  it('remembers twice rows + columns beside the mean for a matrix', () => {
    const model = { matrix: parameter(zeros([64, 32])), vector: parameter(zeros([7])) }
    const sizes = [...optimize(model, came()).cells].map(([path, { size }]) => [path, size])
    expect(Object.fromEntries(sizes)).toEqual({
      'came.matrix.mean': 64 * 32,
      'came.matrix.squares.rows': 64,
      'came.matrix.squares.columns': 32,
      'came.matrix.doubts.rows': 64,
      'came.matrix.doubts.columns': 32,
      'came.vector.mean': 7,
      'came.vector.squares.full': 7,
      'came.random': 2,
    })
  })

  it('rejects a decay that never forgets', () => {
    expect(() => came({ beta3: 1 })).toThrow('came: beta3 must be in [0, 1), got 1.')
  })
})
