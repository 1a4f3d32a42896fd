import { defineWrapper, optimize, parameter, type StateTree, settingsOf } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { accumulate } from './accumulate.ts'
import { adam } from './adam.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { clipByGlobalNorm } from './clip-by-global-norm.ts'
import { gradientDescent } from './gradient-descent.ts'

describe('accumulate', () => {
  it('steps as for one batch that is so many times larger', () => {
    const rows = [1, -2, 4, 3, 0.5, -1, 2, 8]
    const mean = (from: number, to: number) => rows.slice(from, to).reduce((sum, x) => sum + x) / (to - from)
    const small = pathOf(accumulate(adam(), { every: 4 }), { start: [1], steps: 8, gradient: (w, i) => w.mul(rows[i]) })
    const large = pathOf(adam(), { start: [1], steps: 2, gradient: (w, i) => w.mul(mean(4 * i, 4 * i + 4)) })
    expect(small.slice(0, 3)).toEqual([[1], [1], [1]])
    expect(small[3][0]).toBeCloseTo(large[0][0], 14)
    expect(small[7][0]).toBeCloseTo(large[1][0], 14)
  })

  it('shows clipping the mean gradient', () => {
    const inner = chain(clipByGlobalNorm({ maxNorm: 1 }), gradientDescent({ learningRate: 1 }))
    const path = pathOf(accumulate(inner, { every: 2 }), {
      start: [0],
      steps: 2,
      gradient: (_, i) => vector(i === 0 ? 1000 : -999),
    })
    expect(path).toEqual([[0], [-0.5]])
  })

  it('moves schedules with updates, not with micro-batches', () => {
    const inner = gradientDescent({ learningRate: (step) => step + 1 })
    const path = pathOf(accumulate(inner, { every: 2 }), { start: [0], steps: 6, gradient: () => vector(1) })
    expect(path.flat()).toEqual([0, -1, -1, -3, -3, -6])
  })

  it('can be changed between updates', () => {
    const w = parameter(vector(0))
    const optimizer = optimize({ w }, accumulate(gradientDescent({ learningRate: 1 }), { every: 2 }))
    const step = () => optimizer.step(() => w.sum())
    for (let i = 0; i < 2; i++) step()
    settingsOf(optimizer).set('every', 1)
    for (let i = 0; i < 3; i++) step()
    expect([w.item(), optimizer.steps]).toEqual([-4, 4])
  })

  it('refuses an inner optimizer that looks at the loss, however deep it is', () => {
    const looking = defineWrapper({
      name: 'looking',
      hyperparameters: {},
      needs: ['evaluate'],
      init: ({ run }): { inner: StateTree } => ({ inner: run('inner') }),
      *update({ state, run }) {
        const result = yield* run('inner', { state: state.inner })
        return { ...result, state: { inner: result.state } }
      },
    })
    expect(() => accumulate(chain(looking(adam())), { every: 2 })).toThrow(
      'accumulate: chain needs "evaluate", and only the last micro-batch could give it.',
    )
    expect(() => accumulate(adam(), { every: 2 })).not.toThrow()
  })

  it('rejects anything but a whole number of micro-batches', () => {
    expect(() => accumulate(adam(), { every: 1.5 })).toThrow(
      'accumulate: every must be a whole number in [1, ∞), got 1.5.',
    )
    expect(() => accumulate(adam(), { every: 0 })).toThrow('accumulate: every must be a whole number in [1, ∞), got 0.')
  })
})
