import type { Initializer, Optimizer, Regularizer, Schedule } from '@chainrule/autograd'
import {
  constant,
  heNormal,
  heUniform,
  normal,
  ones,
  uniform,
  xavierNormal,
  xavierUniform,
  zeros,
} from '@chainrule/initializers'
import {
  adagrad,
  adam,
  adamw,
  amsgrad,
  cosineDecay,
  gradientDescent,
  inverseTimeDecay,
  momentum,
  nesterov,
  rmsprop,
  warmup,
} from '@chainrule/optimizers'
import { elasticNet, l1, l2 } from '@chainrule/regularizers'

/** How the first weights are drawn. Those with a number take it as `normal:0.05`. */
export const initializers: Record<string, (value?: number) => Initializer> = {
  zeros: () => zeros(),
  ones: () => ones(),
  constant: (value = 0.1) => constant({ value }),
  normal: (deviation = 0.05) => normal({ deviation }),
  uniform: (limit = 0.05) => uniform({ min: -limit, max: limit }),
  xavierNormal: () => xavierNormal(),
  xavierUniform: () => xavierUniform(),
  heNormal: () => heNormal(),
  heUniform: () => heUniform(),
}

export const initializersWithNumber = ['constant', 'normal', 'uniform']

type Rate = number | Schedule

/** How gradients become changes, and the learning rate that suits each on this network. */
export const optimizers: Record<string, { rate: number; make: (learningRate: Rate) => Optimizer }> = {
  gradientDescent: { rate: 0.5, make: (learningRate) => gradientDescent({ learningRate }) },
  momentum: { rate: 0.1, make: (learningRate) => momentum({ learningRate }) },
  nesterov: { rate: 0.1, make: (learningRate) => nesterov({ learningRate }) },
  adagrad: { rate: 0.03, make: (learningRate) => adagrad({ learningRate }) },
  rmsprop: { rate: 3e-3, make: (learningRate) => rmsprop({ learningRate }) },
  adam: { rate: 8e-3, make: (learningRate) => adam({ learningRate }) },
  adamw: { rate: 8e-3, make: (learningRate) => adamw({ learningRate }) },
  amsgrad: { rate: 8e-3, make: (learningRate) => amsgrad({ learningRate }) },
}

/** How the learning rate moves over so many steps. */
export const schedules: Record<string, (rate: number, steps: number) => Rate> = {
  constant: (rate) => rate,
  cosine: (start, steps) => cosineDecay({ start, steps }),
  warmupCosine(start, steps) {
    const rise = Math.max(1, Math.round(steps / 10))
    return warmup(cosineDecay({ start, steps: Math.max(1, steps - rise) }), { steps: rise })
  },
  inverseTime: (start, steps) => inverseTimeDecay({ start, rate: 10 / steps }),
}

/** What is added to the loss for large weights. */
export const regularizers: Record<string, (strength: number) => Regularizer | null> = {
  none: () => null,
  l1: (strength) => l1({ strength }),
  l2: (strength) => l2({ strength }),
  elasticNet: (strength) => elasticNet({ l1: strength / 2, l2: strength / 2 }),
}
