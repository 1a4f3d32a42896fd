import { describe, expect, it } from 'vitest'
import { sliderScale } from './slider-scale.ts'

const text = { en: '', pt: '' }

describe('sliderScale', () => {
  it('moves by decades where a number is declared logarithmic, and reaches 0 where that is allowed', () => {
    const rate = sliderScale({ default: 0.001, min: 0, scale: 'log', text })
    expect(rate.toValue(0)).toBe(0)
    expect(rate.toValue(1)).toBe(1)
    expect(rate.toPosition(0.001)).toBeCloseTo(0.01 + 0.99 / 2, 6)
    expect(rate.toValue(rate.toPosition(0.03))).toBe(0.03)
  })

  it('gives a share near 1 most of the way', () => {
    const decay = sliderScale({ default: 0.9, min: 0, below: 1, text })
    expect(decay.toPosition(0.9)).toBeCloseTo(0.2, 9)
    expect(decay.toPosition(0.999)).toBeCloseTo(0.6, 9)
    expect(decay.toValue(0)).toBe(0)
    expect(decay.toValue(1)).toBeLessThan(1)
  })

  it('stays inside open bounds and gives whole numbers where those are declared', () => {
    const share = sliderScale({ default: 0.5, above: 0, below: 1, text })
    expect(share.toValue(0)).toBeGreaterThan(0)
    expect(share.toValue(1)).toBeLessThan(1)
    const count = sliderScale({ default: 5, min: 1, whole: true, text })
    expect(count.toValue(0)).toBe(1)
    expect(Number.isInteger(count.toValue(0.37))).toBe(true)
  })

  it('goes there and back for every kind of range', () => {
    const kinds = [
      { default: 0.05, text },
      { default: -2, min: -37, max: 37, text },
      { default: 0, min: 0, text },
      { default: 1, min: 0, text },
      { above: 0, scale: 'log', default: 1e-8, text },
    ] as const
    for (const declared of kinds) {
      const { toValue, toPosition } = sliderScale(declared)
      for (const position of [0.1, 0.4, 0.8]) expect(toPosition(toValue(position))).toBeCloseTo(position, 1)
    }
  })
})
