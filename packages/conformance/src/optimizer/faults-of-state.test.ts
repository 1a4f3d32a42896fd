import { defineTreeOptimizer, mapTree, type Optimizer, type Tensor } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { caughtBy, wrong } from './caught-by.fixture.ts'
import { learningRate, momentum, text } from './good.fixture.ts'

describe('hidden state', () => {
  it('is caught where runs of one optimizer share it', async () => {
    const leaking = (): Optimizer => {
      let steps = 0
      const inner = wrong({
        update: ({ gradient, state, scalar }) => {
          const size = scalar((h) => -h.learningRate / (1 + steps / 10))
          steps += 1
          return { change: gradient.mul(size), state }
        },
      })
      return inner()
    }
    expect(await caughtBy(leaking)).toEqual(
      expect.arrayContaining(['keeps-runs-apart', 'pure', 'resumes-exactly', 'captured-equals-lazy']),
    )
  })

  it('is caught where all runs share it', async () => {
    let seen = 1
    const worldly = wrong({
      update: ({ gradient, state, scalar }) => {
        seen *= 1.01
        const factor = seen
        return { change: gradient.mul(scalar((h) => -h.learningRate * factor)), state }
      },
    })
    expect(await caughtBy(worldly)).toEqual(expect.arrayContaining(['deterministic', 'pure']))
  })

  it('is caught where random numbers do not come from the key', async () => {
    const gambling = wrong({
      update: ({ gradient, state, scalar }) => ({
        change: gradient.mul(scalar((h) => -h.learningRate * (1 + Math.random() / 10))),
        state,
      }),
    })
    expect(await caughtBy(gambling)).toEqual(
      expect.arrayContaining(['deterministic', 'keeps-runs-apart', 'resumes-exactly']),
    )
  })

  it('is caught where it depends on the order of the parameters', async () => {
    const ordered = defineTreeOptimizer({
      name: 'ordered',
      hyperparameters: { learningRate },
      text,
      init: () => ({}),
      update({ gradients, state, scalar }) {
        const first = Object.keys(gradients)[0]
        const size = (name: string) => scalar((h) => -h.learningRate * (name === first ? 1 : 0.5))
        return { state, change: mapTree(gradients, (g, name) => g.mul(size(name))) }
      },
    })
    expect(await caughtBy(ordered, { statePerParameter: 0 })).toContain('order-of-parameters')
  })
})

describe('the given state', () => {
  it('is guarded against being written to', async () => {
    const writing = wrong({
      update({ gradient, state, scalar }) {
        const own = state as { velocity: Tensor }
        own.velocity = state.velocity.mul(0.9).add(gradient)
        return { change: own.velocity.mul(scalar((h) => -h.learningRate)), state: own }
      },
    })
    expect(await caughtBy(writing)).toContain('leaves-input')
  })

  it('is guarded against gradients being written to', async () => {
    const scaling = defineTreeOptimizer({
      name: 'scaling',
      hyperparameters: { learningRate },
      text,
      init: () => ({}),
      update({ gradients, state, scalar }) {
        const own = gradients as { [name: string]: Tensor }
        for (const name of Object.keys(own)) own[name] = own[name].mul(scalar((h) => -h.learningRate))
        return { state, change: own }
      },
    })
    expect(await caughtBy(scaling, { statePerParameter: 0 })).toContain('leaves-input')
  })

  it('keeps its shape', async () => {
    const growing = wrong({
      update: ({ gradient, state, scalar }) => ({
        change: gradient.mul(scalar((h) => -h.learningRate)),
        state: { velocity: state.velocity.reshape([-1]) },
      }),
    })
    expect(await caughtBy(growing)).toContain('state-stable')
  })

  it('is as large as declared', async () => {
    expect(await caughtBy(momentum, { statePerParameter: 2 })).toEqual(['state-size'])
    expect(await caughtBy(momentum, { statePerParameter: 1, sharedState: 1 })).toEqual(['state-size'])
  })

  it('is all that a resumed run needs', async () => {
    const forgetful = (): Optimizer => {
      const seen = new Map<string, number>()
      return wrong({
        update: ({ gradient, state, info, scalar }) => {
          const size = scalar((h, t) => {
            if (!seen.has(info.name)) seen.set(info.name, t)
            return (-h.learningRate * (1 + t - (seen.get(info.name) as number))) / (2 + t)
          })
          return { change: gradient.mul(size), state }
        },
      })()
    }
    expect(await caughtBy(forgetful)).toContain('resumes-exactly')
  })
})
