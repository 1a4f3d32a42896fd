import fc from 'fast-check'
import { expect, it } from 'vitest'
import { drawNormal, keyOfTensor, randomKey, tensor } from '../index.ts'
import { threefry } from './threefry.ts'

const words = ({ words: pair }: { words: readonly [number, number] | null }) => [...(pair as readonly [number, number])]

it('a key always draws the same, and another key something else', () => {
  const draw = (seed: number) => randomKey(seed).bits([4]).toArray()
  expect(draw(1)).toEqual(draw(1))
  expect(draw(1)).not.toEqual(draw(2))
})

it('draws the words of Threefry-2x32 for its seed', () => {
  const seed = 2 ** 40 + 5
  expect(words(randomKey(seed))).toEqual([5, 2 ** 8])
  const [a, b] = threefry([5, 2 ** 8], 0, 0)
  expect(randomKey(seed).bits([2]).toArray()).toEqual([a, b])
})

it('has keys for negative seeds and refuses what is no whole number', () => {
  expect(randomKey(-1).bits([2]).toArray()).not.toEqual(randomKey(1).bits([2]).toArray())
  for (const seed of [0.5, Number.NaN, 2 ** 60])
    expect(() => randomKey(seed)).toThrow(expect.objectContaining({ code: 'bad-seed' }))
})

it('a longer draw begins with the shorter one, whatever the shape', () => {
  const key = randomKey(3)
  const long = key.uniform([20]).data()
  expect([...key.uniform([2, 3]).data()]).toEqual([...long.slice(0, 6)])
  expect(key.uniform([4, 5]).reshape([20]).toArray()).toEqual([...long])
})

it('folded and split keys differ from each other and from their parent', () => {
  const key = randomKey(9)
  const keys = [key, key.fold('a'), key.fold('b'), key.fold(0), key.fold(1), key.fold('a').fold('b'), ...key.split(3)]
  const drawn = keys.map((each) => String(each.bits([2]).toArray()))
  expect(new Set(drawn).size).toBe(keys.length)
  expect(words(key.fold('a'))).toEqual(words(randomKey(9).fold('a')))
  expect(words(key.split(3)[1])).toEqual(words(key.split(5)[1]))
})

it('names fold without collisions among many', () => {
  const seen = new Set<string>()
  for (let i = 0; i < 3000; i++) seen.add(String(words(randomKey(1).fold(`layers.${i}.weight`))))
  expect(seen.size).toBe(3000)
})

it('uniform numbers stay in their range, of both precisions', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 9 }), (seed, min, width) => {
      for (const dtype of ['float32', 'float64'] as const) {
        const values = randomKey(seed)
          .uniform([50], { min, max: min + width, dtype })
          .data()
        expect(values.every((value) => value >= min && value < min + width)).toBe(true)
      }
    }),
    { numRuns: 30 },
  )
})

it('normal numbers have the mean and the deviation that are asked for', () => {
  const n = 20_000
  for (const dtype of ['float32', 'float64'] as const) {
    const values = drawNormal(randomKey(11), [n], { mean: 3, deviation: 2, dtype }).data() as Float64Array
    const mean = values.reduce((sum, value) => sum + value, 0) / n
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n
    // Five standard errors of the mean and of the variance.
    expect(Math.abs(mean - 3)).toBeLessThan((5 * 2) / Math.sqrt(n))
    expect(Math.abs(variance - 4)).toBeLessThan(5 * 4 * Math.sqrt(2 / n))
  }
  expect(drawNormal(randomKey(1), [3], { variance: 4 }).toArray()).toEqual(
    drawNormal(randomKey(1), [3], { deviation: 2 }).toArray(),
  )
})

it('a key that is a tensor draws, folds and splits like itself at every run', () => {
  const key = keyOfTensor(tensor(new Uint32Array([5, 0])))
  expect(key.words).toBeNull()
  expect(key.bits([3]).toArray()).toEqual(randomKey(5).bits([3]).toArray())
  const derived = [key.fold('a'), key.fold('b'), key.fold(1), ...key.split(2)].map((each) =>
    String(each.bits([2]).toArray()),
  )
  expect(new Set([...derived, String(key.bits([2]).toArray())]).size).toBe(6)
  expect(key.fold('a').bits([2]).toArray()).toEqual(key.fold('a').bits([2]).toArray())
})
