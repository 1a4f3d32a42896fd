import type { Tensor } from '../tensor.ts'
import type { TreeOf } from './tree.ts'
import { valueAndGrad } from './value-and-grad.ts'

/**
 * From a function to its gradient with respect to the first argument.
 *
 * The gradient is a function like any other, so `grad(grad(f))` works, to any order. It leaves the `grad` of tensors and
 * parameters alone. The first argument may be a tree: arrays and plain objects of tensors; the gradient is one
 * of the same type.
 *
 * @param f - Returns one number; its first argument is a tensor or a tree of tensors, others pass through.
 * @throws ChainruleError `gradient-of-many` where `f` returns more than one number, `gradient-of-integers`, `not-a-tree`.
 *
 * @example
 * ```ts
 * import { grad, pow, tensor } from '@chainrule/autograd'
 *
 * const slope = grad((x) => pow(x, 3))
 * const curvature = grad(slope)
 * console.log(slope(tensor(2)).item(), curvature(tensor(2)).item()) // 12 12
 * ```
 */
export function grad<X = Tensor, Rest extends readonly unknown[] = Tensor[]>(
  f: (x: X, ...rest: Rest) => Tensor,
): (x: X, ...rest: Rest) => TreeOf<X, Tensor> {
  const both = valueAndGrad(f)
  return (x, ...rest) => both(x, ...rest).gradient
}
