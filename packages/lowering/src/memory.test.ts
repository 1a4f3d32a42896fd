import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ALIGNMENT, planMemory } from './memory.ts'

const lifetimes = fc.array(
  fc
    .record({ bytes: fc.integer({ min: 0, max: 10_000 }), from: fc.integer({ min: -1, max: 60 }), length: fc.nat(30) })
    .map(({ bytes, from, length }) => ({ bytes, from, to: from + length })),
  { maxLength: 60 },
)

it('never lets two blocks overlap that are alive at the same time', () => {
  fc.assert(
    fc.property(lifetimes, (blocks) => {
      const { offsets, bytes } = planMemory(blocks)
      blocks.forEach((a, i) => {
        expect(offsets[i] % ALIGNMENT).toBe(0)
        expect(offsets[i] + a.bytes).toBeLessThanOrEqual(bytes)
        blocks.slice(0, i).forEach((b, j) => {
          const together = a.from <= b.to && b.from <= a.to
          const overlap = offsets[i] < offsets[j] + b.bytes && offsets[j] < offsets[i] + a.bytes
          expect(together && overlap).toBe(false)
        })
      })
    }),
  )
})

it('says how many bytes are alive at once, which no arena can do without', () => {
  fc.assert(
    fc.property(lifetimes, (blocks) => {
      const { bytes, peak } = planMemory(blocks)
      const live = (at: number) =>
        blocks
          .filter(({ from, to }) => from <= at && at <= to)
          .reduce((sum, block) => sum + Math.ceil(block.bytes / ALIGNMENT) * ALIGNMENT, 0)
      const times = Array.from({ length: 92 }, (_, i) => i - 1)
      expect(peak).toBe(Math.max(0, ...times.map(live)))
      expect(bytes).toBeGreaterThanOrEqual(peak)
    }),
  )
})

it('gives a block the place of one that is done with', () => {
  const { offsets, bytes } = planMemory([
    { bytes: 100, from: 0, to: 1 },
    { bytes: 100, from: 2, to: 3 },
  ])
  expect([...offsets, bytes]).toEqual([0, 0, 128])
})
