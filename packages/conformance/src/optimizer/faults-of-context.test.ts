import {
  abs,
  defineTreeOptimizer,
  evaluateAt,
  mapTree,
  max,
  type Optimizer,
  reciprocal,
  type Tree,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { caughtBy, wrong } from './caught-by.fixture.ts'
import { learningRate, momentum, text } from './good.fixture.ts'

describe('what is asked of the caller', () => {
  it('is caught where it is not declared', async () => {
    const curious = defineTreeOptimizer({
      name: 'curious',
      hyperparameters: { learningRate },
      text,
      init: () => ({}),
      *update({ parameters, state, scalar }) {
        const { gradients } = yield* evaluateAt(parameters)
        return { state, change: mapTree(gradients, (g) => g.mul(scalar((h) => -h.learningRate))) }
      },
    })
    expect(await caughtBy(curious, { statePerParameter: 0, elementwise: false })).toEqual(
      expect.arrayContaining(['declares-needs', 'steps-after-backward']),
    )
  })

  it('is caught where the loss is used without being declared', async () => {
    const greedy = defineTreeOptimizer({
      name: 'greedy',
      hyperparameters: { learningRate },
      text,
      init: () => ({}),
      update({ gradients, loss, state, scalar }) {
        const factor = loss ? reciprocal(loss.add(1)) : scalar(() => 0.5)
        return { state, change: mapTree(gradients, (g) => g.mul(factor).mul(scalar((h) => -h.learningRate))) }
      },
    })
    expect(await caughtBy(greedy, { statePerParameter: 0 })).toEqual(
      expect.arrayContaining(['declares-needs', 'uses-given-gradients']),
    )
  })

  it('is caught where values are read on the way', async () => {
    const reading = wrong({
      update({ gradient, state, scalar }) {
        const [size] = abs(gradient).sum().data()
        return { change: gradient.mul(scalar((h) => -h.learningRate / (1 + size * 1e-6))), state }
      },
    })
    expect(await caughtBy(reading)).toEqual(expect.arrayContaining(['captured-equals-lazy', 'elementwise-plan']))
  })

  it('is caught where a number of the host freezes in the plan', async () => {
    const freezing = (): Optimizer => {
      let t = 0
      return wrong({
        update({ gradient, state, scalar, info }) {
          if (info.name === 'weight') t += 1
          return { change: gradient.mul(1 / (1 + t)).mul(scalar((h) => -h.learningRate)), state }
        },
      })()
    }
    expect(await caughtBy(freezing)).toContain('captured-equals-lazy')
  })
})

describe('parameters', () => {
  it('without a gradient are left alone', async () => {
    const restless = defineTreeOptimizer({
      name: 'restless',
      hyperparameters: { learningRate },
      text,
      init: () => ({}),
      update({ parameters, gradients, state, scalar }) {
        const change: Tree = mapTree(parameters, (w, name) =>
          (gradients[name] ?? w).mul(scalar((h) => -h.learningRate)),
        )
        return { state, change }
      },
    })
    expect(await caughtBy(restless, { statePerParameter: 0 })).toEqual(['missing-gradients'])
  })

  it('of one element and of none are taken', async () => {
    const averaging = wrong({
      update: ({ gradient: g, state, scalar }) => ({
        change: g
          .sub(g.mean())
          .div(g.square().mean().sqrt())
          .mul(scalar((h) => -h.learningRate)),
        state,
      }),
    })
    expect(await caughtBy(averaging)).toEqual(expect.arrayContaining(['elementwise-plan', 'finite-on-zero-gradients']))
    const flat = wrong({
      update: ({ gradient: g, state, scalar }) => ({
        change: g.mul(max(g).sub(max(g)).add(1)).mul(scalar((h) => -h.learningRate)),
        state,
      }),
    })
    expect(await caughtBy(flat)).toContain('finite-on-empty-parameters')
    const firstAxis = wrong({
      update: ({ gradient: g, state, scalar }) => ({
        change: g.mul(g.zerosLike().sum(0, { keepAxes: true }).add(1)).mul(scalar((h) => -h.learningRate)),
        state,
      }),
    })
    expect(await caughtBy(firstAxis)).toContain('finite-on-single-elements')
  })
})

describe('inside other optimizers', () => {
  it('what counts the parameters of others is caught', async () => {
    const counting = defineTreeOptimizer({
      name: 'counting',
      hyperparameters: { learningRate },
      text,
      init: () => ({}),
      update({ gradients, state, info, scalar }) {
        const share = scalar((h) => -h.learningRate / Object.keys(info).length)
        return { state, change: mapTree(gradients, (g) => g.mul(share)) }
      },
    })
    expect(await caughtBy(counting, { statePerParameter: 0 })).toEqual(['partitions'])
  })

  it('what expects to know all that it is given is caught', async () => {
    const strict = (): Optimizer => {
      const inner = momentum()
      return {
        ...inner,
        update(context) {
          if ('epoch' in context) throw new Error('What is an epoch?')
          return inner.update(context as never)
        },
      }
    }
    expect(await caughtBy(strict)).toEqual(['ignores-unknown-context'])
  })

  it('what returns something else than an update is caught', async () => {
    const chatty = (): Optimizer => {
      const inner = momentum()
      return { ...inner, update: (context) => ({ ...(inner.update(context as never) as object), loss: 3 }) as never }
    }
    expect(await caughtBy(chatty)).toEqual(['returns-an-update'])
  })

  it('a change that is not handed on is caught', async () => {
    const silent = wrong({
      update: ({ gradient, state, scalar, info }) =>
        info.name === 'scale' ? { state } : { change: gradient.mul(scalar((h) => -h.learningRate)), state },
    })
    expect(await caughtBy(silent)).toContain('chains')
  })

  it('a point of measurement that moves is caught', async () => {
    let count = 0
    const wandering = (): Optimizer => ({
      ...momentum(),
      evaluationPoint: ({ parameters, scalar }) => mapTree(parameters, (w) => w.add(scalar(() => count++ / 1e3))),
    })
    expect(await caughtBy(wandering)).toEqual(['evaluation-point'])
  })
})
