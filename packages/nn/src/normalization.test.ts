import {
  abs,
  compile,
  drawNormal,
  initialize,
  max,
  ones,
  randomKey,
  slice,
  type Tensor,
  tensor,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import {
  batchNorm,
  evaluationMode,
  groupNorm,
  instanceNorm,
  layerNorm,
  normalizeGroups,
  normalizeInstances,
  normalizeLayer,
  rmsNorm,
  sequential,
  trainMode,
} from './index.ts'

const images = drawNormal(randomKey(1), [4, 6, 3, 3], { mean: 5, deviation: 2 })

function distance(a: Tensor, b: Tensor): number {
  return max(abs(a.sub(b))).item()
}

describe('batchNorm', () => {
  it('normalises by the batch while training and keeps running statistics', () => {
    const norm = initialize(batchNorm(6), { seed: 1 })
    const y = norm(images)
    expect(distance(y.mean([0, 2, 3]), tensor([0, 0, 0, 0, 0, 0]))).toBeLessThan(1e-5)
    expect(distance(y.square().mean([0, 2, 3]), ones([6]))).toBeLessThan(1e-3)
    expect(distance(norm.running_mean, images.mean([0, 2, 3]).mul(0.1))).toBeLessThan(1e-5)
    expect(norm.num_batches_tracked.item()).toBe(1)
  })

  it('uses the running statistics in evaluation mode and leaves them alone', () => {
    const norm = evaluationMode(initialize(batchNorm(2, { epsilon: 0 }), { seed: 1 }))
    norm.running_mean.write([1, 2])
    norm.running_var.write([4, 9])
    const y = norm(tensor([[3, 8]]))
    expect(y.toArray()).toEqual([[1, 2]])
    expect([norm.running_mean.toArray(), norm.num_batches_tracked.item()]).toEqual([[1, 2], 0])
  })

  it('gives an example the same result whatever stands beside it, in evaluation mode only', () => {
    const norm = initialize(batchNorm(6), { seed: 1 })
    norm(images).sum().item()
    const alone = () => slice(norm(slice(images, [[0, 2]])), [[0, 1]])
    const together = () => slice(norm(images), [[0, 1]])
    expect(distance(alone(), together())).toBeGreaterThan(0.01)
    evaluationMode(norm)
    expect(distance(alone(), together())).toBe(0)
  })

  it('takes no part in the gradient with its running statistics', () => {
    const norm = initialize(batchNorm(6), { seed: 1 })
    norm(images).square().sum().backward()
    expect([norm.running_mean.grad, norm.weight?.grad?.shape]).toEqual([null, [6]])
  })

  it('needs two numbers for each channel while training', () => {
    const norm = initialize(batchNorm(3), { seed: 1 })
    expect(() => norm(ones([1, 3]))).toThrow(expect.objectContaining({ code: 'batch-of-one' }))
    expect(norm(ones([1, 3, 2])).shape).toEqual([1, 3, 2])
    expect(evaluationMode(norm)(ones([1, 3])).shape).toEqual([1, 3])
    expect(() => trainMode(norm)(ones([2, 4]))).toThrow(expect.objectContaining({ code: 'wrong-features' }))
  })

  it('keeps statistics also when only they are evaluated, or nothing else ever is', () => {
    const norm = initialize(sequential(batchNorm(2)), { seed: 1 })[0]
    for (let step = 0; step < 3; step++)
      norm(
        tensor([
          [0, 0],
          [2, 4],
        ]),
      )
    expect(norm.num_batches_tracked.item()).toBe(3)
    // 1 - 0.9³ of the means 1 and 2.
    expect(distance(norm.running_mean, tensor([0.271, 0.542]))).toBeLessThan(1e-6)
  })

  it.each([0.1, null])('keeps the same statistics in a compiled step, momentum %s', (momentum) => {
    const run = (compiled: boolean) => {
      const norm = initialize(batchNorm(6, { momentum }), { seed: 1 })
      const plain = (x: Tensor) => norm(x).square().mean()
      const step = compiled ? compile(plain) : plain
      const losses = [1, 2, 3].map((scale) => step(images.mul(scale)).item())
      return [losses, norm.running_mean.toArray(), norm.running_var.toArray(), norm.num_batches_tracked.item()]
    }
    expect(run(true)).toEqual(run(false))
  })
})

describe('normalisation without a batch', () => {
  const scaledAndShifted = images.mul(7).add(100)

  it.each<[string, (x: Tensor) => Tensor]>([
    ['normalizeLayer', (x) => normalizeLayer(x, { axes: 3 })],
    ['normalizeGroups', (x) => normalizeGroups(x, { groups: 3 })],
    ['normalizeInstances', (x) => normalizeInstances(x)],
  ])('%s forgets scale and shift of an example and treats each alone', (_, f) => {
    expect(distance(f(images), f(scaledAndShifted))).toBeLessThan(1e-3)
    expect(distance(slice(f(images), [[1, 2]]), f(slice(images, [[1, 2]])))).toBeLessThan(1e-6)
  })

  it('has one group for all channels as layerNorm, one for each as instanceNorm', () => {
    expect(distance(normalizeGroups(images, { groups: 1 }), normalizeLayer(images, { axes: 3 }))).toBeLessThan(1e-5)
    expect(distance(normalizeGroups(images, { groups: 6 }), normalizeInstances(images))).toBeLessThan(1e-5)
  })

  it('begins as the plain normalisation', () => {
    const norm = initialize(layerNorm(3), { seed: 1 })
    expect([norm.weight?.toArray(), norm.bias?.toArray()]).toEqual([
      [1, 1, 1],
      [0, 0, 0],
    ])
    expect(norm.weight?.role).toBe('scale')
    expect([instanceNorm(3).weight, rmsNorm(3, { weight: false }).weight]).toEqual([null, null])
  })

  it('gives constant numbers zeros, not NaN', () => {
    expect(normalizeLayer(tensor([[3, 3]])).toArray()).toEqual([[0, 0]])
  })

  it.each<[string, string, () => unknown]>([
    ['layerNorm with another shape', 'layer-norm-shape', () => layerNorm([3, 4])(ones([2, 4, 3]))],
    ['layerNorm with too few axes', 'layer-norm-shape', () => layerNorm([3, 4])(ones([4]))],
    ['rmsNorm with another shape', 'layer-norm-shape', () => rmsNorm(3)(ones([2, 4]))],
    ['groups that do not divide', 'groups-do-not-divide', () => groupNorm(4, 6)],
    ['groups that do not divide the input', 'group-norm-input', () => normalizeGroups(ones([1, 3]), { groups: 2 })],
    ['instances without space', 'wrong-rank', () => normalizeInstances(ones([2, 3]))],
    ['other channels', 'wrong-features', () => groupNorm(2, 6)(ones([1, 4, 2]))],
  ])('refuses %s', (_, code, run) => {
    expect(run).toThrow(expect.objectContaining({ code }))
  })
})
