/** What the optimizer contract promises, beside the algorithms of the folder `contract`, each of which fits it. */
import {
  abs,
  defineOptimizer,
  defineTreeOptimizer,
  drawNormal,
  type Optimizer,
  optimize,
  parameter,
  progressOf,
  recurrence,
  type Schedule,
  settingsOf,
  tensor,
  zeros,
} from '@chainrule/autograd'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  accumulate,
  type adagrad,
  adam,
  chain,
  clipByGlobalNorm,
  decayWeights,
  gradientDescent,
  partition,
} from './index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const learningRate = { default: 1, min: 0, text }

/** The change of the number `w` in each of some steps, with the gradients 1, 2, 3 and so on. */
function changes(optimizer: Optimizer, steps: number): number[] {
  const w = parameter(tensor(Float64Array.of(0)))
  const running = optimize({ w }, optimizer)
  return Array.from({ length: steps }, (_, i) => {
    const before = w.item()
    running.step(() => w.mul(tensor(Float64Array.of(i + 1))).sum())
    return w.item() - before
  })
}

describe('host numbers', () => {
  it('are float64 for float64 parameters', () => {
    const third = defineOptimizer({
      name: 'third',
      hyperparameters: { learningRate },
      update: ({ gradient: g, scalar }) => ({ change: g.mul(scalar((h) => h.learningRate / 3)) }),
    })
    expect(changes(third(), 1)).toEqual([1 / 3])
  })

  it('see the number of the update, 1 on the first, and schedules one less', () => {
    const counting = defineOptimizer({
      name: 'counting',
      hyperparameters: { learningRate },
      update: ({ gradient: g, scalar }) => ({ change: g.zerosLike().add(scalar((h, t) => 100 * h.learningRate + t)) }),
    })
    expect(changes(counting({ learningRate: (step) => step }), 3)).toEqual([1, 102, 203])
  })

  it('recur once for each update, however many parameters ask', () => {
    const doubling = defineOptimizer({
      name: 'doubling',
      hyperparameters: {},
      update({ gradient: g, scalar, part }) {
        const power = recurrence(part, 'power', 1, (last) => 2 * last)
        return { change: g.zerosLike().add(scalar(() => power())) }
      },
    })
    const model = { a: parameter(tensor([0])), b: parameter(tensor([0])) }
    const optimizer = optimize(model, doubling())
    // One of them has no gradient in the second step.
    optimizer.step(() => model.a.add(model.b).sum())
    optimizer.step(() => model.b.sum())
    optimizer.step(() => model.a.add(model.b).sum())
    expect([model.a.item(), model.b.item()]).toEqual([2 + 8, 2 + 4 + 8])
    expect(progressOf(optimizer).parts).toEqual({ '': { steps: 3, calls: 3, folds: { power: 8 } } })
  })
})

