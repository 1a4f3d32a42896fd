import { describe, expect, it } from 'vitest'
import {
  compile,
  defineOptimizer,
  defineTreeOptimizer,
  defineWrapper,
  drawNormal,
  evaluateAt,
  grad,
  hessianProducts,
  mapTree,
  type Optimizer,
  type OptimizerState,
  optimize,
  parameter,
  pow,
  progressOf,
  readValues,
  recurrence,
  sin,
  type Tensor,
  tensor,
  updateOf,
} from '../index.ts'

const text = { en: 'A number.', pt: 'Um número.' }
const learningRate = { default: 0.25, min: 0, text }
const code = (expected: string) => expect.objectContaining({ code: expected })
const f64 = (...values: number[]) => tensor(Float64Array.from(values))

const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})

/** Everything that an update may use on the host: the step, a recurrence, the number of the call, random numbers. */
const busy = defineOptimizer({
  name: 'busy',
  hyperparameters: { learningRate, decay: { default: 0.5, min: 0, below: 1, text } },
  init: (w) => ({ velocity: w.zerosLike() }),
  update({ gradient, state, scalar, part, branch }) {
    const product = recurrence(part, 'product', 1, (last, h) => last * h.decay)
    const velocity = state.velocity.mul(scalar((h) => h.decay)).add(gradient)
    const sign = branch((_, __, call) => (call % 2 === 0 ? 1 : -1))
    const change = velocity.mul(scalar((h, t) => (sign * h.learningRate) / (t + product())))
    return { change, state: { velocity } }
  },
})

const every = (count: number) =>
  defineWrapper({
    name: 'every',
    hyperparameters: {},
    init: ({ run }) => ({ inner: run('inner') }),
    *update({ state, branch, run }) {
      if (branch((_, __, call) => call % count) !== 0) return { state, advance: false }
      const result = yield* run('inner', { state: state.inner })
      return { ...result, state: { inner: result.state } }
    },
  })

