import { tanh as tanhPrimitive } from '../primitives/tanh.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'
import { customGradient } from '../transforms/custom-gradient.ts'
import { abs } from './abs.ts'
import { expm1, log1p } from './exact-near-zero.ts'
import { reciprocal } from './reciprocal.ts'
import { sign } from './sign.ts'

/**
 * Hyperbolic sine, (eˣ - e⁻ˣ) / 2, exact for small x.
 *
 * @example
 * ```ts
 * import { sinh, tensor } from '@chainrule/autograd'
 *
 * console.log(sinh(tensor(1)).item().toFixed(4)) // 1.1752
 * ```
 */
export function sinh(x: Tensor): Tensor {
  const half = customGradient(
    (x) => expm1(x).sub(expm1(x.neg())).mul(0.5),
    (g, { inputs: [x] }) => [g.mul(cosh(x))],
  )
  return half(toFloat(x))
}

/**
 * Hyperbolic cosine, (eˣ + e⁻ˣ) / 2.
 *
 * @example
 * ```ts
 * import { cosh, tensor } from '@chainrule/autograd'
 *
 * console.log(cosh(tensor(1)).item().toFixed(4)) // 1.5431
 * ```
 */
export function cosh(x: Tensor): Tensor {
  const half = customGradient(
    (x) => x.exp().add(x.neg().exp()).mul(0.5),
    (g, { inputs: [x] }) => [g.mul(sinh(x))],
  )
  return half(toFloat(x))
}

/**
 * Hyperbolic tangent; integers become float32.
 *
 * @example
 * ```ts
 * import { tanh, tensor } from '@chainrule/autograd'
 *
 * console.log(tanh(tensor([-100, 0, 100])).toArray()) // [-1, 0, 1]
 * ```
 */
export function tanh(x: Tensor): Tensor {
  return apply(tanhPrimitive, [toFloat(x)])
}

/**
 * Inverse of `sinh`, exact for small x and without overflow for large x.
 *
 *     asinh(x) = ± log1p(a + a / (1/a + √(1 + 1/a²))),  a = |x|      ∂ = 1 / √(1 + x²)
 *
 * @example
 * ```ts
 * import { asinh, tensor } from '@chainrule/autograd'
 *
 * console.log(asinh(tensor(1)).item().toFixed(4)) // 0.8814
 * ```
 */
export function asinh(x: Tensor): Tensor {
  const inverse = customGradient(
    (x) => {
      const size = abs(x)
      const small = reciprocal(size)
      const rest = size.div(small.add(small.square().add(1).sqrt()))
      return sign(x).mul(log1p(size.add(rest)))
    },
    (g, { inputs: [x] }) => [g.div(x.square().add(1).sqrt())],
  )
  return inverse(toFloat(x))
}

/**
 * Inverse of `cosh` for x ≥ 1; NaN below. Its gradient is infinite at 1.
 *
 *     acosh(x) = log1p(t + √t √(x + 1)),  t = x - 1      ∂ = 1 / (√(x - 1) √(x + 1))
 *
 * @example
 * ```ts
 * import { acosh, tensor } from '@chainrule/autograd'
 *
 * console.log(acosh(tensor(2)).item().toFixed(4)) // 1.3170
 * ```
 */
export function acosh(x: Tensor): Tensor {
  const root = (x: Tensor) => x.sub(1).sqrt().mul(x.add(1).sqrt())
  const inverse = customGradient(
    (x) => log1p(x.sub(1).add(root(x))),
    (g, { inputs: [x] }) => [g.div(root(x))],
  )
  return inverse(toFloat(x))
}

/**
 * Inverse of `tanh` for x in (-1, 1), exact for small x; ±∞ at ±1, NaN outside.
 *
 * @example
 * ```ts
 * import { atanh, tensor } from '@chainrule/autograd'
 *
 * console.log(atanh(tensor(0.5)).item().toFixed(4)) // 0.5493
 * ```
 */
export function atanh(x: Tensor): Tensor {
  return log1p(x).sub(log1p(x.neg())).mul(0.5)
}
