import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
// From reference/threefry.py, an implementation written apart from this one.
import reference from '../../reference/threefry.json' with { type: 'json' }
import { foldKey, splitKey, threefry, threefryFill } from './threefry.ts'

const key = reference.key as [number, number]
const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })

function fill(count: number, offset?: number): number[] {
  const out = new Uint32Array(count)
  threefryFill(key[0], key[1], out, offset)
  return Array.from(out)
}

describe('threefry', () => {
  // tests/kat_vectors of Random123, "threefry2x32 20".
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ] as [[number, number], [number, number], [number, number]][])(
    'gives the known answer for key %j and counter %j',
    (known, counter, words) => {
      expect(threefry(known, counter[0], counter[1])).toEqual(words)
    },
  )

  it('reads a signed word as its 32 bits', () => {
    expect(threefry([-1, -1], -1, -1)).toEqual([0x1cb996fc, 0xbb002be7])
  })

  it('flips about half of the output bits when one bit of key or counter flips', () => {
    fc.assert(
      fc.property(word, word, word, word, fc.nat(127), (k0, k1, c0, c1, bit) => {
        const inputs = [k0, k1, c0, c1]
        const [a, b] = threefry([k0, k1], c0, c1)
        inputs[bit >>> 5] ^= 1 << (bit & 31)
        const [c, d] = threefry([inputs[0], inputs[1]], inputs[2], inputs[3])
        const flipped = ones(a ^ c) + ones(b ^ d)
        // Binomial with mean 32 and deviation 4: seven deviations either side.
        expect(flipped).toBeGreaterThan(4)
        expect(flipped).toBeLessThan(60)
      }),
      { numRuns: 500, seed: 1 },
    )
  })
})

describe('threefryFill', () => {
  it.each(reference.streams as [number, number[]][])('gives the reference words from offset %d', (offset, words) => {
    expect(fill(words.length, offset)).toEqual(words)
  })

  it('gives any window of the stream, of any length, from any offset', () => {
    const stream = fill(64)
    fc.assert(
      fc.property(fc.nat(40), fc.nat(20), (offset, count) => {
        expect(fill(count, offset)).toEqual(stream.slice(offset, offset + count))
      }),
    )
  })

  it('writes every word of a view and nothing beside it', () => {
    const whole = new Uint32Array(8).fill(7)
    threefryFill(key[0], key[1], whole.subarray(2, 5), 1)
    expect(Array.from(whole)).toEqual([7, 7, ...fill(3, 1), 7, 7, 7])
  })

  it('agrees with threefry block by block', () => {
    expect(fill(4)).toEqual([...threefry(key, 0, 0), ...threefry(key, 1, 0)])
  })
})

describe('splitKey', () => {
  it('gives the reference keys', () => {
    expect(splitKey(key, 4)).toEqual(reference.split)
  })

  it('gives the same first keys whatever the count', () => {
    expect(splitKey(key, 100).slice(0, 4)).toEqual(splitKey(key, 4))
    expect(splitKey(key, 0)).toEqual([])
  })
})

describe('foldKey', () => {
  it.each(reference.folds as [number | string, [number, number]][])('gives the reference key for %j', (data, words) => {
    expect(foldKey(key, data)).toEqual(words)
  })

  it('separates keys, integers, names and the words of the stream', () => {
    const derived = new Set<string>()
    const add = (pair: readonly number[]) => derived.add(pair.join())
    for (let index = 0; index < 1000; index++) {
      add(threefry(key, index, 0))
      add(foldKey(key, index))
      add(foldKey(key, -1 - index))
      add(foldKey(key, String(index)))
      add(foldKey(foldKey(key, 'layers'), index))
    }
    for (const pair of splitKey(key, 1000)) add(pair)
    expect(derived.size).toBe(6000)
  })

  it('depends on the order of folds', () => {
    expect(foldKey(foldKey(key, 'a'), 'b')).not.toEqual(foldKey(foldKey(key, 'b'), 'a'))
    expect(foldKey(foldKey(key, 'a'), 'b')).not.toEqual(foldKey(key, 'ab'))
  })
})

function ones(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1
  return count
}
