import { testOptimizer } from '@chainrule/conformance'
import { describe, expect, it } from 'vitest'
import { gradientsThrough } from './show-gradient.fixture.ts'
import { zeroNotFinite } from './zero-not-finite.ts'

testOptimizer('zeroNotFinite', zeroNotFinite, {
  test: it,
  describe,
  link: 'before',
  elementwise: true,
  statePerParameter: 0,
})

it('zeroNotFinite sets what is infinite or not a number to 0, and nothing else', () => {
  const g = [1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1e300]
  expect(gradientsThrough(zeroNotFinite(), [g])).toEqual([[1.5, 0, 0, 0, -1e300]])
})
