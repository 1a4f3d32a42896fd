import type { Precision } from './numbers.ts'

/** What float32 arithmetic is held to where a case does not say. */
const usual = 1e-5

/**
 * How far a result may be from the reference, relative to max(1, |value|).
 *
 * The tolerance of a case is meant for float32. Where it is the usual one, float64 has to agree with all the digits that
 * the files carry; a larger one says that the reference itself is no plain arithmetic, and holds for both.
 */
export function toleranceFor(precision: Precision, stated: number = usual): number {
  if (precision === 'float32') return stated
  return stated > usual ? stated : Math.min(stated, 1e-9)
}
