import { ChainruleError } from '../errors.ts'
import { normalizeAxes, normalizeAxis } from '../shape.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Drops axes of size 1: all of them, or those given.
 *
 * @throws ChainruleError `squeeze-size` for an axis of another size, `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { squeeze, tensor } from '@chainrule/autograd'
 *
 * console.log(squeeze(tensor([[[1], [2]]])).shape) // [2]
 * ```
 */
export function squeeze(x: Tensor, axes?: number | readonly number[]): Tensor {
  if (axes === undefined) return x.reshape(x.shape.filter((size) => size !== 1))
  const dropped = normalizeAxes('squeeze', axes, x.rank)
  for (const axis of dropped) {
    if (x.shape[axis] === 1) continue
    throw new ChainruleError(
      'squeeze-size',
      `squeeze: axis ${axis} of [${x.shape}] has size ${x.shape[axis]}.`,
      'Only axes of size 1 can be dropped; reduce the others first.',
    )
  }
  return x.reshape(x.shape.filter((_, axis) => !dropped.includes(axis)))
}

/**
 * Adds an axis of size 1 that becomes axis `axis` of the result.
 *
 * @throws ChainruleError `axis-out-of-range`.
 *
 * @example
 * ```ts
 * import { tensor, unsqueeze } from '@chainrule/autograd'
 *
 * console.log(unsqueeze(tensor([1, 2]), -1).shape) // [2, 1]
 * ```
 */
export function unsqueeze(x: Tensor, axis: number): Tensor {
  const place = normalizeAxis('unsqueeze', axis, x.rank + 1)
  return x.reshape([...x.shape.slice(0, place), 1, ...x.shape.slice(place)])
}
