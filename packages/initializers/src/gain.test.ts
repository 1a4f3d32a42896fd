import { expect, it } from 'vitest'
// From reference/gains.py: 1 / √E[f(z)²] by integration.
import reference from '../reference/gains.json' with { type: 'json' }
import { gain } from './index.ts'

it('keeps the second moment of a signal through the activation', () => {
  for (const name of ['linear', 'relu', 'gelu', 'silu'] as const) {
    expect(Math.abs(gain(name) / reference[name] - 1), name).toBeLessThan(4e-16)
  }
  expect(gain('leakyRelu', { negativeSlope: 0.2 })).toBeCloseTo(reference.leakyRelu, 15)
})

it('has the numbers of PyTorch for the others', () => {
  expect([gain('conv'), gain('sigmoid'), gain('tanh'), gain('selu')]).toEqual([1, 1, 5 / 3, 0.75])
  expect(gain('leakyRelu')).toBe(Math.sqrt(2 / (1 + 0.01 ** 2)))
})

it('names the activations that it knows', () => {
  // @ts-expect-error: not in the table.
  expect(() => gain('softplus')).toThrow(
    'There are: linear, conv, sigmoid, tanh, relu, leakyRelu, selu, gelu, silu. (unknown-activation)',
  )
  // @ts-expect-error: nor is what every object has.
  expect(() => gain('toString')).toThrow(expect.objectContaining({ code: 'unknown-activation' }))
})
