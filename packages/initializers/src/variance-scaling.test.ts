import type { Initializer } from '@chainrule/autograd'
import { abs, max, relu, sin } from '@chainrule/autograd'
import { expect, it } from 'vitest'
import {
  fixup,
  gain,
  gpt2Residual,
  heNormal,
  heUniform,
  lecunNormal,
  lecunUniform,
  normal,
  siren,
  sirenFirst,
  uniform,
  varianceScaling,
  xavierNormal,
  xavierUniform,
} from './index.ts'
import { distance, draw, momentsOf, request } from './statistics.fixture.ts'

it('is the parent of Xavier, He and LeCun: the same weights, bit for bit', () => {
  const slope = 2 / (1 + 0.2 ** 2)
  const pairs: [Initializer, Initializer][] = [
    [xavierNormal(), varianceScaling({ mode: 'average', distribution: 'normal' })],
    [xavierUniform({ gain: 3 }), varianceScaling({ scale: 9, mode: 'average', distribution: 'uniform' })],
    [heNormal({ negativeSlope: 0.2 }), varianceScaling({ scale: slope, distribution: 'normal' })],
    [heUniform({ mode: 'fanOut' }), varianceScaling({ scale: 2, mode: 'fanOut', distribution: 'uniform' })],
    [lecunNormal(), varianceScaling({ distribution: 'normal' })],
    [lecunUniform(), varianceScaling({ distribution: 'uniform' })],
  ]
  for (const [member, parent] of pairs) {
    for (const shape of [
      [3, 4],
      [6, 2, 3, 3],
    ]) {
      expect(draw(member, shape).toArray(), member.name).toEqual(draw(parent, shape).toArray())
      expect(member.expected(request(shape))).toEqual(parent.expected(request(shape)))
    }
  }
})

it('divides by the fan that is asked for', () => {
  const variance = (mode: 'fanIn' | 'fanOut' | 'average' | 'geometric') =>
    varianceScaling({ scale: 6, mode }).expected({ ...request([9, 9]), fanIn: 2, fanOut: 8 }).variance
  expect([variance('fanIn'), variance('fanOut'), variance('average'), variance('geometric')]).toEqual([
    3, 0.75, 1.2, 1.5,
  ])
})

it('counts a fan of 0 as 1, so that an empty layer announces finite moments', () => {
  for (const mode of ['fanIn', 'fanOut', 'average', 'geometric'] as const) {
    expect(varianceScaling({ mode }).expected(request([0, 0])).variance).toBe(1)
  }
})

it('keeps truncated weights within 2 / 0.88 deviations, and uniform ones within √3', () => {
  const shape = [100, 400]
  const largest = (distribution: 'truncated' | 'uniform') =>
    max(abs(draw(varianceScaling({ distribution }), shape))).item() * Math.sqrt(400)
  expect(largest('truncated')).toBeLessThanOrEqual(2 / 0.879625661)
  expect(largest('truncated')).toBeGreaterThan(2.26)
  expect(largest('uniform')).toBeLessThanOrEqual(Math.sqrt(3))
  expect(largest('uniform')).toBeGreaterThan(1.73)
})

it('keeps the variance of signals through a deep network with the fitting gain', () => {
  // Ten layers of 512 with ReLU: the second moment of the activations, halved by ReLU and doubled by the weights, stays
  // at that of the input. A draw of 512² weights is off by about √(2·10/512) in all.
  let x = draw(normal({ deviation: 1 }), [64, 512])
  for (let layer = 0; layer < 10; layer++) {
    const weight = draw(xavierNormal({ gain: gain('relu') }), [512, 512], { seed: 10 + layer })
    x = relu(x.matmul(weight.transpose()))
  }
  const growth = x.square().mean().item() / 0.5
  expect(Math.abs(Math.log(growth / 2))).toBeLessThan(3 * Math.sqrt(20 / 512))
})

it('rejects words and numbers that mean nothing', () => {
  expect(() => varianceScaling({ scale: -1 })).toThrow('varianceScaling: scale must be in [0, ∞), got -1.')
  // @ts-expect-error: Keras's spelling.
  expect(() => varianceScaling({ mode: 'fan_in' })).toThrow(expect.objectContaining({ code: 'unknown-choice' }))
  // @ts-expect-error: a ReLU layer divides by one of its two fans.
  expect(() => heNormal({ mode: 'average' })).toThrow('heNormal: mode must be one of fanIn, fanOut, got "average".')
})

it('has presets for the frameworks that choose other numbers', () => {
  expect(normal(normal.presets.pytorch).settings).toEqual({ mean: 0, deviation: 1 })
  expect(normal(normal.presets.jax).settings).toEqual({ mean: 0, deviation: 0.01 })
  expect(uniform(uniform.presets.pytorch).settings).toEqual({ min: 0, max: 1 })
  expect(uniform(uniform.presets.jax).settings).toEqual({ min: 0, max: 0.01 })
})

it('makes the layers of sines see a standard normal variable, as the paper proves', () => {
  // x = sin of something spread over many periods has the arcsine law; ω₀ W x is then nearly N(0, 1).
  const phases = draw(uniform({ min: 0, max: 2 * Math.PI }), [500, 256], { seed: 3 })
  const weight = draw(siren({ frequency: 7 }), [64, 256])
  const { mean, variance } = momentsOf(sin(phases).matmul(weight.transpose()).mul(7))
  // 64 random rows decide: five standard errors of a mean of 64 squares.
  expect(Math.abs(mean)).toBeLessThan(0.1)
  expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / 64 / 256) + 5 * Math.sqrt(2 / 500 / 64))
  const bound = max(abs(draw(sirenFirst(), [1000, 2]))).item()
  expect(bound).toBeLessThanOrEqual(0.5)
  expect(bound).toBeGreaterThan(0.499)
})

it('scales residual branches by their number', () => {
  const asked = request([10, 50])
  const he = heNormal().expected(asked).variance
  // Deviation L^(-1/2) for branches of two layers, L^(-1/4) for three.
  expect(fixup({ branches: 16 }).expected(asked).variance).toBeCloseTo(he / 16, 15)
  expect(fixup({ branches: 16, layers: 3 }).expected(asked).variance).toBeCloseTo(he / 4, 15)
  expect(Math.sqrt(gpt2Residual({ blocks: 12 }).expected(asked).variance)).toBeCloseTo(0.02 / Math.sqrt(24), 15)
  expect(() => fixup({ branches: 4, layers: 1 })).toThrow(
    expect.objectContaining({ code: 'hyperparameter-out-of-range' }),
  )
  // @ts-expect-error: the depth has no default.
  expect(() => gpt2Residual()).toThrow(expect.objectContaining({ code: 'missing-hyperparameter' }))
})

it('draws by the law that it names', () => {
  const unit = (distribution: 'normal' | 'uniform') =>
    draw(varianceScaling({ distribution, scale: 200 }), [100, 200]).reshape([-1])
  const clamp = (p: number) => Math.min(1, Math.max(0, p))
  expect(distance(unit('uniform'), (x) => clamp((x / Math.sqrt(3) + 1) / 2))).toBeLessThan(1.95)
  expect(distance(unit('normal'), (x) => clamp((x / Math.sqrt(3) + 1) / 2))).toBeGreaterThan(1.95)
})
