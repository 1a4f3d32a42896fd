import { expect, it } from 'vitest'
import { pace } from './pace.ts'

/** For each run whether all threads took part, when a run takes as long as it is told. */
function runs(count: number, timeOf: (together: boolean, run: number) => number): boolean[] {
  const chosen = pace()
  return Array.from({ length: count }, (_, run) => {
    const together = chosen.useThreads
    chosen.note(timeOf(together, run))
    return together
  })
}

function share(of: readonly boolean[]): number {
  return of.filter(Boolean).length / of.length
}

it('tries both ways before it chooses', () => {
  const first = runs(20, () => 1)
  expect(share(first)).toBeGreaterThan(0)
  expect(share(first)).toBeLessThan(1)
})

it('keeps to the faster way, and tries the other in a few runs of a hundred', () => {
  const quickTogether = runs(620, (together) => (together ? 1 : 1.8)).slice(20)
  expect(share(quickTogether)).toBeGreaterThan(0.95)
  expect(share(quickTogether)).toBeLessThan(1)
  const quickAlone = runs(620, (together) => (together ? 1.5 : 1)).slice(20)
  expect(share(quickAlone)).toBeLessThan(0.05)
  expect(share(quickAlone)).toBeGreaterThan(0)
})

it('changes its mind when the machine becomes busy, and again when it is idle', () => {
  const busy = (run: number) => run >= 300 && run < 900
  const ways = runs(1500, (together, run) => (together ? (busy(run) ? 3 : 1) : 1.8))
  expect(share(ways.slice(100, 300))).toBeGreaterThan(0.9)
  expect(share(ways.slice(320, 900))).toBeLessThan(0.1)
  expect(share(ways.slice(1300))).toBeGreaterThan(0.9)
})
