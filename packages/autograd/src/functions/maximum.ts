import { maximum as primitive } from '../primitives/maximum.ts'
import { combine, type Operand, type Tensor } from '../tensor.ts'

/**
 * The larger of two numbers, element by element; ties share the gradient, NaN wins.
 *
 * @example
 * ```ts
 * import { maximum, tensor } from '@chainrule/autograd'
 *
 * console.log(maximum(tensor([-1, 2]), 0).toArray()) // [0, 2]
 * ```
 */
export function maximum(a: Tensor, b: Operand): Tensor {
  return combine(primitive, a, b)
}
