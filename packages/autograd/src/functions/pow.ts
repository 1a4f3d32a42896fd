import { pow as primitive } from '../primitives/pow.ts'
import { combine, type Operand, type Tensor } from '../tensor.ts'

/**
 * x to the power of y, element by element; integers stay integers. `x.square()` and `x.sqrt()` are quicker.
 *
 * @example
 * ```ts
 * import { pow, tensor } from '@chainrule/autograd'
 *
 * console.log(pow(tensor([1, 2, 3]), 3).toArray()) // [1, 8, 27]
 * ```
 */
export function pow(x: Tensor, y: Operand): Tensor {
  return combine(primitive, x, y)
}
