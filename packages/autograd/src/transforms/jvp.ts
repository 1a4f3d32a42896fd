import { ChainruleError } from '../errors.ts'
import { sameShape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { close, forwardFrom, runOnPlaces } from './places.ts'
import { type TreeOf, treeLeaves, treeZip } from './tree.ts'
import { inTree } from './vjp.ts'

/**
 * The value of `f(x)`, and its derivative along a direction: the Jacobian times `tangent`.
 *
 * @param f - From a tree of floating-point tensors to a tree of tensors of any shapes.
 * @param tangent - A tree of the structure and shapes of `x`.
 * @throws ChainruleError `gradient-of-integers`, `tangent-shape`, `trees-differ`, `not-a-tree`.
 *
 * @example
 * ```ts
 * import { jvp, tensor } from '@chainrule/autograd'
 *
 * const { value, tangent } = jvp((x) => x.square(), tensor([1, 2, 3]), tensor([1, 0, 2]))
 * console.log(value.toArray(), tangent.toArray()) // [1, 4, 9] [2, 0, 12]
 * ```
 */
export function jvp<Y, X = Tensor>(
  f: (x: X) => Y,
  x: X,
  tangent: TreeOf<X, Tensor>,
): { value: Y; tangent: TreeOf<Y, Tensor> } {
  const tangents = treeLeaves(treeZip(x, tangent, requireShape))
  const run = runOnPlaces('jvp', x, f)
  const { push, cotangents } = forwardFrom(run)
  const places = [...run.places, ...cotangents]
  return {
    value: inTree(run.value, close(run.outputs, places)) as Y,
    tangent: inTree(run.value, close(push(tangents), places)),
  }
}

function requireShape(primal: Tensor, tangent: Tensor, path: string): Tensor {
  if (sameShape(primal.shape, tangent.shape)) return tangent.node
  throw new ChainruleError(
    'tangent-shape',
    `jvp: the tangent${path === '' ? '' : ` "${path}"`} [${tangent.shape}] does not have the shape [${primal.shape}] of the argument.`,
    'A direction has a number for each number of the argument.',
  )
}
