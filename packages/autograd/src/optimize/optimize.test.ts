import { describe, expect, it } from 'vitest'
import {
  abs,
  atEvaluationPoint,
  compile,
  defineOptimizer,
  defineTreeOptimizer,
  defineWrapper,
  drawNormal,
  evaluate,
  evaluateAt,
  hessianProducts,
  inherited,
  mapTree,
  type Optimizer,
  optimize,
  parameter,
  planCount,
  progressOf,
  randomState,
  readValues,
  recurrence,
  resumeFrom,
  sampledGradients,
  settingsOf,
  state,
  type Tensor,
  tensor,
  zeros,
} from '../index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const code = (expected: string) => expect.objectContaining({ code: expected })
const f64 = (values: number[] | number) => tensor(values, { dtype: 'float64' })

const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.25, min: 0, text } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})

it('works out a number once for all parameters where one function gives it', () => {
  let calls = 0
  const size = ({ learningRate }: { readonly learningRate: number }) => {
    calls += 1
    return -learningRate
  }
  const shared = defineOptimizer({
    name: 'shared',
    hyperparameters: { learningRate: { default: 0.25, min: 0, text } },
    update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar(size)) }),
  })
  const model = { a: parameter(tensor([4])), b: parameter(tensor([8, 12])) }
  const optimizer = optimize(model, shared())
  const step = compile(() => optimizer.step(() => model.a.sum().add(model.b.sum())) as Tensor)
  for (let i = 0; i < 3; i++) step()
  expect([model.a.toArray(), model.b.toArray()]).toEqual([[3.25], [7.25, 11.25]])
  expect(calls).toBe(3)
  settingsOf(optimizer).set('learningRate', 1)
  step()
  expect([model.a.toArray(), model.b.toArray()]).toEqual([[2.25], [6.25, 10.25]])
})
const momentum = defineOptimizer({
  name: 'momentum',
  hyperparameters: { learningRate: { default: 0.25, min: 0, text }, decay: { default: 0.5, min: 0, below: 1, text } },
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    const velocity = state.velocity.mul(scalar((h) => h.decay)).add(gradient)
    return { change: velocity.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})

const quadratic = () => {
  const w = parameter(f64([4, -8]), { name: 'w' })
  return { w, loss: () => w.square().sum() }
}

describe('step', () => {
  it('makes the same update from gradients that backward() left and from a closure', () => {
    const [a, b] = [quadratic(), quadratic()]
    const [first, second] = [optimize(a, momentum()), optimize(b, momentum())]
    for (let i = 0; i < 4; i++) {
      const loss = a.loss()
      loss.backward()
      first.step()
      const returned = second.step(() => b.loss()) as Tensor
      expect(returned.item()).toBe(loss.item())
      expect(b.w.toArray()).toEqual(a.w.toArray())
    }
    // velocity 2w, then half of it more: 4 → 2 → 2 - ¼(½·8 + 4) = 0 → 0 - ¼(½·8 + 0) = -1 → -1 - ¼(½·4 - 2) = -1
    expect(a.w.toArray()).toEqual([-1, 2])
  })

  it('leaves parameters alone that have no gradient, and their state', () => {
    const model = { used: parameter(f64(1)), unused: parameter(f64(1)), frozen: parameter(f64(1)) }
    model.frozen.requiresGrad = false
    const optimizer = optimize(model, momentum())
    expect([...optimizer.cells.keys()]).toEqual([
      'momentum.used.velocity',
      'momentum.unused.velocity',
      'momentum.random',
    ])
    optimizer.step(() => model.used.mul(model.frozen).square())
    expect([model.used.item(), model.unused.item(), model.frozen.item()]).toEqual([0.5, 1, 1])
  })

  it('gives scalars the precision of the parameters', () => {
    const w = parameter(f64(1))
    optimize({ w }, descent({ learningRate: 0.1 })).step(() => w.mul(1))
    expect(w.item()).toBe(1 - 0.1)
  })

  it('updates a parameter once that two parts of a model share', () => {
    const shared = parameter(f64(2))
    optimize({ a: shared, b: shared }, descent()).step(() => shared.square())
    expect(shared.item()).toBe(1)
  })

  it('keeps two optimizers apart, whose losses wait at the same time', () => {
    const [a, b] = [quadratic(), quadratic()]
    const [first, second] = [optimize(a, descent()), optimize(b, descent({ learningRate: 0.5 }))]
    for (let i = 0; i < 3; i++) {
      const [lossA, lossB] = [a.loss(), b.loss().mul(0.5)]
      lossA.backward()
      lossB.backward()
      first.step()
      second.step()
      expect([lossA.item(), lossB.item()]).toEqual([80 / 4 ** i, 40 / 4 ** i])
    }
    expect([a.w.toArray(), b.w.toArray()]).toEqual([
      [0.5, -1],
      [0.5, -1],
    ])
  })

  it('knows the loss of its own last backward(), read or not, captured or not', () => {
    const polyak = defineTreeOptimizer({
      name: 'polyak',
      hyperparameters: {},
      needs: ['loss'],
      init: () => ({}),
      update({ gradients, state, loss }) {
        const length = loss?.div(gradients.w.square().sum()) as Tensor
        return { state, change: mapTree(gradients, (g) => g.mul(length).neg()) }
      },
    })
    const run = (body: (problem: ReturnType<typeof quadratic>, step: () => unknown) => void) => {
      const problem = quadratic()
      const optimizer = optimize({ w: problem.w }, polyak())
      body(problem, () => optimizer.step())
      return problem.w.toArray()
    }
    // |w|² / |2w|² · 2w = w/2
    const half = [2, -4]
    expect(run(({ loss }, step) => [loss().backward(), step()])).toEqual(half)
    expect(
      run(({ loss }, step) => {
        const value = loss()
        value.backward()
        value.item()
        step()
      }),
    ).toEqual(half)
    expect(
      run(({ loss }, step) =>
        compile(() => {
          loss().backward()
          step()
        })(),
      ),
    ).toEqual(half)
    expect(() =>
      run(({ loss }, step) => {
        loss().backward()
        parameter(f64(1)).mul(1000).backward()
        step()
      }),
    ).toThrow(code('optimizer-needs-closure'))
  })

  it('refuses what it cannot do, before it changes anything', () => {
    const { w, loss } = quadratic()
    expect(() => optimize({}, descent())).toThrow(code('no-parameters'))
    const optimizer = optimize({ w }, descent())
    expect(() => optimizer.step()).toThrow(code('no-gradients'))
    expect(() => optimizer.step(() => w.square())).toThrow(code('closure-without-loss'))
    expect(() => optimizer.step(() => f64(1))).toThrow(code('closure-without-loss'))
    expect(w.toArray()).toEqual([4, -8])
    expect(optimizer.steps).toBe(0)
    loss().backward()
    optimizer.step()
    expect(optimizer.steps).toBe(1)
  })

  it('names an optimizer that returns something else than it should', () => {
    const broken = (update: Parameters<typeof defineTreeOptimizer>[0]['update']) => {
      const { w, loss } = quadratic()
      const optimizer = optimize(
        { w },
        defineTreeOptimizer({ name: 'broken', hyperparameters: {}, init: () => ({}), update })(),
      )
      return () => optimizer.step(loss)
    }
    expect(broken(({ state }) => ({ state }))).toThrow(code('update-without-change'))
    expect(broken(({ state, gradients }) => ({ state, gradients }))).toThrow(code('update-without-change'))
    expect(broken(({ state, gradients }) => ({ state, change: { other: gradients.w } }))).toThrow(
      code('update-does-not-fit'),
    )
    expect(
      broken(({ state, gradients }) => ({ state, change: mapTree(gradients, (g) => g.sum().reshape([1, 1])) })),
    ).toThrow(/the update of "w" is float64 \[1,[12]\], the parameter float64 \[2\]/)
    expect(broken(({ gradients }) => ({ state: { more: f64(1) }, change: gradients }))).toThrow(
      code('optimizer-state-changed'),
    )
    const old = { ...descent(), api: 2 } as unknown as Optimizer
    expect(() => optimize(quadratic(), old)).toThrow(code('contract-version'))
  })
})

describe('settings', () => {
  it('can be read and set at any time, by name, and changed by a schedule that counts updates', () => {
    const { w, loss } = quadratic()
    const optimizer = optimize({ w }, descent({ learningRate: (step) => 0.5 ** step }))
    const seen: number[] = []
    for (let i = 0; i < 3; i++) {
      seen.push(settingsOf(optimizer).get('learningRate'))
      optimizer.step(loss)
    }
    expect(seen).toEqual([1, 0.5, 0.25])
    const schedule = settingsOf(optimizer).setting('learningRate')
    settingsOf(optimizer).set('learningRate', 0)
    expect([typeof schedule, settingsOf(optimizer).setting('learningRate')]).toEqual(['function', 0])
    const before = w.toArray()
    optimizer.step(loss)
    expect(w.toArray()).toEqual(before)
    expect(settingsOf(optimizer).all()).toEqual({ learningRate: 0 })
  })

  it('are checked: names, ranges, and what a schedule gives', () => {
    const { w, loss } = quadratic()
    const optimizer = optimize({ w }, descent({ learningRate: (step) => -step }))
    optimizer.step(loss)
    expect(() => optimizer.step(loss)).toThrow(/learningRate must be in \[0, ∞\), got -1/)
    expect(() => settingsOf(optimizer).set('learningRate', -1)).toThrow(code('hyperparameter-out-of-range'))
    expect(() => settingsOf(optimizer).set('rate', 1)).toThrow(code('unknown-hyperparameter'))
    expect(() => settingsOf(optimizer).get('rate')).toThrow(code('unknown-hyperparameter'))
    expect(() => descent({ learningRate: Number.NaN })).toThrow(code('hyperparameter-out-of-range'))
  })
})

/** Looks again at w + ρ g / |g| and steps from there, as sharpness-aware minimisation does. */
const sharpnessAware = defineWrapper({
  name: 'sharpnessAware',
  hyperparameters: { radius: { default: 0.1, min: 0, text } },
  needs: ['evaluate'],
  init: ({ run }) => ({ inner: run('inner') }),
  *update({ parameters, gradients, state, run, scalar }) {
    const norm = Object.values(gradients)
      .map((g) => g.square().sum())
      .reduce((a, b) => a.add(b))
      .sqrt()
    const scale = scalar((h) => h.radius).div(norm)
    const away = mapTree(gradients, (g, name) => parameters[name].add(g.mul(scale)))
    const { gradients: there } = yield* evaluateAt(away)
    const result = yield* run('inner', { state: state.inner, gradients: there })
    return { ...result, state: { inner: result.state } }
  },
})

describe('requests', () => {
  it('evaluate: gradients elsewhere, with the same batch and the same random masks, and cells move once', () => {
    const w = parameter(f64([1, 2]))
    const random = randomState(5)
    const calls = state(f64(0))
    const masks: number[][] = []
    const closure = () => {
      const mask = random.next().uniform([2], { dtype: 'float64' })
      mask.onValue((value) => masks.push([...value.data()]))
      calls.assign(calls.add(1))
      return w.mul(mask).square().sum()
    }
    const optimizer = optimize({ w }, sharpnessAware(descent({ learningRate: 1 }), { radius: 0.5 }))
    optimizer.step(closure)
    expect(masks.length).toBe(2)
    expect(masks[0]).toEqual(masks[1])
    expect(calls.item()).toBe(1)
    const [m0, m1] = masks[0].map((m) => 2 * m * m)
    const norm = Math.hypot(m0, 2 * m1)
    const [there0, there1] = [1 + (0.5 * m0) / norm, 2 + (0.5 * 2 * m1) / norm]
    expect(w.data()[0]).toBeCloseTo(1 - m0 * there0, 12)
    expect(w.data()[1]).toBeCloseTo(2 - m1 * there1, 12)
    // The next step draws another mask.
    optimizer.step(closure)
    expect(masks[2]).not.toEqual(masks[0])
    expect(masks[3]).toEqual(masks[2])
    expect(calls.item()).toBe(2)
  })

  it('evaluate without a closure is refused at once', () => {
    const { w, loss } = quadratic()
    const optimizer = optimize({ w }, sharpnessAware(descent()))
    loss().backward()
    expect(() => optimizer.step()).toThrow(/sharpnessAware needs "evaluate"/)
    expect(() => optimizer.step()).toThrow(code('optimizer-needs-closure'))
    expect(w.grad).not.toBeNull()
    expect(w.toArray()).toEqual([4, -8])
  })

  it('hvp: a Newton step with the diagonal of the Hessian finds the minimum of a quadratic', () => {
    const newton = defineTreeOptimizer({
      name: 'newton',
      hyperparameters: {},
      needs: ['hvp'],
      init: () => ({}),
      *update({ gradients, state }) {
        const products = yield* hessianProducts(mapTree(gradients, (g) => g.onesLike()))
        return { state, change: mapTree(gradients, (g, name) => g.div(products[name]).neg()) }
      },
    })
    const model = { a: parameter(f64([3, -1])), b: parameter(f64(7)) }
    const optimizer = optimize(model, newton())
    optimizer.step(() =>
      model.a
        .sub(f64([10, 20]))
        .square()
        .mul(f64([0.5, 4]))
        .sum()
        .add(model.b.sub(5).square()),
    )
    expect(model.a.toArray()).toEqual([10, 20])
    expect(model.b.item()).toBe(5)
  })

  it('read: a line search decides on the host, and what it keeps is computed once', () => {
    const search = defineTreeOptimizer({
      name: 'search',
      hyperparameters: { learningRate: { default: 1, above: 0, text } },
      needs: ['evaluate', 'read', 'loss'],
      init: () => ({}),
      *update({ parameters, gradients, state, loss, scalar }) {
        const full = mapTree(gradients, (g) => g.mul(scalar((h) => -h.learningRate)))
        const start = (yield* readValues(loss as Tensor))[0]
        for (let factor = 1; factor > 1e-3; factor /= 2) {
          const there = mapTree(parameters, (p, name) => p.add(full[name].mul(factor)))
          const { loss: reached } = yield* evaluateAt(there)
          const values = yield* readValues(reached, Object.values(there))
          if (values[0] < start) return { state, parameters: there }
        }
        return { state, change: full }
      },
    })
    const { w, loss } = quadratic()
    const losses: number[] = []
    const optimizer = optimize({ w }, search({ learningRate: 3 }))
    for (let i = 0; i < 3; i++) losses.push((optimizer.step(loss) as Tensor).item())
    // A whole step of 3·2w leads to -5w and half of it to -2w, both up; a quarter leads to -w/2.
    expect(losses).toEqual([80, 20, 5])
    expect(w.toArray()).toEqual([-0.5, 1])
  })

  it('sampledGradient: the closure draws labels, other ones at each step', () => {
    const drawn: number[] = []
    const sampled = defineTreeOptimizer({
      name: 'sampled',
      hyperparameters: {},
      needs: ['sampledGradient'],
      init: () => ({}),
      *update({ state }) {
        const { gradients } = yield* sampledGradients()
        return { state, change: gradients }
      },
    })
    const w = parameter(f64(1))
    const optimizer = optimize({ w }, sampled())
    for (let i = 0; i < 2; i++) {
      const before = w.item()
      optimizer.step((request) => {
        if (!request) return w.mul(1000)
        const label = request.sample.uniform([], { dtype: 'float64' })
        label.onValue((value) => drawn.push(value.item()))
        return w.mul(label)
      })
      expect(w.item() - before).toBeCloseTo(drawn[i], 12)
    }
    expect(drawn[0]).not.toBe(drawn[1])
  })
})

describe('tools', () => {
  it('run and inherited: an inner part makes its update, and takes numbers from around it', () => {
    const decay = defineOptimizer({
      name: 'decay',
      hyperparameters: { strength: { default: 0.5, min: 0, text } },
      update({ parameter, change, scalar, part }) {
        const rate = inherited(part, 'learningRate')
        return { change: (change as Tensor).sub(parameter.mul(scalar((h) => rate() * h.strength))) }
      },
    })
    const both = defineTreeOptimizer({
      name: 'both',
      hyperparameters: { learningRate: { default: 0.25, min: 0, text } },
      init: ({ run }) => ({ first: run('first'), second: run('second') }),
      *update({ gradients, state, run, scalar }) {
        const scaled = mapTree(gradients, (g) => g.mul(scalar((h) => -h.learningRate)))
        const first = yield* run('first', { state: state.first, gradients: mapTree(scaled, (s) => s.neg()) })
        const second = yield* run('second', { state: state.second, change: first.change })
        return { state: { first: first.state, second: second.state }, change: second.change }
      },
    })
    const { w, loss } = quadratic()
    const inner = { first: momentum({ learningRate: 1, decay: 0 }), second: decay() } as unknown as Record<
      string,
      Optimizer
    >
    const optimizer = optimize({ w }, { ...both(), inner })
    expect(settingsOf(optimizer).all()).toEqual({
      learningRate: 0.25,
      'first.learningRate': 1,
      'first.decay': 0,
      'second.strength': 0.5,
    })
    // w - ¼·2w = ½w, and decay takes another ¼·½w... of which "learningRate" is the outer one, nearest to "second".
    optimizer.step(loss)
    expect(w.toArray()).toEqual([4 - 2 - 0.25 * 0.5 * 4, -8 + 4 + 0.25 * 0.5 * 8])
    settingsOf(optimizer).set('strength', 0)
    settingsOf(optimizer).set('first.learningRate', 0)
    const before = w.toArray()
    optimizer.step(loss)
    expect(w.toArray()).toEqual(before)
    expect(settingsOf(optimizer).get('decay')).toBe(0)
  })

  it('names settings that several parts have or none around has', () => {
    const { w, loss } = quadratic()
    const inner = { a: descent(), b: descent() } as unknown as Record<string, Optimizer>
    const pair = defineTreeOptimizer({
      name: 'pair',
      hyperparameters: {},
      init: ({ run }) => ({ a: run('a'), b: run('b') }),
      update: ({ gradients, state, part, scalar }) => {
        const missing = inherited(part, 'learningRate')
        return { state, change: mapTree(gradients, (g) => g.mul(scalar(() => missing()))) }
      },
    })
    const optimizer = optimize({ w }, { ...pair(), inner })
    expect(() => settingsOf(optimizer).get('learningRate')).toThrow(code('ambiguous-hyperparameter'))
    expect(settingsOf(optimizer).get('a.learningRate')).toBe(0.25)
    expect(() => optimizer.step(loss)).toThrow(code('nothing-to-inherit'))
    const lost = defineTreeOptimizer({
      name: 'lost',
      hyperparameters: {},
      init: ({ run }) => ({ x: run('x') }),
      update: ({ state }) => ({ state }),
    })
    expect(() => optimize({ w }, lost())).toThrow(code('unknown-inner-optimizer'))
  })

  it('fold: a host recurrence goes on from update to update, for each name by itself', () => {
    const folding = defineOptimizer({
      name: 'folding',
      hyperparameters: { base: { default: 2, min: 0, text } },
      update({ gradient, part, scalar }) {
        const power = recurrence(part, 'power', 1, (last, h) => last * h.base)
        const sum = recurrence(part, 'sum', 0, (last, _, t) => last + t)
        return { change: gradient.zerosLike().add(scalar(() => power() + 1000 * sum())) }
      },
    })
    const w = parameter(f64(0))
    const optimizer = optimize({ w }, folding())
    for (let i = 0; i < 3; i++) optimizer.step(() => w.mul(1))
    expect(w.item()).toBe(2 + 4 + 8 + 1000 * (1 + 3 + 6))
    expect(progressOf(optimizer).parts['']).toEqual({ steps: 3, calls: 3, folds: { power: 8, sum: 6 } })
  })

  it('branch: work that is done every third call has a plan of its own, and no more', () => {
    const lazy = defineOptimizer({
      name: 'lazy',
      hyperparameters: { every: { default: 3, min: 1, whole: true, text } },
      init: (parameter) => ({ root: parameter.zerosLike() }),
      update({ gradient, state, branch }) {
        const root = branch((h, t) => (t - 1) % h.every) === 0 ? abs(gradient).sqrt() : state.root
        return { change: root.neg(), state: { root } }
      },
    })
    const w = parameter(f64(50))
    const optimizer = optimize({ w }, lazy())
    const run = () => optimizer.step(() => w.mul(w).mul(0.5)) as Tensor
    for (let i = 0; i < 3; i++) run()
    expect(w.item()).toBeCloseTo(50 - 3 * Math.sqrt(50), 12)
    run()
    const plans = planCount()
    for (let i = 0; i < 6; i++) run()
    expect(planCount()).toBe(plans)
  })

  it('random: other numbers at each update and for each parameter, the same from the same seed', () => {
    const noisy = defineOptimizer({
      name: 'noisy',
      hyperparameters: {},
      update: ({ gradient, random }) => ({ change: random.uniform(gradient.shape, { dtype: 'float64' }) }),
    })
    const run = (seed?: number) => {
      const model = { a: parameter(f64([0, 0])), b: parameter(f64([0, 0])) }
      const optimizer = optimize(model, noisy(), { seed })
      const path: number[] = []
      for (let i = 0; i < 2; i++) {
        optimizer.step(() => model.a.add(model.b).sum())
        path.push(...model.a.data(), ...model.b.data())
      }
      return path
    }
    const path = run(3)
    expect(new Set(path).size).toBe(8)
    expect(run(3)).toEqual(path)
    expect(run(4)).not.toEqual(path)
    expect(run()).toEqual(run(0))
  })

  it('advance: what is no update is not counted by schedules', () => {
    const everyOther = defineOptimizer({
      name: 'inner',
      hyperparameters: { learningRate: { default: 0, min: 0, text } },
      update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
    })
    const accumulate = defineWrapper({
      name: 'accumulate',
      hyperparameters: {},
      init: ({ parameters, run }) => ({ inner: run('inner'), sum: mapTree(parameters, (p) => p.zerosLike()) }),
      *update({ gradients, state, run, branch }) {
        const sum = mapTree(gradients, (g, name) => state.sum[name].add(g))
        if (branch((_, __, call) => call % 2) === 1) return { state: { inner: state.inner, sum }, advance: false }
        const result = yield* run('inner', { state: state.inner, gradients: sum })
        return { ...result, state: { inner: result.state, sum: mapTree(sum, (s) => s.zerosLike()) } }
      },
    })
    const w = parameter(f64(10))
    const optimizer = optimize({ w }, accumulate(everyOther({ learningRate: (step) => step + 1 })))
    const path: number[] = []
    for (let i = 0; i < 6; i++) {
      optimizer.step(() => w.mul(1))
      path.push(w.item())
    }
    expect(path).toEqual([10, 8, 8, 4, 4, -2])
    expect(optimizer.steps).toBe(3)
    expect(progressOf(optimizer).parts[''].calls).toBe(6)
  })
})

describe('evaluation point', () => {
  const averaging = defineTreeOptimizer({
    name: 'averaging',
    hyperparameters: { learningRate: { default: 0.25, min: 0, text } },
    init: ({ parameters }) => ({
      sum: mapTree(parameters, (p) => p.zerosLike()),
      count: zeros([], { dtype: 'float64' }),
    }),
    update({ parameters, gradients, state, scalar }) {
      const change = mapTree(gradients, (g) => g.mul(scalar((h) => -h.learningRate)))
      const sum = mapTree(state.sum, (s, name) => s.add(parameters[name].add(change[name])))
      return { change, state: { sum, count: state.count.add(1) } }
    },
    evaluationPoint: ({ state }) => mapTree(state.sum, (s) => s.div(state.count)),
  })

  it('is where the body sees the parameters, and nowhere else', () => {
    const { w, loss } = quadratic()
    const optimizer = optimize({ w }, averaging())
    for (let i = 0; i < 2; i++) optimizer.step(loss)
    // 4 → 2 → 1: the average is 1½.
    expect(atEvaluationPoint(optimizer, () => w.add(0).toArray())).toEqual([1.5, -3])
    expect(w.toArray()).toEqual([1, -2])
    expect(() =>
      atEvaluationPoint(optimizer, () => {
        throw new RangeError('inside')
      }),
    ).toThrow('inside')
    expect(w.add(0).toArray()).toEqual([1, -2])
  })

  it('is where the parameters are, for methods that say nothing of it', () => {
    const { w, loss } = quadratic()
    const optimizer = optimize({ w }, descent())
    optimizer.step(loss)
    expect(atEvaluationPoint(optimizer, () => w.add(0).toArray())).toEqual([2, -4])
  })
})

describe('progress and resume', () => {
  const make = () => {
    const noisyMomentum = defineOptimizer({
      name: 'noisyMomentum',
      hyperparameters: { learningRate: { default: 0.1, min: 0, text }, noise: { default: 0.01, min: 0, text } },
      init: (parameter) => ({ velocity: parameter.zerosLike() }),
      update({ gradient, state, scalar, part, random }) {
        const product = recurrence(part, 'product', 1, (last) => last * 0.9)
        const velocity = state.velocity
          .mul(0.9)
          .add(gradient)
          .div(scalar(() => 1 - product()))
        const noise = drawNormal(random, gradient.shape, { dtype: 'float64' }).mul(scalar((h) => h.noise))
        return { change: velocity.add(noise).mul(scalar((h, t) => -h.learningRate / t)), state: { velocity } }
      },
    })
    const { w, loss } = quadratic()
    return {
      w,
      loss,
      optimizer: optimize({ w }, noisyMomentum({ learningRate: (step) => 0.1 / (1 + step) }), { seed: 9 }),
    }
  }

  it('continue a run bit for bit, through JSON', () => {
    const whole = make()
    for (let i = 0; i < 3; i++) whole.optimizer.step(whole.loss)
    settingsOf(whole.optimizer).set('noise', 0.05)
    const saved = {
      w: whole.w.data(),
      cells: [...whole.optimizer.cells].map(([path, cell]) => [path, cell.data()] as const),
      progress: JSON.parse(JSON.stringify(progressOf(whole.optimizer))),
    }
    for (let i = 0; i < 3; i++) whole.optimizer.step(whole.loss)

    const again = make()
    again.w.write(saved.w)
    for (const [path, data] of saved.cells) again.optimizer.cells.get(path)?.write(data)
    resumeFrom(again.optimizer, saved.progress)
    expect(again.optimizer.steps).toBe(3)
    expect(settingsOf(again.optimizer).get('noise')).toBe(0.05)
    for (let i = 0; i < 3; i++) again.optimizer.step(again.loss)
    expect([...again.w.data()]).toEqual([...whole.w.data()])
    expect(progressOf(again.optimizer)).toEqual(progressOf(whole.optimizer))
  })

  it('refuses the state of another optimizer', () => {
    const { optimizer } = make()
    const other = progressOf(optimize(quadratic(), momentum()))
    expect(() => resumeFrom(optimizer, other)).toThrow(code('other-optimizer'))
  })
})

it('does not let an observed or a later read parameter leave its value behind', () => {
  const { w, loss } = quadratic()
  const optimizer = optimize({ w }, descent())
  const late = w.mul(10)
  optimizer.step(loss)
  evaluate(late)
  expect(late.toArray()).toEqual([40, -80])
})

it('begins with the parameter itself as its state, in a captured step too', () => {
  const start = defineOptimizer({
    name: 'start',
    hyperparameters: {},
    init: (parameter) => ({ start: parameter }),
    update: ({ parameter, state }) => ({ change: parameter.sub(state.start).sub(1), state }),
  })
  const { w, loss } = quadratic()
  const optimizer = optimize({ w }, start())
  const learn = compile(() => {
    optimizer.step(loss)
  })
  for (let i = 0; i < 3; i++) learn()
  // From w₀ on by w - w₀ - 1 each time: less by 1, by 2, by 4.
  expect(w.toArray()).toEqual([-3, -15])
})

it('refuses a second update in one captured step, whose numbers would be those of the first', () => {
  const { w, loss } = quadratic()
  const optimizer = optimize({ w }, descent({ learningRate: (step) => 0.1 / (1 + step) }))
  const learn = compile(() => {
    optimizer.step(loss)
    optimizer.step(loss)
  })
  const before = w.toArray()
  expect(() => learn()).toThrow(code('second-step-in-capture'))
  expect(w.toArray()).toEqual(before)
  expect(optimizer.steps).toBe(0)
})
