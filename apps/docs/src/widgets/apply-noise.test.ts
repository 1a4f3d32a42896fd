import { expect, it } from 'vitest'
import { applyNoise, MAPS, SIDE } from './apply-noise.ts'

it('keeps the mean of what dropout leaves near one', () => {
  const values = applyNoise('dropout', 0.5, 1)

  expect(new Set(values)).toEqual(new Set([0, 2]))
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(1, 0)
})

it.each(['spatialDropout1d', 'spatialDropout2d', 'spatialDropout3d', 'featureAlphaDropout', 'dropPath'])(
  'gives all numbers of a map the same fate under %s',
  (name) => {
    const values = applyNoise(name, 0.5, 1)
    const maps = Array.from(
      { length: MAPS },
      (_, map) => new Set(values.subarray(map * SIDE * SIDE, (map + 1) * SIDE * SIDE)),
    )

    expect(maps.map(({ size }) => size)).toEqual([1, 1, 1, 1])
  },
)