describe('calls that make no update', () => {
  it('move neither the count of updates nor schedules nor recurrences', () => {
    const everyOther = defineOptimizer({
      name: 'everyOther',
      hyperparameters: { learningRate },
      update({ gradient: g, scalar, part }) {
        const sum = recurrence(part, 'sum', 0, (last, _, t) => last + t)
        return { change: g.zerosLike().add(scalar((h, t) => 100 * h.learningRate + 10 * sum() + t)) }
      },
    })
    const inner = everyOther({ learningRate: (step) => step })
    const alone = changes(inner, 3)
    expect(alone).toEqual([11, 132, 263])
    expect(changes(accumulate(inner, { every: 3 }), 9)).toEqual([0, 0, alone[0], 0, 0, alone[1], 0, 0, alone[2]])
  })

  it('count for the part that made none only: each group of a partition has its own count', () => {
    const model = { a: parameter(tensor(Float64Array.of(0))), b: parameter(tensor(Float64Array.of(0))) }
    const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.5 }
    const groups = { slow: accumulate(adam(settings), { every: 2 }), quick: adam(settings) }
    const optimizer = optimize(
      model,
      partition(groups, ({ name }) => (name === 'a' ? 'slow' : 'quick')),
    )
    for (let i = 0; i < 6; i++)
      optimizer.step(() =>
        model.a
          .mul(i + 1)
          .add(model.b.mul(i + 1))
          .sum(),
      )
    const mean = parameter(tensor(Float64Array.of(0)))
    const alone = optimize({ mean }, adam(settings))
    for (const slope of [1.5, 3.5, 5.5]) alone.step(() => mean.mul(slope).sum())
    expect(model.a.item()).toBe(mean.item())
    expect(progressOf(optimizer).parts).toMatchObject({
      '': { steps: 6 },
      slow: { steps: 3, calls: 6 },
      'slow.inner': { steps: 3, calls: 3 },
      quick: { steps: 6 },
    })
  })

  it('nest: an accumulation inside an accumulation counts its own calls', () => {
    const nested = accumulate(accumulate(gradientDescent({ learningRate: 1 }), { every: 2 }), { every: 3 })
    const flat = accumulate(gradientDescent({ learningRate: 1 }), { every: 6 })
    expect(changes(nested, 12).map((change) => change.toFixed(9))).toEqual(
      changes(flat, 12).map((change) => change.toFixed(9)),
    )
  })
})

describe('random numbers', () => {
  const noisy = defineOptimizer({
    name: 'noisy',
    hyperparameters: {},
    update: ({ gradient, random }) => ({ change: drawNormal(random, gradient.shape) }),
  })
  const walk = (seed: number, names: readonly string[], steps = 2) => {
    const model = Object.fromEntries(names.map((name) => [name, parameter(zeros([3]))]))
    const optimizer = optimize(model, noisy(), { seed })
    const path: string[] = []
    for (let i = 0; i < steps; i++) {
      optimizer.step(() => names.map((name) => model[name].sum()).reduce((sum, part) => sum.add(part)))
      for (const name of names) path.push(`${model[name].data()}`)
    }
    return path
  }

  it('differ between parameters and steps, and are the same for the same seed', () => {
    expect(new Set(walk(1, ['a', 'b'])).size).toBe(4)
    expect(walk(1, ['a', 'b'])).toEqual(walk(1, ['a', 'b']))
    expect(walk(2, ['a', 'b'])).not.toEqual(walk(1, ['a', 'b']))
  })

  it('belong to a parameter by its name, whatever others there are', () => {
    expect(walk(1, ['b', 'a'], 1)).toEqual(walk(1, ['a', 'b'], 1).toReversed())
    expect(walk(1, ['a'], 1)).toEqual(walk(1, ['a', 'b'], 1).slice(0, 1))
  })

  it('are not drawn where no rule asks for them', () => {
    const w = parameter(zeros([3]))
    const optimizer = optimize({ w }, adam())
    const before = optimizer.cells.get('adam.random')?.data()
    optimizer.step(() => w.sum())
    expect(optimizer.cells.get('adam.random')?.data()).toEqual(before)
  })
})

