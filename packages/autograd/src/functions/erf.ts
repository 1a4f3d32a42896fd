import { erf as primitive } from '../primitives/erf.ts'
import { apply, type Tensor, toFloat } from '../tensor.ts'

/**
 * The error function, element by element: 2/√π ∫ e^(-t²) dt from 0 to x.
 *
 * @example
 * ```ts
 * import { erf, tensor } from '@chainrule/autograd'
 *
 * console.log(erf(tensor(1)).item().toFixed(4)) // 0.8427
 * ```
 */
export function erf(x: Tensor): Tensor {
  return apply(primitive, [toFloat(x)])
}
