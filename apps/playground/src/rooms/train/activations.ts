import { sin, softplus, type Tensor } from '@chainrule/autograd'
import { elu, gelu, hardTanh, leakyRelu, mish, relu, relu6, selu, sigmoid, silu, softsign, tanh } from '@chainrule/nn'

/** What layers can end with, by the names under which the packages export them. */
export const activations = {
  tanh,
  relu,
  leakyRelu: (x: Tensor) => leakyRelu(x),
  sigmoid,
  gelu: (x: Tensor) => gelu(x),
  silu,
  elu: (x: Tensor) => elu(x),
  selu,
  softplus: (x: Tensor) => softplus(x),
  mish,
  relu6,
  hardTanh: (x: Tensor) => hardTanh(x),
  softsign,
  sine: (x: Tensor) => sin(x),
  none: (x: Tensor) => x,
} as const

export type ActivationName = keyof typeof activations

export const activationNames = Object.keys(activations) as ActivationName[]
