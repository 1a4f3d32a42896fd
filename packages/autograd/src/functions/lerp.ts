import { meet, type Operand, type Tensor } from '../tensor.ts'

/**
 * a + share · (b - a): from `a` at 0 to `b` at 1, and what moving averages take their next step with.
 *
 * A number of 1/2 or more counts from the side of `b`, so that 1 gives `b` to the bit.
 *
 * @example
 * ```ts
 * import { lerp, tensor } from '@chainrule/autograd'
 *
 * console.log(lerp(tensor([0, 10]), tensor([4, 20]), 0.25).toArray()) // [1, 12.5]
 * ```
 */
export function lerp(a: Tensor, b: Operand, share: Operand): Tensor {
  const [from, to] = meet('lerp', a, b)
  if (typeof share === 'number' && share >= 0.5) return to.sub(to.sub(from).mul(1 - share))
  return from.add(to.sub(from).mul(share))
}
