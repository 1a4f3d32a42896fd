import {
  ChainruleError,
  customGradient,
  expm1,
  greater,
  lessEqual,
  maximum,
  type Tensor,
  where,
} from '@chainrule/autograd'
import { hardTanh } from './squashers.ts'

/**
 * max(0, x), with gradient 0 at 0. NaN stays NaN.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { relu } from '@chainrule/nn'
 *
 * console.log(relu(tensor([-1, 2])).toArray()) // [0, 2]
 * ```
 */
export function relu(x: Tensor): Tensor {
  const rectify = customGradient(
    (x) => maximum(x, 0),
    (cotangent, { inputs: [x] }) => [where(greater(x, 0), cotangent, 0)],
  )
  return rectify(x)
}

/**
 * min(6, max(0, x)), with gradient 0 at both edges.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { relu6 } from '@chainrule/nn'
 *
 * console.log(relu6(tensor([-1, 2, 9])).toArray()) // [0, 2, 6]
 * ```
 */
export function relu6(x: Tensor): Tensor {
  return hardTanh(x, { min: 0, max: 6 })
}

/**
 * x where it is positive, slope · x elsewhere. Maas et al., 2013.
 *
 * @param options - `slope`. `@default` 0.01
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { leakyRelu } from '@chainrule/nn'
 *
 * console.log(leakyRelu(tensor([-4, 2]), { slope: 0.25 }).toArray()) // [-1, 2]
 * ```
 */
export function leakyRelu(x: Tensor, { slope = 0.01 }: { slope?: number } = {}): Tensor {
  return where(greater(x, 0), x, x.mul(slope))
}

/**
 * x where it is positive, slope · x elsewhere, with slopes that can be learned.
 *
 * He et al., 2015, https://arxiv.org/abs/1502.01852.
 *
 * @param slope - One number, or one for each place of an axis of x.
 * @param options - `axis`: which axis. `@default` 1, the channels
 * @throws ChainruleError `prelu-slopes` where the slopes do not fit the axis.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { prelu } from '@chainrule/nn'
 *
 * console.log(prelu(tensor([[-2, -2]]), tensor([0.5, 3])).toArray()) // [[-1, -6]]
 * ```
 */
export function prelu(x: Tensor, slope: Tensor, { axis = 1 }: { axis?: number } = {}): Tensor {
  const channels = axis < 0 ? axis + x.rank : axis
  if (slope.size !== 1 && slope.size !== x.shape[channels]) {
    throw new ChainruleError(
      'prelu-slopes',
      `prelu: ${slope.size} slopes for axis ${axis} of [${x.shape}].`,
      'Give one slope, or one for each place of the axis.',
    )
  }
  const perChannel = x.shape.map((_, i) => (i === channels ? slope.size : 1))
  const product = x.mul(slope.reshape(slope.size === 1 ? [] : perChannel))
  return where(greater(x, 0), x, product)
}

/**
 * x where it is above a threshold, another value elsewhere.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { threshold } from '@chainrule/nn'
 *
 * console.log(threshold(tensor([1, 2, 3]), { above: 1.5, otherwise: -1 }).toArray()) // [-1, 2, 3]
 * ```
 */
export function threshold(x: Tensor, { above, otherwise }: { above: number; otherwise: number }): Tensor {
  return where(lessEqual(x, above), otherwise, x)
}

/**
 * x where it is positive, α (eˣ - 1) elsewhere.
 *
 * Clevert et al., 2016, https://arxiv.org/abs/1511.07289.
 *
 * @param options - `alpha`. `@default` 1
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { elu } from '@chainrule/nn'
 *
 * console.log(elu(tensor([-100, 2])).toArray()) // [-1, 2]
 * ```
 */
export function elu(x: Tensor, { alpha = 1 }: { alpha?: number } = {}): Tensor {
  return where(greater(x, 0), x, expm1(negativePart(x)).mul(alpha))
}

/**
 * x where it is positive, α (e^(x/α) - 1) elsewhere.
 *
 * Barron, 2017, https://arxiv.org/abs/1704.07483.
 *
 * @param options - `alpha`. `@default` 1
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { celu } from '@chainrule/nn'
 *
 * console.log(celu(tensor([-100, 2]), { alpha: 2 }).toArray()) // [-2, 2]
 * ```
 */
export function celu(x: Tensor, { alpha = 1 }: { alpha?: number } = {}): Tensor {
  return where(greater(x, 0), x, expm1(negativePart(x).div(alpha)).mul(alpha))
}

/**
 * Self-normalising: λ times `elu` with α = 1.6733 and λ = 1.0507.
 *
 * Klambauer et al., 2017, https://arxiv.org/abs/1706.02515.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { selu } from '@chainrule/nn'
 *
 * console.log(selu(tensor([1])).item().toFixed(4)) // 1.0507
 * ```
 */
export function selu(x: Tensor): Tensor {
  return elu(x, { alpha: 1.6732632423543772 }).mul(1.0507009873554805)
}

/**
 * x where it is not positive, 0 elsewhere: the exponential of a large x, though not chosen, would spoil the gradient.
 */
function negativePart(x: Tensor): Tensor {
  return where(greater(x, 0), 0, x)
}
