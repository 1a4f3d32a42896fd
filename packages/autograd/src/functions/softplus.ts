import { type Tensor, toFloat } from '../tensor.ts'
import { customGradient } from '../transforms/custom-gradient.ts'
import { abs } from './abs.ts'
import { log1p } from './exact-near-zero.ts'
import { maximum } from './maximum.ts'

/**
 * log(1 + eˣ), a smooth max(0, x), for any shape.
 *
 *     softplus(x) = max(0, x) + log1p(e^-|x|)      ∂ = 1 / (1 + e⁻ˣ) = e^-softplus(-x)
 *
 * Neither overflows, and both keep their digits where they are tiny. There is no threshold, unlike PyTorch, which
 * returns x itself above 20.
 *
 * @example
 * ```ts
 * import { softplus, tensor } from '@chainrule/autograd'
 *
 * console.log(softplus(tensor([-1000, 1000])).toArray()) // [0, 1000]
 * ```
 */
export function softplus(x: Tensor): Tensor {
  const smooth = customGradient(
    (x) => maximum(x, 0).add(log1p(abs(x).neg().exp())),
    (g, { inputs: [x] }) => [g.mul(softplus(x.neg()).neg().exp())],
  )
  return smooth(toFloat(x))
}
