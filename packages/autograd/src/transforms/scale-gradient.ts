import type { Operand, Tensor } from '../tensor.ts'
import { customGradient } from './custom-gradient.ts'

/**
 * The same values; the gradient on its way back is multiplied by `factor`.
 *
 * @example
 * ```ts
 * import { grad, scaleGradient, tensor } from '@chainrule/autograd'
 *
 * console.log(grad((x) => scaleGradient(x, 0.5).square())(tensor(3)).item()) // 3
 * ```
 */
export function scaleGradient(x: Tensor, factor: Operand): Tensor {
  return customGradient(
    (input) => input,
    (cotangent) => [cotangent.mul(factor)],
  )(x)
}

/**
 * The same values; the gradient on its way back is reversed, so that what comes before learns to do the opposite.
 *
 * Ganin and Lempitsky, 2015, https://arxiv.org/abs/1409.7495.
 *
 * @param strength - λ of the paper.
 *
 * @example
 * ```ts
 * import { grad, reverseGradient, tensor } from '@chainrule/autograd'
 *
 * console.log(grad((x) => reverseGradient(x).square())(tensor(3)).item()) // -6
 * ```
 */
export function reverseGradient(x: Tensor, strength = 1): Tensor {
  return scaleGradient(x, -strength)
}
