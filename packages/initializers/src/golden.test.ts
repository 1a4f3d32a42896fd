import { type DType, type Initializer, randomKey } from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
// From reference/initializers.py: random words, quantiles, decompositions and moments of its own, with 40 digits.
import cases from '../reference/golden.json' with { type: 'json' }
import * as members from './index.ts'

const factories = members as unknown as Record<string, (options: object) => Initializer>

describe.each(cases)('$name $options in $dtype', ({ name, options, seed, values, mean, variance, ...fans }) => {
  const request = { ...fans, dtype: fans.dtype as DType, role: 'weight' as const, random: randomKey(seed) }
  const initializer = factories[name](options)
  // In a tail of the normal distribution, moments are differences of squares of the bound.
  const lost = 'low' in options && Math.abs(options.low as number) > 3 ? 1e4 : 1
  // Twenty roundings in the type of the weights: a quantile, a scale, and a small factorisation.
  const rounding = request.dtype === 'float64' ? lost * 2 ** -53 : 2 ** -24
  const tolerance = 20 * rounding * Math.max(...values.map(Math.abs))

  it('draws the reference numbers', () => {
    const drawn = initializer.draw(request)
    expect(drawn.shape).toEqual(request.shape)
    const errors = [...drawn.data()].map((value, i) => Math.abs(value - values[i]))
    expect(Math.max(...errors)).toBeLessThanOrEqual(tolerance)
  })

  it('announces the reference moments', () => {
    const moments = initializer.expected(request)
    expect(Math.abs(moments.mean - mean)).toBeLessThanOrEqual(1e-14 * lost * Math.abs(mean) + 1e-17)
    expect(Math.abs(moments.variance - variance)).toBeLessThanOrEqual(1e-14 * lost * variance + 1e-17)
  })
})
