import type { Tensor } from '../tensor.ts'
import { grad } from './grad.ts'
import { jacobian } from './jacobian.ts'
import type { TreeOf } from './tree.ts'

/**
 * From a function to the matrix of its second derivatives with respect to the first argument.
 *
 * For a tensor x it has the shape [...shape of x, ...shape of x]; for a tree it is a tree of trees. One pass for each element
 * of x; `hvp` is cheaper where only products are needed.
 *
 * @param f - Returns one number.
 * @throws ChainruleError `gradient-of-many`, `gradient-of-integers`, `not-a-tree`.
 *
 * @example
 * ```ts
 * import { hessian, pow, tensor } from '@chainrule/autograd'
 *
 * console.log(hessian((x) => pow(x, 3).sum())(tensor([1, 2])).toArray()) // [[6, 0], [0, 12]]
 * ```
 */
export function hessian<X = Tensor, Rest extends readonly unknown[] = Tensor[]>(
  f: (x: X, ...rest: Rest) => Tensor,
): (x: X, ...rest: Rest) => TreeOf<X, TreeOf<X, Tensor>> {
  return jacobian(grad(f)) as unknown as (x: X, ...rest: Rest) => TreeOf<X, TreeOf<X, Tensor>>
}
