import * as primitives from '../primitives/trigonometric.ts'
import { apply, meet, type Operand, type Tensor, toFloat } from '../tensor.ts'
import { customGradient } from '../transforms/custom-gradient.ts'

/**
 * Sine of angles in radians.
 *
 * @example
 * ```ts
 * import { sin, tensor } from '@chainrule/autograd'
 *
 * console.log(sin(tensor([0, Math.PI / 2])).toArray()) // [0, 1]
 * ```
 */
export function sin(x: Tensor): Tensor {
  return apply(primitives.sin, [toFloat(x)])
}

/**
 * Cosine of angles in radians.
 *
 * @example
 * ```ts
 * import { cos, tensor } from '@chainrule/autograd'
 *
 * console.log(cos(tensor([0, Math.PI])).toArray()) // [1, -1]
 * ```
 */
export function cos(x: Tensor): Tensor {
  return apply(primitives.cos, [toFloat(x)])
}

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
  return sin(x).div(cos(x))
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
    (x) => atan2(x, otherSide(x)),
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
    (x) => atan2(otherSide(x), x),
    (g, { inputs: [x] }) => [g.div(otherSide(x)).neg()],
  )
  return inverse(toFloat(x))
}

/**
 * Arc tangent in radians, from -π/2 to π/2; `atan2(y, x)` knows the quadrant.
 *
 * @example
 * ```ts
 * import { atan, tensor } from '@chainrule/autograd'
 *
 * console.log(atan(tensor(1)).item().toFixed(4)) // 0.7854
 * ```
 */
export function atan(x: Tensor): Tensor {
  return atan2(x, 1)
}

/**
 * Angle of the point (x, y) in radians, from -π to π.
 *
 * @example
 * ```ts
 * import { atan2, tensor } from '@chainrule/autograd'
 *
 * console.log(atan2(tensor(-1), -1).item().toFixed(4)) // -2.3562
 * ```
 */
export function atan2(y: Tensor, x: Operand): Tensor {
  return apply(primitives.atan2, meet('atan2', toFloat(y), x))
}

/** √(1 - x²), without loss of digits near ±1. */
function otherSide(x: Tensor): Tensor {
  return x.neg().add(1).mul(x.add(1)).sqrt()
}
