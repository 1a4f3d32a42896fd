import { equal as equalPrimitive, less as lessPrimitive } from '../primitives/comparison.ts'
import { apply, combine, meet, type Operand, type Tensor } from '../tensor.ts'
import { not, or } from './and-or-not.ts'

/**
 * a < b, element by element, as a mask; both stretch to one shape, and NaN is less than nothing.
 *
 * @example
 * ```ts
 * import { less, tensor } from '@chainrule/autograd'
 *
 * console.log(less(tensor([1, 2, 3]), 2).toArray()) // [true, false, false]
 * ```
 */
export function less(a: Tensor, b: Operand): Tensor {
  return combine(lessPrimitive, a, b)
}

/**
 * a > b, element by element, as a mask; NaN is greater than nothing.
 *
 * @example
 * ```ts
 * import { greater, tensor } from '@chainrule/autograd'
 *
 * console.log(greater(tensor([1, 2, 3]), 2).toArray()) // [false, false, true]
 * ```
 */
export function greater(a: Tensor, b: Operand): Tensor {
  const [left, right] = meet('greater', a, b)
  return apply(lessPrimitive, [right, left])
}

/**
 * a = b, element by element, as a mask; NaN equals nothing.
 *
 * @example
 * ```ts
 * import { equal, tensor } from '@chainrule/autograd'
 *
 * console.log(equal(tensor([1, 2, 3]), 2).toArray()) // [false, true, false]
 * ```
 */
export function equal(a: Tensor, b: Operand): Tensor {
  return combine(equalPrimitive, a, b)
}

/**
 * a ≠ b, element by element, as a mask; NaN differs from everything.
 *
 * @example
 * ```ts
 * import { notEqual, tensor } from '@chainrule/autograd'
 *
 * console.log(notEqual(tensor([1, 2, 3]), 2).toArray()) // [true, false, true]
 * ```
 */
export function notEqual(a: Tensor, b: Operand): Tensor {
  return not(equal(a, b))
}

/**
 * a ≤ b, element by element, as a mask; false where either is NaN.
 *
 * @example
 * ```ts
 * import { lessEqual, tensor } from '@chainrule/autograd'
 *
 * console.log(lessEqual(tensor([1, 2, 3]), 2).toArray()) // [true, true, false]
 * ```
 */
export function lessEqual(a: Tensor, b: Operand): Tensor {
  return or(less(a, b), equal(a, b))
}

/**
 * a ≥ b, element by element, as a mask; false where either is NaN.
 *
 * @example
 * ```ts
 * import { greaterEqual, tensor } from '@chainrule/autograd'
 *
 * console.log(greaterEqual(tensor([1, 2, 3]), 2).toArray()) // [false, true, true]
 * ```
 */
export function greaterEqual(a: Tensor, b: Operand): Tensor {
  return or(greater(a, b), equal(a, b))
}
