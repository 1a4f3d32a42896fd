import { equal, less } from '../primitives/comparison.ts'
import { combine, literal, type Operand, type Tensor } from '../tensor.ts'

/**
 * True where both are true (or not 0).
 *
 * @example
 * ```ts
 * import { and, greater, less, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([1, 2, 3])
 * console.log(and(greater(x, 1), less(x, 3)).toArray()) // [false, true, false]
 * ```
 */
export function and(a: Tensor, b: Operand): Tensor {
  return a.cast('bool').mul(maskOf(b))
}

/**
 * True where one of them is true (or not 0).
 *
 * @example
 * ```ts
 * import { greater, less, or, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([1, 2, 3])
 * console.log(or(less(x, 2), greater(x, 2)).toArray()) // [true, false, true]
 * ```
 */
export function or(a: Tensor, b: Operand): Tensor {
  return not(combine(less, a.cast('bool'), not(maskOf(b))))
}

/**
 * True where the element is false (or 0).
 *
 * @example
 * ```ts
 * import { not, tensor } from '@chainrule/autograd'
 *
 * console.log(not(tensor([true, false])).toArray()) // [false, true]
 * ```
 */
export function not(x: Tensor): Tensor {
  return combine(equal, x.cast('bool'), false)
}

function maskOf(operand: Operand): Tensor {
  return typeof operand === 'object' ? operand.cast('bool') : literal(operand ? 1 : 0, 'bool')
}
