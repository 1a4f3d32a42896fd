import { ChainruleError } from '../errors.ts'
import { sameShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { close, pullToPlaces, runOnPlaces } from './places.ts'
import { type TreeOf, treeLeaves, treeMap, treeZip } from './tree.ts'

/** The value of a function, and how cotangents go back through it. */
export interface VectorJacobian<X, Y> {
  readonly value: Y
  /** The cotangent of the argument that belongs to a cotangent of the value; may be called again with others. */
  pullback(cotangent: TreeOf<Y, Tensor>): TreeOf<X, Tensor>
}

/**
 * The value of `f(x)`, and the product of any cotangent with its Jacobian.
 *
 * @param f - From a tree of floating-point tensors to a tree of tensors of any shapes.
 * @throws ChainruleError `gradient-of-integers`, `cotangent-shape`, `trees-differ`, `not-a-tree`.
 *
 * @example
 * ```ts
 * import { tensor, vjp } from '@chainrule/autograd'
 *
 * const { value, pullback } = vjp((x) => x.square(), tensor([1, 2, 3]))
 * console.log(value.toArray(), pullback(tensor([1, 0, 1])).toArray()) // [1, 4, 9] [2, 0, 6]
 * ```
 */
export function vjp<Y, X = Tensor>(f: (x: X) => Y, x: X): VectorJacobian<X, Y> {
  const { places, value, outputs } = runOnPlaces('vjp', x, f)
  return {
    value: inTree(value, close(outputs, places)) as Y,
    pullback(cotangent) {
      const cotangents = treeLeaves(treeZip(value, cotangent, requireShape))
      return inTree(x, close(pullToPlaces(outputs, cotangents, places), places))
    },
  }
}

/** The tensors of a list at the leaves of a tree. */
export function inTree<T>(tree: T, leaves: readonly Tensor[]): TreeOf<T, Tensor> {
  let next = 0
  return treeMap(tree, () => leaves[next++])
}

function requireShape(output: Tensor, cotangent: Tensor, path: string): Tensor {
  if (sameShape(output.shape, cotangent.shape)) return cotangent.node
  throw new ChainruleError(
    'cotangent-shape',
    `The cotangent${path === '' ? '' : ` "${path}"`} [${cotangent.shape}] does not have the shape [${output.shape}] of the output.`,
    'Pass a cotangent of the same shape.',
  )
}
