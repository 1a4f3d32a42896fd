import {
  clamp,
  defineOptimizer,
  defineTreeOptimizer,
  mapTree,
  type Optimizer,
  optimize,
  parameter,
  progressOf,
  sin,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { adam } from './adam.ts'
import { addDecayToGradient } from './add-decay-to-gradient.ts'
import { pathOf, vector } from './cases.fixture.ts'
import { chain } from './chain.ts'
import { clipByGlobalNorm } from './clip-by-global-norm.ts'
import { decayWeights } from './decay-weights.ts'
import { gradientDescent } from './gradient-descent.ts'
import { momentum } from './momentum.ts'
import { softThreshold } from './soft-threshold.ts'

/** Projects weights into [-1, 1]: new parameters instead of a change. */
const box = defineOptimizer({
  name: 'box',
  hyperparameters: {},
  update: ({ parameter: w, change }) => ({ parameter: clamp(change ? w.add(change) : w, -1, 1) }),
})

/** Lets nothing through in every other call. */
const veto = defineTreeOptimizer({
  name: 'veto',
  hyperparameters: {},
  init: () => ({}),
  update: ({ state, branch }) => ({ state, advance: branch((_, __, call) => call % 2) === 0 }),
})

const rate = { learningRate: 0.5 }
const constant = (...values: number[]) => ({ start: values.map(() => 0), steps: 1, gradient: () => vector(...values) })
const step = (optimizer: Optimizer) => () => pathOf(optimizer, constant(1))

describe('chain', () => {
  it('is its only link where it has one', () => {
    const path = (optimizer: Optimizer) => pathOf(optimizer, { start: [1, 2], steps: 4, gradient: (w) => sin(w) })
    expect(path(chain(adam()))).toEqual(path(adam()))
  })

  it('means the same however its links are grouped', () => {
    const links = () => [addDecayToGradient(), clipByGlobalNorm(), momentum(), decayWeights(), softThreshold()]
    const path = (optimizer: Optimizer) => pathOf(optimizer, { start: [3, -2], steps: 5, gradient: (w, i) => w.mul(i) })
    const flat = path(chain(...links()))
    const [a, b, c, d, e] = links()
    // Beside each other again, so that decayWeights and softThreshold find the learning rate next to them.
    expect(path(chain(chain(a, b), chain(c, d, e)))).toEqual(flat)
    expect(path(chain(chain(chain(a), b), c, chain(d), e))).toEqual(flat)
  })

  it('lets links behind the optimizer work on what it did, in order', () => {
    const path = pathOf(chain(gradientDescent(rate), box(), softThreshold({ strength: 0.5 })), constant(-4, 0.25, 4))
    // Descent to [2, -0.125, -2], the box to [1, -0.125, -1], the threshold 0.25 to what is left.
    expect(path).toEqual([[0.75, 0, -0.75]])
  })

  it('sets parameters exactly where the last link does', () => {
    // 0.1 + (1 - 0.1) is not 1 in every rounding; a projection must end on the edge.
    const path = pathOf(chain(gradientDescent({ learningRate: 1 }), box()), {
      start: [0.1, 1e-17, 0.7],
      steps: 1,
      gradient: () => vector(-5, -7, -3),
    })
    expect(path).toEqual([[1, 1, 1]])
  })

  it('ends at a link that makes no update, and keeps what came before it from happening', () => {
    const w = parameter(vector(0))
    const optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 1 }), veto(), decayWeights()))
    const path = Array.from({ length: 4 }, () => {
      optimizer.step(() => w.sum())
      return w.item()
    })
    expect(path.slice(0, 3)).toEqual([0, -1, -1])
    expect(progressOf(optimizer).parts).toMatchObject({
      '': { steps: 2, calls: 4 },
      veto: { steps: 2, calls: 4 },
      decayWeights: { steps: 2, calls: 2 },
    })
  })

  it('passes by parameters that a link leaves out', () => {
    const model = { a: parameter(vector(4)), b: parameter(vector(4)) }
    const halveA = defineTreeOptimizer({
      name: 'halveA',
      hyperparameters: {},
      init: () => ({}),
      update: ({ change = {}, state }) => ({ state, change: { a: change.a.mul(0.5) } }),
    })
    const optimizer = optimize(model, chain(gradientDescent({ learningRate: 1 }), halveA()))
    optimizer.step(() => model.a.add(model.b).sum())
    expect([model.a.item(), model.b.item()]).toEqual([3.5, 3])
  })

  it('refuses an order in which the work of a link would be lost', () => {
    expect(step(chain(decayWeights(), adam()))).toThrow('chain: adam makes the change of "w" anew')
    expect(step(chain(gradientDescent(), adam()))).toThrow(expect.objectContaining({ code: 'change-overwritten' }))
    expect(step(chain(adam(), clipByGlobalNorm()))).toThrow('chain: clipByGlobalNorm changes the gradient of "w" after')
    expect(step(chain(chain(adam()), chain(addDecayToGradient())))).toThrow(
      expect.objectContaining({ code: 'gradients-too-late' }),
    )
    expect(step(chain(chain(gradientDescent()), chain(clipByGlobalNorm(), adam())))).toThrow(
      expect.objectContaining({ code: 'gradients-too-late' }),
    )
  })

  it('says that something must make a change, and that it needs links', () => {
    expect(step(chain(clipByGlobalNorm()))).toThrow(expect.objectContaining({ code: 'update-without-change' }))
    expect(() => chain()).toThrow(expect.objectContaining({ code: 'empty-chain' }))
  })

  it('takes links that are objects of a class', () => {
    class Descent implements Optimizer {
      readonly api = 1
      readonly name = 'descent'
      readonly hyperparameters = {}
      readonly settings = {}
      private readonly rate = -0.5
      init() {
        return {}
      }
      update({ gradients, state }: Parameters<Optimizer['update']>[0]) {
        return { state, change: mapTree(gradients, (g) => g.mul(this.rate)) }
      }
    }
    expect(pathOf(chain(new Descent(), box()), constant(2, 4))).toEqual([[-1, -1]])
  })
})
