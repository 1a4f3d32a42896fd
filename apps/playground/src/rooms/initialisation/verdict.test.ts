import { expect, it } from 'vitest'
import type { LayerSight, Sight } from './protocol.ts'
import { activationScale, histogram } from './scales.ts'
import { stopsAt, verdictOf } from './verdict.ts'

const healthy: LayerSight = {
  activations: [],
  gradients: [],
  deviation: 1,
  gradient: 1e-3,
  dead: 0.1,
  saturated: 0,
  ratio: 1e-3,
  weightVariance: 0.1,
}
const sight = (step: number, loss: number, layer: Partial<LayerSight> = {}): Sight => ({
  step,
  loss,
  layers: [healthy, { ...healthy, ...layer }],
})

it('sees that a network learns, or hardly does', () => {
  expect(verdictOf([sight(0, 1), sight(10, 0.2)], 10)).toEqual({ kind: 'learns', from: 1, to: 0.2 })
  expect(verdictOf([sight(0, 1), sight(10, 0.95)], 10)).toMatchObject({ kind: 'slow' })
  expect(verdictOf([sight(0, 1), sight(5, 9)], 10)).toEqual({ kind: 'waiting' })
})

it('finds the first step at which nothing is learned any more, and the layer', () => {
  expect(verdictOf([sight(0, 1, { dead: 1, weightVariance: 0 })], 10)).toEqual({ kind: 'nothing', step: 0, layer: 1 })
  expect(verdictOf([sight(0, 1), sight(5, 1, { dead: 1 })], 10)).toEqual({ kind: 'dead', step: 5, layer: 1 })
  expect(verdictOf([sight(0, 1, { gradient: 1e-12 })], 10)).toEqual({ kind: 'vanished', step: 0, layer: 1 })
  const exploded = verdictOf([sight(0, 1e5), sight(1, Number.NaN)], 10)
  expect(exploded).toEqual({ kind: 'exploded', step: 1 })
  expect(stopsAt(exploded)).toBe(1)
})

it('counts every number once, those beyond the ends at the ends', () => {
  const shares = histogram(activationScale, [0, 0, 1e9, -1e9])
  expect(shares[32]).toBe(0.5)
  expect(shares[0]).toBe(0.25)
  expect(shares.at(-1)).toBe(0.25)
})
