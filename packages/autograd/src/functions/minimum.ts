import { meet, type Operand, type Tensor } from '../tensor.ts'
import { maximum } from './maximum.ts'
import { mirrored } from './mirrored.ts'

/**
 * The smaller of two numbers, element by element; ties share the gradient, NaN wins.
 *
 * @example
 * ```ts
 * import { minimum, tensor } from '@chainrule/autograd'
 *
 * console.log(minimum(tensor([-1, 2]), 0).toArray()) // [-1, 0]
 * ```
 */
export function minimum(a: Tensor, b: Operand): Tensor {
  const [x, y] = meet('minimum', a, b)
  return mirrored(maximum(mirrored(x), mirrored(y)))
}
