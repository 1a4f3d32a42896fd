import type { Optimizer } from '@chainrule/autograd'
import * as ours from '@chainrule/optimizers'
import type { Attributes } from './attributes.ts'
import type { OptimizerTable } from './optimizers-table.ts'

/** What PyTorch has had from the beginning; weight decay is that of the gradient except for AdamW. */
export const classicOptimizers: OptimizerTable = {
  SGD: (o) => decayed(o, stochasticGradientDescent(o)),
  Momentum: (o) => decayed(o, stochasticGradientDescent(o)),
  Nesterov: (o) => decayed(o, stochasticGradientDescent(o, true)),
  Adagrad: (o) => {
    const rate = rateOf(o)
    const decay = o.number('lr_decay') ?? 0
    const learningRate = decay === 0 ? rate : ours.inverseTimeDecay({ start: rate ?? 1e-2, rate: decay })
    const initialSum = o.number('initial_accumulator_value')
    return decayed(o, ours.adagrad({ learningRate, initialSum, epsilon: o.number('eps') }))
  },
  RMSprop: (o) => {
    const size = { decay: o.number('alpha'), epsilon: o.number('eps') }
    const centered = o.flag('centered') ?? false
    const momentum = o.number('momentum') ?? 0
    if (momentum === 0) {
      const make = centered ? ours.centeredRmsprop : ours.rmsprop
      return decayed(o, make({ learningRate: rateOf(o), ...size }))
    }
    const divide = centered ? ours.divideByDeviation(size) : ours.divideByRms(size)
    return decayed(o, ours.chain(divide, ours.momentum({ learningRate: rateOf(o) ?? 1e-2, momentum })))
  },
  Adam: (o) => decayed(o, o.flag('amsgrad') ? ours.amsgrad(moments(o)) : ours.adam(moments(o))),
  AMSGrad: (o) => decayed(o, ours.amsgrad(moments(o))),
  AdamW: (o) => {
    const weightDecay = o.number('weight_decay')
    if (o.flag('amsgrad')) return ours.chain(ours.amsgrad(moments(o)), ours.decayWeights({ weightDecay }))
    return ours.adamw({ ...moments(o), weightDecay })
  },
}

function stochasticGradientDescent(options: Attributes, looksAhead = false): Optimizer {
  const learningRate = rateOf(options)
  const momentum = options.number('momentum') ?? 0
  const dampening = options.number('dampening')
  if (options.flag('nesterov') ?? looksAhead) return ours.nesterov({ learningRate, momentum })
  return momentum === 0 ? ours.gradientDescent({ learningRate }) : ours.momentum({ learningRate, momentum, dampening })
}

/** With L2 decay, which PyTorch adds to the gradient. */
function decayed(options: Attributes, optimizer: Optimizer): Optimizer {
  const weightDecay = options.number('weight_decay') ?? 0
  return weightDecay === 0 ? optimizer : ours.chain(ours.addDecayToGradient({ weightDecay }), optimizer)
}

function moments(options: Attributes) {
  const [beta1, beta2] = options.list('betas') ?? []
  return { learningRate: rateOf(options), beta1, beta2, epsilon: options.number('eps') }
}

function rateOf(options: Attributes): number | undefined {
  return options.number('lr')
}
