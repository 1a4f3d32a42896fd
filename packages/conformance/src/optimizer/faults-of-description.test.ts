import { defineOptimizer, type Optimizer } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { caughtBy, wrong } from './caught-by.fixture.ts'
import { beta, learningRate, momentum, text } from './good.fixture.ts'
import { optimizerCases } from './optimizer-cases.ts'

describe('hyper-parameters', () => {
  it('are caught where they freeze at the start', async () => {
    const frozen = defineOptimizer({
      name: 'frozen',
      hyperparameters: { learningRate, beta },
      text,
      init: (parameter, { settings }) => ({
        velocity: parameter.zerosLike(),
        rate: parameter.zerosLike().add(settings.learningRate),
      }),
      update({ gradient, state, scalar }) {
        const velocity = state.velocity.mul(scalar((h) => h.beta)).add(gradient)
        return { change: velocity.mul(state.rate).neg(), state: { velocity, rate: state.rate } }
      },
    })
    expect(await caughtBy(frozen, { statePerParameter: 2 })).toContain('settings-are-live')
  })

  it('are caught where they decide the plan', async () => {
    const branching = wrong({
      update: ({ gradient, state, branch }) => ({ change: gradient.mul(branch((h) => -h.learningRate)), state }),
    })
    expect(await caughtBy(branching)).toEqual(['numbers-keep-the-plan'])
    expect(await caughtBy(branching, { structural: ['learningRate'] })).toEqual([])
  })

  it('are caught where their ranges are not checked', async () => {
    const { definition } = momentum
    const lax = Object.assign(
      (given = {}): Optimizer => ({ ...momentum(), settings: { ...momentum().settings, ...given } }),
      {
        definition,
      },
    )
    expect(await caughtBy(lax)).toEqual(['rejects-bad-options'])
  })

  it('are caught where a preset is out of range', async () => {
    const hasty = defineOptimizer({
      name: 'hasty',
      hyperparameters: { learningRate },
      text,
      presets: { elsewhere: { learningRate: -1 } },
      update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
    })
    expect(await caughtBy(hasty, { statePerParameter: 0 })).toEqual(['takes-presets'])
  })

  it('are caught where their description is not complete', async () => {
    const silent = wrong({
      hyperparameters: { learningRate: { ...learningRate, text: { en: 'Size.', pt: '' } } },
      update: ({ gradient, state, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)), state }),
    })
    expect(await caughtBy(silent)).toEqual(['metadata'])
    expect(await caughtBy(() => ({ ...momentum(), name: 'Momentum SGD' }))).toEqual(['metadata'])
    expect(await caughtBy(() => ({ ...momentum(), api: 2 as 1 }))).toContain('metadata')
  })
})

describe('departures', () => {
  it('turn a case round, and fail where it passes', async () => {
    expect(
      await caughtBy(momentum, { claims: ['lossScale'], departures: { 'loss-scale': 'It follows the size.' } }),
    ).toEqual([])
    expect(await caughtBy(momentum, { departures: { float64: 'Made up.' } })).toEqual(['float64'])
    expect(() => optimizerCases('momentum', momentum, { departures: { nothing: 'No such case.' } })).toThrow(
      expect.objectContaining({ code: 'unknown-departure' }),
    )
  })
})
