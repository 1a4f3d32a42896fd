import type { Hyperparameter } from '@chainrule/autograd'

type Range = Omit<Hyperparameter, 'text'>

/** Whether a number is allowed by a declaration. */
export function isAllowed({ min, max, above, below, whole }: Range, value: number): boolean {
  return (
    !Number.isNaN(value) &&
    value >= (min ?? Number.NEGATIVE_INFINITY) &&
    value <= (max ?? Number.POSITIVE_INFINITY) &&
    value > (above ?? Number.NEGATIVE_INFINITY) &&
    value < (below ?? Number.POSITIVE_INFINITY) &&
    (!whole || Number.isInteger(value))
  )
}

/** Allowed numbers that are different from one, on both sides of it, the mildest first. */
export function othersThan(declared: Range, value: number): number[] {
  const low = declared.min ?? declared.above
  const high = declared.max ?? declared.below
  const candidates = [
    value / 2,
    value * 2,
    high === undefined ? value * 1000 + 1 : (value + high) / 2,
    low === undefined ? value - 1 : (value + low) / 2,
    value + 1,
    value - 1,
    value * 1e6,
    declared.max ?? value,
    declared.min ?? value,
  ].map((candidate) => (declared.whole ? Math.round(candidate) : candidate))
  return [...new Set(candidates)].filter((candidate) => candidate !== value && isAllowed(declared, candidate))
}
