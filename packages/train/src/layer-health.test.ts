import {
  defineOptimizer,
  optimize,
  Parameter,
  relu,
  State,
  snapshot,
  type Tensor,
  tanh,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { layerHealth } from './layer-health.ts'

const text = { en: 'x', pt: 'x' }

const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: { learningRate: { default: 0.1, min: 0, text } },
  init: (w) => ({ seen: w.zerosLike() }),
  update: ({ gradient: g, state, scalar }) => ({
    change: g.mul(scalar((h) => -h.learningRate)),
    state: { seen: state.seen.add(1) },
  }),
})

function linear(rows: number[][]) {
  const weight = new Parameter([rows.length, rows[0].length])
  weight.write(rows.flat())
  return Object.assign((x: Tensor) => x.matmul(weight.transpose()), { kind: 'linear', weight })
}

const sequential = (...parts: ((x: Tensor) => Tensor)[]) =>
  Object.assign((x: Tensor) => parts.reduce((value, part) => part(value), x), { ...parts })

describe('layerHealth', () => {
  // One example and the numbers worked out by hand: x = [1, 2], W₁x = [3, -4, 0.5], loss = 2·3 + 0·(-4) + 4·0.5.
  const model = sequential(
    linear([
      [1, 1],
      [0, -2],
      [0.5, 0],
    ]),
    relu,
    linear([[2, 0, 4]]),
  )
  const options = { inputs: tensor([[1, 2]]), loss: (output: Tensor) => output.sum() }

  it('gives the numbers of a case worked out by hand', async () => {
    const optimizer = optimize(model, descent())
    const [first, activation, last] = await layerHealth(model, { ...options, optimizer })
    const mean = -0.5 / 3
    expect(first).toMatchObject({ path: '0', kind: 'linear', shape: [1, 3], zeros: 0, dead: 0, saturated: null })
    expect(first.mean).toBeCloseTo(mean, 6)
    expect(first.deviation).toBeCloseTo(Math.hypot(3 - mean, -4 - mean, 0.5 - mean) / Math.sqrt(3), 5)
    expect(first.outputGradient).toBeCloseTo(Math.hypot(2, 0, 4) / Math.sqrt(3), 6)
    // The gradient of the weights is the outer product of [2, 0, 4] and [1, 2].
    expect(first.gradientNorm).toBeCloseTo(Math.sqrt(20 * 5), 5)
    expect(first.updateRatio).toBeCloseTo((0.1 * Math.sqrt(20 * 5)) / Math.hypot(1, 1, 0, -2, 0.5, 0), 6)

    expect(activation).toMatchObject({ path: '1', kind: 'relu', gradientNorm: null, updateRatio: null })
    expect(activation.zeros).toBeCloseTo(1 / 3, 6)
    expect(activation.dead).toBeCloseTo(1 / 3, 6)
    // The gradient [2, 0, 4] reaches two units, and both pass it on.
    expect(activation.saturated).toBe(0)
    expect(activation.outputGradient).toBeCloseTo(Math.hypot(2, 0, 4) / Math.sqrt(3), 6)

    expect(last).toMatchObject({ path: '2', mean: 8, deviation: 0, outputGradient: 1 })
    expect(last.gradientNorm).toBeCloseTo(Math.hypot(3, 0.5), 6)
  })

  it('leaves the model, the optimizer and the gradients as they were', async () => {
    const optimizer = optimize(model, descent())
    const layers = model as unknown as { 0: { weight: Parameter } }
    model(options.inputs).sum().backward()
    const gradient = layers[0].weight.grad
    const before = snapshot({ model, optimizer })
    await layerHealth(model, { ...options, optimizer })
    expect(snapshot({ model, optimizer })).toEqual(before)
    expect(layers[0].weight.grad).toBe(gradient)
    expect(gradient?.toArray()).toEqual([
      [2, 4],
      [0, 0],
      [4, 8],
    ])
    optimizer.step()
    expect(layers[0].weight.data()[0]).toBeCloseTo(0.8, 6)
    layers[0].weight.write([1, 1, 0, -2, 0.5, 0])
  })

  it('finds units that pass no gradient on, and units that are dead for the whole batch', async () => {
    const flat = sequential(linear([[1], [100], [0]]), tanh, linear([[1, 1, 1]]))
    const [, activation] = await layerHealth(flat, { inputs: tensor([[0.1], [0.2]]), loss: (y) => y.square().sum() })
    // tanh' is 0.99 and 0.96 at 0.1 and 0.2, below 0.01 at 10 and 20, and 1 at 0.
    expect(activation.saturated).toBeCloseTo(2 / 6, 6)
    expect(activation.dead).toBeCloseTo(1 / 3, 6)

    const mixed = sequential(linear([[1], [-1]]), relu, linear([[1, 1]]))
    const [, rectified] = await layerHealth(mixed, { inputs: tensor([[1], [2], [-1], [3]]), loss: (y) => y.sum() })
    expect(rectified).toMatchObject({ zeros: 0.5, dead: 0, saturated: 0.5 })
  })

  it('restores running statistics, and takes sequential models inside sequential models apart', async () => {
    const seen = new State([], 'float32')
    seen.write([0])
    const counting = Object.assign(
      (x: Tensor) => {
        seen.assign(seen.add(1))
        return x
      },
      { kind: 'counting', seen },
    )
    const nested = sequential(
      sequential(
        linear([
          [1, 0],
          [0, 1],
        ]),
        counting,
      ),
      linear([[1, 1]]),
    )
    const report = await layerHealth(nested, options)
    expect(report.map(({ path, kind }) => `${path} ${kind}`)).toEqual(['0.0 linear', '0.1 counting', '1 linear'])
    expect(seen.item()).toBe(0)
  })

  it('refuses a model without layers', async () => {
    await expect(layerHealth(relu, options)).rejects.toMatchObject({ code: 'no-layers' })
  })
})