describe('what a rule sees', () => {
  it('is the name, shape, type, role and fans of its parameter', () => {
    const seen: unknown[] = []
    const looking = defineOptimizer({
      name: 'looking',
      hyperparameters: {},
      init(_, { info }) {
        seen.push(info)
        return {}
      },
      update: ({ gradient }) => ({ change: gradient }),
    })
    const layers = [
      { weight: parameter(zeros([2, 3])) },
      { table: parameter(zeros([4, 5]), { role: 'embedding', fanIn: 1 }) },
    ]
    optimize(layers, looking())
    expect(seen).toEqual([
      { name: '0.weight', shape: [2, 3], dtype: 'float32', role: 'weight', fanIn: 3, fanOut: 2 },
      { name: '1.table', shape: [4, 5], dtype: 'float32', role: 'embedding', fanIn: 1, fanOut: 4 },
    ])
  })

  it('may be no state at all', () => {
    const w = parameter(tensor([1]))
    const optimizer = optimize({ w }, gradientDescent({ learningRate: 0.5 }))
    expect([...optimizer.cells.keys()]).toEqual(['gradientDescent.random'])
    optimizer.step(() => w.sum())
    expect(w.item()).toBe(0.5)
  })

  it('leaves out parameters that do not require a gradient', () => {
    const model = { free: parameter(tensor([1])), frozen: parameter(tensor([1])) }
    model.frozen.requiresGrad = false
    const optimizer = optimize(model, adam({ learningRate: 0.5 }))
    expect([...optimizer.cells.keys()].filter((path) => path.includes('frozen'))).toEqual([])
    optimizer.step(() => model.free.add(model.frozen).sum())
    expect([model.free.item(), model.frozen.item()]).toEqual([0.5, 1])
  })

  it('keeps the moments of a parameter through steps in which it has no gradient', () => {
    const model = { a: parameter(tensor([0])), b: parameter(tensor([0])) }
    const optimizer = optimize(model, adam())
    optimizer.step(() => model.a.add(model.b).sum())
    const before = optimizer.cells.get('adam.a.mean')?.item()
    optimizer.step(() => model.b.sum())
    expect(optimizer.cells.get('adam.a.mean')?.item()).toBe(before)
    expect(before).toBeCloseTo(0.1, 6)
  })

  it('is the loss where backward or a closure provides it', () => {
    // Polyak's step: the loss over the squared gradient, which solves |w| in one step.
    const polyak = defineTreeOptimizer({
      name: 'polyak',
      hyperparameters: {},
      needs: ['loss'],
      init: () => ({}),
      update({ gradients: { w: g }, loss, state }) {
        return { state, change: { w: g.mul(loss?.div(g.square().sum()) ?? 0).neg() } }
      },
    })
    const w = parameter(tensor([3]))
    const optimizer = optimize({ w }, polyak())
    optimizer.step(() => abs(w).sum())
    expect(w.item()).toBe(0)
    w.write([5])
    abs(w).sum().backward()
    optimizer.step()
    expect(w.item()).toBe(0)
    w.grad = tensor([1])
    expect(() => optimizer.step()).toThrow(expect.objectContaining({ code: 'optimizer-needs-closure' }))
  })
})

describe('names', () => {
  const model = () => ({ w: parameter(tensor([1])) })

  it('tell links of a chain apart, the second of two with one name by a number', () => {
    const optimizer = optimize(model(), chain(adam(), decayWeights(), decayWeights({ weightDecay: 0.5 })))
    expect(Object.keys(settingsOf(optimizer).all())).toEqual([
      'adam.learningRate',
      'adam.beta1',
      'adam.beta2',
      'adam.epsilon',
      'decayWeights.weightDecay',
      'decayWeights2.weightDecay',
    ])
    expect(settingsOf(optimizer).get('beta1')).toBe(0.9)
    expect(settingsOf(optimizer).get('decayWeights2.weightDecay')).toBe(0.5)
    expect(() => settingsOf(optimizer).get('weightDecay')).toThrow(
      'chain: "weightDecay" belongs to several parts. Use one of: decayWeights.weightDecay, decayWeights2.weightDecay.',
    )
    expect(() => settingsOf(optimizer).set('rate', 1)).toThrow('chain: "rate" is no hyper-parameter.')
  })

  it('can be given by the user', () => {
    const fast = { ...decayWeights(), name: 'fast' }
    expect(Object.keys(settingsOf(optimize(model(), chain(gradientDescent(), fast))).all())).toContain(
      'fast.weightDecay',
    )
  })

  it('lead through compositions, by as much of the path as is needed', () => {
    const optimizer = optimize(model(), accumulate(chain(clipByGlobalNorm(), adam()), { every: 2 }))
    expect(Object.keys(settingsOf(optimizer).all())).toEqual([
      'every',
      'inner.clipByGlobalNorm.maxNorm',
      'inner.adam.learningRate',
      'inner.adam.beta1',
      'inner.adam.beta2',
      'inner.adam.epsilon',
    ])
    for (const name of ['learningRate', 'adam.learningRate', 'inner.adam.learningRate']) {
      settingsOf(optimizer).set(name, 0.5)
      expect(settingsOf(optimizer).get(name)).toBe(0.5)
    }
    expect([...optimizer.cells.keys()]).toEqual([
      'accumulate.sum.w',
      'accumulate.inner.adam.w.mean',
      'accumulate.inner.adam.w.variance',
      'accumulate.random',
    ])
  })
})

