import { abs, defineOptimizer, equal, lerp, where } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { caughtBy, wrong } from './caught-by.fixture.ts'
import { adam, type Moments, momentum } from './good.fixture.ts'
import type { OptimizerOptions } from './options.ts'

const descends = ['converges-parabola', 'converges-matrix', 'converges-mixed']

describe('a right optimizer', () => {
  it('is found right', async () => {
    expect(await caughtBy(momentum)).toEqual([])
  })
})

describe('a wrong formula', () => {
  it('is caught where the sign is wrong', async () => {
    const uphill = wrong({
      update: ({ gradient, state, scalar }) => ({ change: gradient.mul(scalar((h) => h.learningRate)), state }),
    })
    expect(await caughtBy(uphill)).toEqual(descends)
  })

  it('is caught by a golden path where the bias correction is missing', async () => {
    const uncorrected = defineOptimizer({
      ...adam.definition,
      init: (parameter): Moments => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
      update({ gradient: g, state, scalar }) {
        const mean = lerp(
          state.mean,
          g,
          scalar((h) => 1 - h.beta1),
        )
        const variance = lerp(
          state.variance,
          g.square(),
          scalar((h) => 1 - h.beta2),
        )
        const change = mean.div(variance.sqrt().add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
        return { change, state: { mean, variance } }
      },
    })
    const path = [
      [0.9, -1.9, 2.9],
      [0.8004122, -1.8001665, 2.8001027],
    ]
    const golden = [{ source: 'Algorithm 1', start: [1, -2, 3], settings: { learningRate: 0.1 }, path, absolute: 1e-6 }]
    const more: OptimizerOptions = { golden, statePerParameter: 2, converge: {} }
    expect(await caughtBy(adam, more)).toEqual([])
    expect(await caughtBy(uncorrected, more)).toEqual(['golden-path'])
  })

  it('is caught where it divides by zero', async () => {
    const normalizing = wrong({
      update: ({ gradient: g, state, scalar }) => ({
        change: g.div(abs(g)).mul(scalar((h) => -h.learningRate)),
        state,
      }),
    })
    expect(await caughtBy(normalizing)).toContain('finite-on-zero-gradients')
    expect(await caughtBy(normalizing)).toContain('finite-on-sparse-gradients')
  })

  it('is caught where squares become zero or infinite', async () => {
    const cubing = wrong({
      update: ({ gradient: g, state, scalar }) => ({
        change: g
          .mul(g)
          .mul(g)
          .div(g.mul(g).add(1e-30))
          .mul(scalar((h) => -h.learningRate)),
        state,
      }),
    })
    expect(await caughtBy(cubing)).toContain('finite-on-huge-gradients')
  })

  it('is caught where tiny gradients are divided by their squares', async () => {
    const blind = wrong({
      update: ({ gradient: g, state, scalar }) => ({
        change: where(equal(g, 0), 0, g.mul(abs(g)).div(g.square())).mul(scalar((h) => -h.learningRate)),
        state,
      }),
    })
    expect(await caughtBy(blind)).toContain('finite-on-tiny-gradients')
  })

  it('is caught where it goes through float32', async () => {
    const coarse = wrong({
      update: ({ gradient: g, state, scalar }) => ({
        change: g
          .cast('float32')
          .mul(scalar((h) => -h.learningRate))
          .cast(g.dtype),
        state,
      }),
    })
    expect(await caughtBy(coarse)).toEqual(['float64'])
  })

  it('is caught where it breaks a claimed law', async () => {
    expect(await caughtBy(momentum, { claims: ['lossScale'] })).toEqual(['loss-scale'])
    const shrinking = wrong({
      update: ({ parameter, gradient, state, scalar }) => ({
        change: gradient.add(parameter.mul(1e-2)).mul(scalar((h) => -h.learningRate)),
        state,
      }),
    })
    expect(await caughtBy(shrinking, { claims: ['translation'] })).toContain('translation')
  })
})
