import { describe, expect, it } from 'vitest'
import { tensor, zeros } from '../create.ts'
import { int32, layoutsOf } from '../testing.fixture.ts'
import { all, any } from './logical.ts'

describe('any and all', () => {
  it('look along axes', () => {
    const x = int32([
      [0, 2, 1],
      [0, 0, 3],
    ])
    for (const { view } of layoutsOf(x)) {
      expect(any(view, 0).toArray()).toEqual([false, true, true])
      expect(all(view, 0).toArray()).toEqual([false, false, true])
    }
    expect(any(x).item()).toBe(1)
    expect(all(x).item()).toBe(0)
    expect(all(x, 1, { keepAxes: true }).shape).toEqual([2, 1])
  })

  it('say false and true of nothing', () => {
    expect(any(zeros([0])).item()).toBe(0)
    expect(all(zeros([0])).item()).toBe(1)
  })

  it('count NaN and fractions as not 0', () => {
    expect(all(tensor([Number.NaN, 0.1])).item()).toBe(1)
  })
})
