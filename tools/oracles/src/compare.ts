import type { Tensor } from '@chainrule/autograd'
import { type Numbers, valuesOf } from './numbers.ts'

/**
 * What is wrong with a result, in one sentence; undefined where every element lies within the tolerance.
 *
 * Deviations count relative to max(1, |expected|). NaN agrees with NaN and an infinity with itself.
 */
export function compareTensor(what: string, got: Tensor, expected: Numbers, tolerance: number): string | undefined {
  if (got.shape.join() !== expected.shape.join()) {
    return `${what} has the shape [${got.shape}] instead of [${expected.shape}]`
  }
  return compareValues(what, got.data(), valuesOf(expected), tolerance, expected.shape)
}

/** The same for plain lists of numbers. */
export function compareValues(
  what: string,
  got: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  shape: readonly number[] = [expected.length],
): string | undefined {
  if (got.length !== expected.length) return `${what} has ${got.length} elements instead of ${expected.length}`
  let worst = 0
  let place = 0
  for (let i = 0; i < expected.length; i++) {
    const deviation = relativeDeviation(got[i], expected[i])
    if (deviation > worst) [worst, place] = [deviation, i]
  }
  if (worst <= tolerance) return undefined
  const absolute = Math.abs(got[place] - expected[place])
  return (
    `${what}${shape.length > 0 ? `[${position(place, shape)}]` : ''} is ${got[place]} instead of ${expected[place]}: ` +
    `off by ${brief(absolute)}, relative ${brief(worst)}, allowed ${brief(tolerance)}`
  )
}

function relativeDeviation(got: number, expected: number): number {
  if (Object.is(got, expected) || got === expected) return 0
  const deviation = Math.abs(got - expected) / Math.max(1, Math.abs(expected))
  return Number.isFinite(deviation) ? deviation : Number.POSITIVE_INFINITY
}

function position(index: number, shape: readonly number[]): string {
  const places: number[] = []
  let rest = index
  for (const size of shape.toReversed()) {
    places.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return places.join(', ')
}

function brief(value: number): string {
  return Number.isFinite(value) ? value.toExponential(1) : String(value)
}
