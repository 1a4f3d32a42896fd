import {
  ChainruleError,
  customGradient,
  erf,
  sigmoid as logistic,
  softplus,
  split,
  type Tensor,
  tanh,
} from '@chainrule/autograd'
import { hardTanh } from './squashers.ts'

/**
 * 1 / (1 + e⁻ˣ).
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { sigmoid } from '@chainrule/nn'
 *
 * console.log(sigmoid(tensor([-1000, 0, 1000])).toArray()) // [0, 0.5, 1]
 * ```
 */
export function sigmoid(x: Tensor): Tensor {
  return logistic(x)
}

/**
 * The logarithm of the sigmoid, exact where the sigmoid itself is rounded to 0 or 1.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { logSigmoid } from '@chainrule/nn'
 *
 * console.log(logSigmoid(tensor([-1000])).item()) // -1000
 * ```
 */
export function logSigmoid(x: Tensor): Tensor {
  return softplus(x.neg()).neg()
}

/**
 * The sigmoid in three straight pieces: min(1, max(0, x / 6 + 1/2)).
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { hardSigmoid } from '@chainrule/nn'
 *
 * console.log(hardSigmoid(tensor([-4, 0, 4])).toArray()) // [0, 0.5, 1]
 * ```
 */
export function hardSigmoid(x: Tensor): Tensor {
  return hardTanh(x.div(6).add(0.5), { min: 0, max: 1 })
}

/**
 * x · sigmoid(x), also called swish.
 *
 * Elfwing et al., 2017, https://arxiv.org/abs/1702.03118.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { silu } from '@chainrule/nn'
 *
 * console.log(silu(tensor([0, 100])).toArray()) // [0, 100]
 * ```
 */
export function silu(x: Tensor): Tensor {
  return x.mul(sigmoid(x))
}

/**
 * x · hardSigmoid(x). Howard et al., 2019, https://arxiv.org/abs/1905.02244.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { hardSwish } from '@chainrule/nn'
 *
 * console.log(hardSwish(tensor([0, 4])).toArray()) // [0, 4]
 * ```
 */
export function hardSwish(x: Tensor): Tensor {
  return x.mul(hardSigmoid(x))
}

/**
 * x · tanh(softplus(x)). Misra, 2019, https://arxiv.org/abs/1908.08681.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { mish } from '@chainrule/nn'
 *
 * console.log(mish(tensor([0, 100])).toArray()) // [0, 100]
 * ```
 */
export function mish(x: Tensor): Tensor {
  return x.mul(tanh(softplus(x)))
}

/**
 * x · Φ(x), with the normal distribution Φ.
 *
 * Hendrycks and Gimpel, 2016, https://arxiv.org/abs/1606.08415.
 *
 *     exact: x (1 + erf(x / √2)) / 2        tanh: x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2
 *
 * @param options - `approximate`: 'none' or 'tanh'. `@default` 'none'
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { gelu } from '@chainrule/nn'
 *
 * console.log(gelu(tensor([0, 100])).toArray()) // [0, 100]
 * ```
 */
export function gelu(x: Tensor, { approximate = 'none' }: { approximate?: 'none' | 'tanh' } = {}): Tensor {
  if (approximate === 'none') return exactGelu(x)
  const gate = tanh(x.add(x.square().mul(x).mul(0.044715)).mul(Math.sqrt(2 / Math.PI)))
  return x.mul(0.5).mul(gate.add(1))
}

/** x Φ(x) with the derivative Φ(x) + x φ(x) in one piece: it needs x alone, so a step keeps one number for it. */
const exactGelu = customGradient(
  (x) => x.mul(normalDistribution(x)),
  (g, { inputs: [x] }) => {
    const density = x
      .square()
      .mul(-0.5)
      .exp()
      .div(Math.sqrt(2 * Math.PI))
    return [g.mul(normalDistribution(x).add(x.mul(density)))]
  },
)

function normalDistribution(x: Tensor): Tensor {
  return erf(x.mul(Math.SQRT1_2)).add(1).mul(0.5)
}

/**
 * The first half of an axis times the sigmoid of the second.
 *
 * Dauphin et al., 2017, https://arxiv.org/abs/1612.08083.
 *
 * @param axis - Its size is halved. `@default` -1
 * @throws ChainruleError `odd-gate` for an axis of odd size.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { glu } from '@chainrule/nn'
 *
 * console.log(glu(tensor([6, 0])).toArray()) // [3]
 * ```
 */
export function glu(x: Tensor, axis = -1): Tensor {
  const size = x.shape.at(axis) ?? 1
  if (size % 2 !== 0) {
    throw new ChainruleError(
      'odd-gate',
      `glu: axis ${axis} of [${x.shape}] cannot be halved.`,
      'Give twice as many features as should come out, along an axis that exists.',
    )
  }
  const [values, gates] = split(x, 2, axis)
  return values.mul(sigmoid(gates))
}
