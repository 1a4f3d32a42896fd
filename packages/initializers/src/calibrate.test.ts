import {
  abs,
  concat,
  convolution,
  initialize,
  max,
  Parameter,
  parameter,
  relu,
  slice,
  state,
  type Tensor,
  tanh,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import { calibrate, heNormal, normal, orthogonal, zeros } from './index.ts'
import { draw, momentsOf } from './statistics.fixture.ts'

const weight = (...shape: number[]) => new Parameter(shape, 'float64', { initializer: orthogonal() })
const bias = (size: number) => new Parameter([size], 'float64', { role: 'bias', initializer: zeros() })
const batchOf = (...shape: number[]) => draw(normal({ mean: 1, deviation: 3 }), shape, { seed: 5 })

const dense = (inputs: number, outputs: number) => {
  const self = Object.assign((x: Tensor) => x.matmul(self.weight.transpose()).add(self.bias), {
    weight: weight(outputs, inputs),
    bias: bias(outputs),
  })
  return self
}

describe('calibrate', () => {
  it('divides a weight by the deviation of what it makes of the batch', async () => {
    const model = Object.assign((x: Tensor) => x.matmul(model.w), { w: parameter(tensor([[2]])) })
    // The variance of 2, -2 is 4; W / √4.
    expect(await calibrate(model, tensor([[1], [-1]]))).toEqual([{ path: 'w', before: 4, variance: 1, passes: 1 }])
    expect(model.w.item()).toBe(1)
  })

  it('leaves every layer of a deep network with variance 1, in one pass each', async () => {
    const layers = Array.from({ length: 12 }, (_, i) => dense(i === 0 ? 10 : 40, 40))
    const outputs: Tensor[] = []
    const model = Object.assign(
      (x: Tensor) =>
        layers.reduce((value, layer) => {
          const output = layer(value)
          outputs.push(output)
          return relu(output)
        }, x),
      { layers },
    )
    initialize(model, { seed: 1 })
    const batch = batchOf(256, 10)
    const report = await calibrate(model, batch)
    expect(report.map(({ path }) => path)).toEqual(layers.map((_, i) => `layers.${i}.weight`))
    expect(report.every(({ passes }) => passes <= 1)).toBe(true)
    outputs.length = 0
    model(batch)
    for (const [i, output] of outputs.entries()) {
      const { variance } = momentsOf(output)
      expect(Math.abs(variance - 1)).toBeLessThan(0.1)
      expect(variance).toBeCloseTo(report[i].variance, 12)
    }
  })

  it('scales as exactly as it is told to', async () => {
    const model = initialize(dense(10, 10), { seed: 1 })
    const [{ variance }] = await calibrate(model, batchOf(100, 10), { tolerance: 1e-12 })
    expect(Math.abs(variance - 1)).toBeLessThan(1e-12)
  })

  it('does not touch a layer that is within the tolerance', async () => {
    const model = initialize(dense(10, 10), { seed: 1 })
    await calibrate(model, batchOf(100, 10), { tolerance: 1e-12 })
    const before = model.weight.toArray()
    expect((await calibrate(model, batchOf(100, 10)))[0].passes).toBe(0)
    expect(model.weight.toArray()).toEqual(before)
  })

  it('changes weights by a factor and nothing else', async () => {
    const model = initialize({ first: dense(10, 5), forward: 0 }, { seed: 1 })
    const [w, b] = [model.first.weight.data(), model.first.bias.data()]
    await calibrate(model.first, batchOf(100, 10))
    const factors = [...model.first.weight.data()].map((x, i) => x / w[i])
    expect(Math.max(...factors) - Math.min(...factors)).toBeLessThan(1e-14)
    expect(model.first.bias.data()).toEqual(b)
  })

  it('finds convolutions, grouped ones too', async () => {
    const conv = (groups: number) => ({
      stride: [1],
      padding: [[1, 1]] as const,
      dilation: [1],
      inputDilation: [1],
      groups,
    })
    const model = Object.assign((x: Tensor) => convolution(relu(convolution(x, model.a, conv(1))), model.b, conv(2)), {
      a: weight(8, 3, 3),
      b: weight(4, 4, 3),
    })
    initialize(model, { seed: 1 })
    const report = await calibrate(model, batchOf(20, 3, 16))
    expect(report.map(({ path }) => path)).toEqual(['a', 'b'])
    for (const { variance } of report) expect(Math.abs(variance - 1)).toBeLessThan(0.1)
  })

  it('scales a weight that is used several times for all uses together', async () => {
    const model = Object.assign(
      (x: Tensor) => {
        let h = x.mul(0)
        for (let step = 0; step < 5; step++) h = tanh(x.add(h.matmul(model.w)))
        return h
      },
      { w: weight(30, 30) },
    )
    initialize(model, { seed: 1 })
    const [{ before, variance, passes }] = await calibrate(model, batchOf(50, 30))
    expect(Math.abs(before - 1)).toBeGreaterThan(0.1)
    expect(Math.abs(variance - 1)).toBeLessThan(0.1)
    expect(passes).toBeGreaterThanOrEqual(1)
  })

  it('takes the variance over the elements of all uses', async () => {
    const model = Object.assign((x: Tensor) => [x.matmul(model.w), x.mul(10).matmul(model.w)], {
      w: parameter(tensor([[2]])),
    })
    // Of 2, -2, 20 and -20.
    expect((await calibrate(model, tensor([[1], [-1]])))[0].before).toBe(202)
  })

  it('sees through reshaped, sliced and normalized weights, and through what stands between layers', async () => {
    const model = Object.assign(
      (x: Tensor) => {
        const [top, bottom] = [slice(model.w, [[0, 5]]), slice(model.w, [[5, 10]])]
        const h = concat([x.matmul(top.transpose()), x.matmul(bottom.mul(2).transpose())], 1)
        return { deep: [h.sub(h.mean(0)).matmul(model.v.reshape([10, 3]))] }
      },
      { w: weight(10, 8), v: weight(3, 10) },
    )
    initialize(model, { seed: 1 })
    const report = await calibrate(model, batchOf(100, 8))
    expect(report.map(({ path }) => path)).toEqual(['w', 'v'])
    for (const { variance } of report) expect(Math.abs(variance - 1)).toBeLessThan(0.1)
  })

  it('takes several inputs', async () => {
    const model = Object.assign((a: Tensor, b: Tensor) => a.matmul(model.a).add(b.matmul(model.b)), {
      a: weight(4, 6),
      b: weight(5, 6),
    })
    initialize(model, { seed: 1 })
    const report = await calibrate(model, [batchOf(100, 4), batchOf(100, 5)])
    expect(report.map(({ path }) => path)).toEqual(['a', 'b'])
  })

  it('leaves zeros as they are, so that residual branches may begin with nothing', async () => {
    const model = Object.assign((x: Tensor) => x.add(relu(x.matmul(model.a)).matmul(model.b)).matmul(model.c), {
      a: weight(6, 6),
      b: new Parameter([6, 6], 'float64', { initializer: zeros() }),
      c: weight(6, 2),
    })
    initialize(model, { seed: 1 })
    const report = await calibrate(model, batchOf(100, 6))
    expect(report.map(({ path, variance }) => [path, Math.round(variance)])).toEqual([
      ['a', 1],
      ['b', 0],
      ['c', 1],
    ])
    expect(max(abs(model.b)).item()).toBe(0)
  })

  it('reports a weight whose scale does not matter, and gives up on it', async () => {
    const model = Object.assign((x: Tensor) => x.matmul(model.v.div(model.v.square().sum().sqrt())), {
      v: weight(6, 6),
    })
    initialize(model, { seed: 1 })
    const [{ before, variance, passes }] = await calibrate(model, batchOf(100, 6), { passes: 3 })
    expect(variance).toBeCloseTo(before, 12)
    expect(passes).toBe(3)
  })

  it('leaves embeddings, positions and low-rank sums alone', async () => {
    const model = Object.assign(
      (x: Tensor) =>
        x
          .add(model.positions)
          .matmul(model.base.add(model.left.matmul(model.right)))
          .matmul(model.table)
          .matmul(model.last),
      {
        positions: weight(6),
        base: weight(6, 6),
        left: weight(6, 2),
        right: weight(2, 6),
        table: new Parameter([6, 6], 'float64', { role: 'embedding', initializer: heNormal() }),
        last: weight(6, 2),
      },
    )
    initialize(model, { seed: 1, by: ({ rank }) => (rank === 1 ? normal() : null) })
    const report = await calibrate(model, batchOf(100, 6))
    expect(report.map(({ path }) => path)).toEqual(['last'])
  })

  it('puts running statistics back', async () => {
    const counter = state(tensor(new Float64Array([7])), { name: 'counter' })
    const model = Object.assign(
      (x: Tensor) => {
        counter.assign(counter.add(1))
        return x.matmul(model.w)
      },
      { w: weight(6, 6), counter },
    )
    initialize(model, { seed: 1 })
    await calibrate(model, batchOf(100, 6))
    expect(counter.toArray()).toEqual([7])
  })

  it('says so where there is nothing to scale', async () => {
    const model = Object.assign((x: Tensor) => x.matmul(model.w), { w: weight(6, 6) })
    initialize(model, { seed: 1 })
    const none = expect.objectContaining({ code: 'calibration-without-weights' })
    await expect(
      calibrate(
        Object.assign((x: Tensor) => relu(x), {}),
        batchOf(3, 6),
      ),
    ).rejects.toThrow(none)
    await expect(
      calibrate(
        Object.assign(() => 'nothing', model),
        batchOf(3, 6),
      ),
    ).rejects.toThrow(none)
  })

  it('says which weight meets numbers that are not finite', async () => {
    const model = initialize(dense(2, 2), { seed: 1 })
    await expect(calibrate(model, tensor(new Float64Array([1, Number.NaN]), { shape: [1, 2] }))).rejects.toThrow(
      expect.objectContaining({ code: 'calibration-not-finite', message: expect.stringContaining('"weight"') }),
    )
    await expect(calibrate(model, batchOf(0, 2))).rejects.toThrow(
      expect.objectContaining({ code: 'calibration-not-finite' }),
    )
  })

  it('asks for values first', async () => {
    await expect(calibrate(dense(2, 2), batchOf(3, 2))).rejects.toThrow(
      expect.objectContaining({ code: 'cell-without-value' }),
    )
  })
})
