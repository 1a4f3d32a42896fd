import { type Tensor, toFloat } from '../tensor.ts'
import { customGradient } from '../transforms/custom-gradient.ts'

/**
 * Tangent of angles in radians.
 *
 * @example
 * ```ts
 * import { tan, tensor } from '@chainrule/autograd'
 *
 * console.log(tan(tensor([0, Math.PI / 4])).toArray()) // [0, 1]
 * ```
 */
export function tan(x: Tensor): Tensor {
  return x.sin().div(x.cos())
}

/**
 * Arc sine in radians, from -π/2 to π/2; NaN outside [-1, 1]. Its gradient is infinite at ±1.
 *
 * @example
 * ```ts
 * import { asin, tensor } from '@chainrule/autograd'
 *
 * console.log(asin(tensor(1)).item().toFixed(4)) // 1.5708
 * ```
 */
export function asin(x: Tensor): Tensor {
  const inverse = customGradient(
    (x) => x.atan2(otherSide(x)),
    (g, { inputs: [x] }) => [g.div(otherSide(x))],
  )
  return inverse(toFloat(x))
}

/**
 * Arc cosine in radians, from 0 to π; NaN outside [-1, 1]. Its gradient is infinite at ±1.
 *
 * @example
 * ```ts
 * import { acos, tensor } from '@chainrule/autograd'
 *
 * console.log(acos(tensor(0)).item().toFixed(4)) // 1.5708
 * ```
 */
export function acos(x: Tensor): Tensor {
  const inverse = customGradient(
    (x) => otherSide(x).atan2(x),
    (g, { inputs: [x] }) => [g.div(otherSide(x)).neg()],
  )
  return inverse(toFloat(x))
}

/**
 * Arc tangent in radians, from -π/2 to π/2; `y.atan2(x)` knows the quadrant.
 *
 * @example
 * ```ts
 * import { atan, tensor } from '@chainrule/autograd'
 *
 * console.log(atan(tensor(1)).item().toFixed(4)) // 0.7854
 * ```
 */
export function atan(x: Tensor): Tensor {
  return x.atan2(1)
}

/** √(1 - x²), without loss of digits near ±1. */
function otherSide(x: Tensor): Tensor {
  return x.neg().add(1).mul(x.add(1)).sqrt()
}
