import type { Hyperparameter } from '@chainrule/autograd'

/** A number inside the declared range of a hyper-parameter without a default: in its middle where it has two ends. */
export function numberInside({ min, max, above, below, whole, list }: Hyperparameter): number | number[] {
  const low = min ?? above
  const high = max ?? below
  const open = low === undefined ? 0 : low + (whole ? 1 : 0.1)
  const middle = low !== undefined && high !== undefined ? (low + high) / 2 : open
  const value = whole ? Math.round(middle) : middle
  return list ? [value] : value
}
