import type { DType, Parameter, Tensor } from '@chainrule/autograd'
import { fanInUniform } from './fan-in-uniform.ts'
import { type Layer, layer } from './layer.ts'
import { requireFeatures, requireSizes } from './shared/checks.ts'
import { biasOf, type Initial, parameterOf } from './shared/parameter-of.ts'

/** First values of a fully connected layer. */
export interface LinearOptions {
  /** An initializer, or a parameter [outputs, inputs] to share. @default fanInUniform() */
  weight?: Initial
  /** An initializer, a parameter [outputs] to share, or false for none. @default fanInUniform() */
  bias?: Initial | false
  /** @default 'float32' */
  dtype?: DType
}

/** A fully connected layer with its parameters. */
export interface Linear extends Layer {
  /** [outputs, inputs], as in PyTorch. */
  readonly weight: Parameter
  /** [outputs] */
  readonly bias: Parameter | null
}

/**
 * A fully connected layer: y = x Wᵀ + b.
 *
 * Input [..., inputs], output [..., outputs]. Parameters, names and first values are those of PyTorch's `Linear`.
 *
 * @throws ChainruleError `wrong-features` for an input whose last axis does not have the size `inputs`.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { linear } from '@chainrule/nn'
 *
 * const layer = linear(2, 1)
 * layer.weight.write([3, 4])
 * layer.bias?.write([5])
 * console.log(layer(tensor([[1, 2]])).toArray()) // [[16]]
 * ```
 */
export function linear(inputs: number, outputs: number, options: LinearOptions = {}): Linear {
  requireSizes('linear', { inputs, outputs })
  const { weight, bias, dtype } = options
  const shared = { dtype, fanIn: inputs, fanOut: outputs, initializer: fanInUniform() }
  const self: Linear = layer(
    'linear',
    (x: Tensor) => {
      requireFeatures('linear', x, -1, inputs)
      const product = x.matmul(self.weight.transpose())
      return self.bias ? product.add(self.bias) : product
    },
    {
      weight: parameterOf({ name: 'linear.weight', shape: [outputs, inputs], given: weight, ...shared }),
      bias: biasOf({ name: 'linear.bias', shape: [outputs], given: bias, ...shared }),
    },
  )
  return self
}