describe('updateOf', () => {
  it.each<[string, () => Optimizer]>([
    ['a rule', () => busy({ learningRate: (step) => 0.5 / (1 + step) })],
    ['a wrapper that sometimes makes no update', () => every(3)(busy())],
  ])('makes the same updates as optimize, for %s', (_, make) => {
    const cells = { a: parameter(f64(1, -2)), b: [parameter(f64(3))] }
    const running = optimize(cells, make())
    const { init, update } = updateOf(make())
    let parameters: { a: Tensor; b: Tensor[] } = { a: f64(1, -2), b: [f64(3)] }
    let state = init(parameters)
    const loss = ({ a, b }: typeof parameters) => a.square().sum().add(sin(b[0]).sum())
    for (let i = 0; i < 7; i++) {
      running.step(() => loss(cells))
      ;({ parameters, state } = update({ parameters, gradients: grad(loss)(parameters), state }))
      expect([parameters.a.data(), parameters.b[0].data()]).toEqual([cells.a.data(), cells.b[0].data()])
    }
    expect(state.parts).toEqual(progressOf(running).parts)
  })

  it('changes nothing that it is given', () => {
    const { init, update } = updateOf(busy())
    const parameters = { w: f64(1) }
    const state = init(parameters)
    const before = JSON.stringify(state.parts)
    const inputs = { parameters, gradients: { w: f64(2) }, state }
    const [first, again] = [update(inputs), update(inputs)]
    expect(again.parameters.w.item()).toBe(first.parameters.w.item())
    expect(JSON.stringify(state.parts)).toBe(before)
    expect(parameters.w.item()).toBe(1)
    // Lazy results mean the update that they were made in, however many follow.
    const second = update({ ...inputs, state: first.state, parameters: first.parameters })
    const late = update({ ...inputs, state: second.state, parameters: second.parameters })
    expect(late.parameters.w.item()).not.toBe(second.parameters.w.item())
    expect(second.state.parts[''].steps).toBe(2)
  })

  it('can be differentiated: the gradient of the loss after steps, with respect to the start', () => {
    const { init, update } = updateOf(descent())
    const loss = (w: Tensor) => w.square().sum()
    const after = (count: number) => (w: Tensor) => {
      let [parameters, state] = [w, init(w)]
      for (let i = 0; i < count; i++) {
        ;({ parameters, state } = update({ parameters, gradients: grad(loss)(parameters), state }))
      }
      return loss(parameters)
    }
    // Each step halves the weight: after n of them the loss is w² / 4ⁿ.
    for (const count of [1, 3]) expect(grad(after(count))(f64(3)).item()).toBeCloseTo(6 / 4 ** count, 12)
  })

  it('leaves what has no gradient as it is, and takes the info of parameters', () => {
    const seen: unknown[] = []
    const looking = defineOptimizer({
      name: 'looking',
      hyperparameters: {},
      init(_, { info }) {
        seen.push([info.name, info.role, info.fanIn])
        return {}
      },
      update: ({ gradient }) => ({ change: gradient }),
    })
    const parameters = { a: f64(1), layer: { bias: parameter(f64(2), { role: 'bias', fanIn: 9 }) } }
    const { init, update } = updateOf(looking())
    const next = update({ parameters, gradients: { a: f64(1) }, state: init(parameters) })
    expect(seen).toEqual([
      ['a', 'other', 1],
      ['layer.bias', 'bias', 9],
    ])
    expect([next.parameters.a.item(), next.parameters.layer.bias.item()]).toEqual([2, 2])
  })

  it('evaluates the loss elsewhere for optimizers that look again', () => {
    const looks = defineTreeOptimizer({
      name: 'looks',
      hyperparameters: {},
      needs: ['evaluate', 'hvp'],
      init: () => ({}),
      *update({ parameters, gradients, state }) {
        const there = mapTree(parameters, (w) => w.add(1))
        const { loss, gradients: ahead } = yield* evaluateAt(there)
        const products = yield* hessianProducts(gradients)
        const values = yield* readValues(loss)
        return { state, change: mapTree(ahead, (g, name) => g.add(products[name]).add(values[0])) }
      },
    })
    const { init, update } = updateOf(looks())
    const parameters = { w: f64(2) }
    const closure = ({ w }: { w: Tensor }) => pow(w, 3).sum()
    const next = update({ parameters, gradients: { w: f64(12) }, state: init(parameters), closure })
    // w + 3 (w + 1)² + 6 w · 12 + (w + 1)³
    expect(next.parameters.w.item()).toBeCloseTo(2 + 27 + 144 + 27, 9)
    expect(() => update({ parameters, gradients: { w: f64(12) }, state: init(parameters) })).toThrow(
      code('optimizer-needs-closure'),
    )
  })

  it('refuses to sample, which a function of parameters cannot do', () => {
    const samples = defineTreeOptimizer({
      name: 'samples',
      hyperparameters: {},
      needs: ['sampledGradient'],
      init: () => ({}),
      update: ({ state, gradients }) => ({ state, change: gradients }),
    })
    const { init, update } = updateOf(samples())
    const w = f64(1)
    expect(() => update({ parameters: w, gradients: w, state: init(w), closure: (x) => x })).toThrow(
      code('optimizer-needs-closure'),
    )
  })

  it('draws the same random numbers for the same seed and state, and others at each update', () => {
    const noisy = defineOptimizer({
      name: 'noisy',
      hyperparameters: {},
      init: (w, { random }) => ({ start: drawNormal(random, w.shape) }),
      update: ({ gradient, random, state }) => ({ change: drawNormal(random, gradient.shape), state }),
    })
    const walk = (seed: number) => {
      const { init, update } = updateOf(noisy(), { seed })
      const w = tensor([0])
      let state: OptimizerState = init(w)
      const starts = (state.tensors as { '': { start: Tensor } })[''].start.item()
      const moves = Array.from({ length: 3 }, () => {
        const next = update({ parameters: w, gradients: w, state })
        state = next.state
        return next.parameters.item()
      })
      return [starts, ...moves]
    }
    expect(walk(1)).toEqual(walk(1))
    expect(new Set([...walk(1), ...walk(2)]).size).toBe(8)
  })

  it('unrolls inside a captured function, from a state made there', () => {
    const { init, update } = updateOf(busy())
    const loss = (w: Tensor) => w.square().sum()
    const adapt = (w: Tensor) => {
      let [parameters, state] = [w, init(w)]
      for (let i = 0; i < 3; i++) {
        ;({ parameters, state } = update({ parameters, gradients: grad(loss)(parameters), state }))
      }
      return parameters
    }
    const captured = compile(adapt)
    for (const start of [1, 2, 3, 4]) expect(captured(f64(start)).item()).toBe(adapt(f64(start)).item())
  })

  it('refuses a state whose counts are arguments of a captured function', () => {
    const { init, update } = updateOf(busy())
    const step = compile(
      (w: Tensor, state: OptimizerState) => update({ parameters: w, gradients: w, state }).parameters,
    )
    expect(() => step(f64(1), init(f64(1)))).toThrow(code('state-while-tracing'))
  })
})
