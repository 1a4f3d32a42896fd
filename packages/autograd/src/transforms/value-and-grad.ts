import { ChainruleError } from '../errors.ts'
import type { Tensor } from '../tensor.ts'
import { close, pullToPlaces, runOnPlaces } from './places.ts'
import type { TreeOf } from './tree.ts'
import { inTree } from './vjp.ts'

/**
 * From a function to one that gives its value together with its gradient.
 *
 * @param f - Returns one number; its first argument is a tensor or a tree of tensors, others pass through.
 * @throws ChainruleError `gradient-of-many` where `f` returns more than one number, `gradient-of-integers`, `not-a-tree`.
 *
 * @example
 * ```ts
 * import { tensor, valueAndGrad } from '@chainrule/autograd'
 *
 * const { value, gradient } = valueAndGrad((x) => x.square().sum())(tensor([1, 2]))
 * console.log(value.item(), gradient.toArray()) // 5 [2, 4]
 * ```
 */
export function valueAndGrad<X = Tensor, Rest extends readonly unknown[] = Tensor[]>(
  f: (x: X, ...rest: Rest) => Tensor,
): (x: X, ...rest: Rest) => { value: Tensor; gradient: TreeOf<X, Tensor> } {
  return (x, ...rest) => {
    const { places, value: output, outputs } = runOnPlaces('grad', x, (argument: X) => f(argument, ...rest))
    if (output.size !== 1) {
      throw new ChainruleError(
        'gradient-of-many',
        `grad: the function returned a tensor [${output.shape}] of ${output.size} elements.`,
        'Reduce it to one number, or use jacobian() or vjp().',
      )
    }
    const gradients = pullToPlaces(outputs, [output.onesLike()], places)
    const [value, ...closed] = close([...outputs, ...gradients], places)
    return { value, gradient: inTree(x, closed) }
  }
}
