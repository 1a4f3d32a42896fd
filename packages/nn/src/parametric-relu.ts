import type { DType, Parameter, Tensor } from '@chainrule/autograd'
import { constant } from '@chainrule/initializers'
import { type Layer, layer } from './layer.ts'
import { prelu } from './rectifiers.ts'
import { requireSizes } from './shared/checks.ts'
import { type Initial, parameterOf } from './shared/parameter-of.ts'

/** How many slopes there are, and how they begin. */
export interface ParametricReluOptions {
  /** How many slopes: 1, or one for each channel. @default 1 */
  channels?: number
  /** Axis of the channels. @default 1 */
  axis?: number
  /** An initializer, or a parameter [channels] to share. @default constant 0.25 */
  weight?: Initial
  /** @default 'float32' */
  dtype?: DType
}

/** A rectifier with slopes that are learned. */
export interface ParametricRelu extends Layer {
  /** [channels], as in PyTorch. */
  readonly weight: Parameter
}

/**
 * `prelu` as a layer: its slopes for negative numbers are learned. As PyTorch's `PReLU`.
 *
 * @example
 * ```ts
 * import { initialize, tensor } from '@chainrule/autograd'
 * import { parametricRelu } from '@chainrule/nn'
 *
 * const layer = initialize(parametricRelu(), { seed: 1 })
 * console.log(layer(tensor([[-4, 2]])).toArray()) // [[-1, 2]]
 * ```
 */
export function parametricRelu(options: ParametricReluOptions = {}): ParametricRelu {
  const { channels = 1, axis = 1, weight, dtype } = options
  requireSizes('parametricRelu', { channels })
  const self: ParametricRelu = layer('parametricRelu', (x: Tensor) => prelu(x, self.weight, { axis }), {
    weight: parameterOf({
      name: 'parametricRelu.weight',
      shape: [channels],
      given: weight,
      dtype,
      role: 'other',
      fanIn: 1,
      fanOut: 1,
      initializer: constant({ value: 0.25 }),
    }),
  })
  return self
}