describe('inherited numbers', () => {
  it('come from the nearest part: beside a link, then around it', () => {
    const model = { a: parameter(tensor([1])), b: parameter(tensor([1])) }
    const own = chain(gradientDescent({ learningRate: 0.5 }), decayWeights({ weightDecay: 1 }))
    const groups = { own, other: gradientDescent({ learningRate: 0.25 }) }
    const optimizer = optimize(
      model,
      partition(groups, ({ name }) => (name === 'a' ? 'own' : 'other')),
    )
    optimizer.step(() => model.a.add(model.b).mul(0).sum())
    expect([model.a.item(), model.b.item()]).toEqual([0.5, 1])
    settingsOf(optimizer).set('own.gradientDescent.learningRate', (step) => (step === 1 ? 0.25 : 0))
    optimizer.step(() => model.a.add(model.b).mul(0).sum())
    expect(model.a.item()).toBe(0.375)
  })

  it('are refused where two parts are equally near, or none has them', () => {
    const model = { w: parameter(tensor([1])) }
    const both = chain(
      partition({ a: gradientDescent(), b: adam() }, () => 'a'),
      decayWeights(),
    )
    const step = (optimizer: Optimizer) => () => optimize(model, optimizer).step(() => model.w.sum())
    expect(step(both)).toThrow('decayWeights: partition.a.learningRate and partition.b.learningRate are equally near.')
    expect(step(decayWeights())).toThrow(expect.objectContaining({ code: 'nothing-to-inherit' }))
  })
})

describe('types', () => {
  it('know the hyper-parameters of every factory', () => {
    type Options = NonNullable<Parameters<typeof adam>[0]>
    expectTypeOf<keyof Options>().toEqualTypeOf<'learningRate' | 'beta1' | 'beta2' | 'epsilon'>()
    expectTypeOf<Options['beta1']>().toEqualTypeOf<number | Schedule | undefined>()
    expectTypeOf<NonNullable<Parameters<typeof adagrad>[0]>['initialSum']>().toEqualTypeOf<number | undefined>()
    expectTypeOf<Parameters<typeof accumulate>[1]['every']>().toEqualTypeOf<number | Schedule>()
    // @ts-expect-error No such option.
    expect(() => adam({ rate: 1 })).toThrow('adam: there is no hyper-parameter "rate".')
    // @ts-expect-error It has no default.
    expect(() => accumulate(adam())).toThrow('accumulate: every has no default and was not given.')
  })

  it('know the hyper-parameters and the state inside a rule', () => {
    defineOptimizer({
      name: 'typed',
      hyperparameters: { learningRate, momentum: { default: 0.9, text } },
      init: (parameter) => ({ velocity: parameter.zerosLike() }),
      update({ gradient, state, scalar }) {
        expectTypeOf(state).toEqualTypeOf<{ velocity: typeof gradient }>()
        scalar((h) => {
          expectTypeOf(h).toEqualTypeOf<{ readonly learningRate: number; readonly momentum: number }>()
          // @ts-expect-error No such hyper-parameter.
          return h.beta1
        })
        return { change: gradient, state }
      },
    })
  })

  it('know the groups of a partition', () => {
    const groups = { a: adam(), b: gradientDescent() }
    partition(groups, () => 'a')
    // @ts-expect-error No such group.
    const wrong = partition(groups, () => 'c')
    const model = { w: parameter(tensor([1])) }
    expect(() => optimize(model, wrong)).toThrow('partition: "w" was put into the group "c". The groups are: a, b;')
  })
})
