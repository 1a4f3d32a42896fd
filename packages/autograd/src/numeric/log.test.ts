import fc from 'fast-check'
import { expect, it } from 'vitest'
// From reference/special-functions.py, with 60 digits.
import reference from '../../reference/special-functions.json' with { type: 'json' }
import { log } from './log.ts'

it('log has a relative error below 5e-16 over all positive numbers, subnormal ones too', () => {
  for (const [x, value] of reference.log) {
    expect(Math.abs(log(x) - value), `at ${x}`).toBeLessThanOrEqual(5e-16 * Math.abs(value))
  }
})

it('log of one is zero, and powers of two give multiples of ln 2', () => {
  expect(log(1)).toBe(0)
  for (let power = -1074; power <= 1023; power++) {
    const exact = power * Math.LN2
    expect(Math.abs(log(2 ** power) - exact)).toBeLessThanOrEqual(5e-16 * Math.abs(exact))
  }
})

it('log agrees with the engine to a few units in the last place', () => {
  fc.assert(
    fc.property(fc.double({ min: Number.MIN_VALUE, max: Number.MAX_VALUE, noNaN: true }), (x) => {
      expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(6e-16 * Math.abs(Math.log(x)))
    }),
  )
})
