import type { Tensor } from '../tensor.ts'
import { grad } from './grad.ts'
import type { TreeOf } from './tree.ts'
import { vjp } from './vjp.ts'

/**
 * The Hessian of `f` at `x` times a direction, for the price of two gradients; the Hessian itself is never formed.
 *
 * Pearlmutter, 1994, "Fast Exact Multiplication by the Hessian", here as reverse mode over reverse mode.
 *
 * @param f - Returns one number.
 * @param direction - A tree of the structure and shapes of `x`.
 * @throws ChainruleError `gradient-of-many`, `gradient-of-integers`, `cotangent-shape`, `trees-differ`, `not-a-tree`.
 *
 * @example
 * ```ts
 * import { hvp, pow, tensor } from '@chainrule/autograd'
 *
 * console.log(hvp((x) => pow(x, 3).sum(), tensor([1, 2]), tensor([1, 10])).toArray()) // [6, 120]
 * ```
 */
export function hvp<X = Tensor>(f: (x: X) => Tensor, x: X, direction: TreeOf<X, Tensor>): TreeOf<X, Tensor> {
  const { pullback } = vjp(grad(f), x)
  return pullback(direction as TreeOf<TreeOf<X, Tensor>, Tensor>)
}
