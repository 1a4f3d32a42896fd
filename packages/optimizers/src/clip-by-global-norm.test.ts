import { type DType, defineOptimizer, optimize, parameter, tensor } from '@chainrule/autograd'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chain } from './chain.ts'
import { clipByGlobalNorm } from './clip-by-global-norm.ts'

/** Makes the gradient visible: it becomes the change. */
const showGradient = defineOptimizer({
  name: 'showGradient',
  hyperparameters: {},
  update: ({ gradient }) => ({ change: gradient }),
})

function clipped(gradients: readonly (readonly number[])[], maxNorm: number, dtypes: readonly DType[] = []): number[] {
  const cells = gradients.map((g, i) =>
    parameter(
      tensor(
        g.map(() => 0),
        { dtype: dtypes[i] ?? 'float64' },
      ),
    ),
  )
  const optimizer = optimize(cells, chain(clipByGlobalNorm({ maxNorm }), showGradient()))
  cells.forEach((cell, i) => {
    cell.grad = tensor([...gradients[i]], { dtype: cell.dtype })
  })
  optimizer.step()
  return cells.flatMap((cell) => [...cell.data()])
}

const gradient = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 5 })

describe('clipByGlobalNorm', () => {
  it('limits the norm of all gradients together and keeps their direction', () => {
    fc.assert(
      fc.property(
        fc.array(gradient, { minLength: 1, maxLength: 3 }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (g, max) => {
          const flat = g.flat()
          const norm = Math.hypot(...flat)
          const result = clipped(g, max)
          expect(Math.hypot(...result)).toBeLessThanOrEqual(max * (1 + 1e-12))
          const share = Math.min(1, max / norm)
          result.forEach((value, i) => {
            expect(Math.abs(value - flat[i] * share)).toBeLessThanOrEqual(1e-12 * max)
          })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('leaves gradients that are short enough as they are, to the bit', () => {
    expect(clipped([[0.1, 0.2], [0.3]], 1)).toEqual([0.1, 0.2, 0.3])
    expect(clipped([[3], [4]], 5)).toEqual([3, 4])
  })

  it('gives gradients that are too long exactly the largest norm', () => {
    expect(clipped([[3e8], [4e8]], 5)).toEqual([3, 4])
  })

  it('takes parameters of both float types', () => {
    expect(clipped([[30], [40]], 5, ['float32', 'float64'])).toEqual([3, 4])
  })

  it('is defined for gradients of zero, and shows NaN instead of hiding it', () => {
    expect(clipped([[0, 0], []], 1)).toEqual([0, 0])
    expect(clipped([[Number.NaN, 1]], 1)).toEqual([Number.NaN, Number.NaN])
  })

  it('rejects a largest norm of zero', () => {
    expect(() => clipByGlobalNorm({ maxNorm: 0 })).toThrow('clipByGlobalNorm: maxNorm must be in (0, ∞), got 0.')
  })
})
