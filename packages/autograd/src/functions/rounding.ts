import { isFloat } from '../dtype.ts'
import { floor as primitive } from '../primitives/floor.ts'
import { apply, type Tensor } from '../tensor.ts'
import { abs } from './abs.ts'
import { and, or } from './and-or-not.ts'
import { equal, greater, notEqual } from './comparison.ts'
import { sign } from './sign.ts'
import { where } from './where.ts'

/**
 * The largest whole number not above x. No gradient.
 *
 * @example
 * ```ts
 * import { floor, tensor } from '@chainrule/autograd'
 *
 * console.log(floor(tensor([1.7, -0.1])).toArray()) // [1, -1]
 * ```
 */
export function floor(x: Tensor): Tensor {
  return isFloat(x.dtype) ? apply(primitive, [x]) : x.node
}

/**
 * The nearest whole number; halves go to the even neighbour, as in IEEE 754 and PyTorch. No gradient.
 *
 * @example
 * ```ts
 * import { round, tensor } from '@chainrule/autograd'
 *
 * console.log(round(tensor([0.5, 1.5, -2.5, 2.7])).toArray()) // [0, 2, -2, 3]
 * ```
 */
export function round(x: Tensor): Tensor {
  if (!isFloat(x.dtype)) return x.node
  const below = floor(x)
  const rest = x.detach().sub(below)
  const odd = notEqual(floor(below.mul(0.5)).mul(2), below)
  return where(or(greater(rest, 0.5), and(equal(rest, 0.5), odd)), below.add(1), below)
}

/**
 * The smallest whole number not below x. No gradient.
 *
 * @example
 * ```ts
 * import { ceil, tensor } from '@chainrule/autograd'
 *
 * console.log(ceil(tensor([0.1, -1.9, 2])).toArray()) // [1, -1, 2]
 * ```
 */
export function ceil(x: Tensor): Tensor {
  return isFloat(x.dtype) ? floor(x.neg()).neg() : x.node
}

/**
 * The whole part of x: the fraction is dropped, toward 0. No gradient.
 *
 * @example
 * ```ts
 * import { tensor, truncate } from '@chainrule/autograd'
 *
 * console.log(truncate(tensor([1.7, -1.7])).toArray()) // [1, -1]
 * ```
 */
export function truncate(x: Tensor): Tensor {
  return isFloat(x.dtype) ? floor(abs(x)).mul(sign(x)) : x.node
}
