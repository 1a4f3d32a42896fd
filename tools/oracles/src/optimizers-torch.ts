import type { Optimizer } from '@chainrule/autograd'
import * as ours from '@chainrule/optimizers'
import type { Attributes } from './attributes.ts'
import type { OptimizerTable } from './optimizers-table.ts'
import { sumOf } from './reference-quirks.ts'

/** The other elementwise optimizers of `torch.optim`; weight decay is that of the gradient unless it says otherwise. */
export const torchOptimizers: OptimizerTable = {
  Adadelta: (o) => {
    const numbers = { learningRate: o.number('lr'), decay: o.number('rho'), epsilon: o.number('eps') }
    return decayed(o, ours.adadelta(numbers))
  },
  Adamax: (o) => decayed(o, ours.adamax(moments(o))),
  NAdam: (o, depart) => {
    const nadam = ours.nadam({ ...moments(o), momentumDecay: o.number('momentum_decay') })
    const isOld = depart(
      'μₜ enters the product once: Dozat, 2016, "m / (1 - Π over i ≤ t + 1 of μᵢ)", and newer PyTorch',
    )
    return decayed(o, isOld ? sumOf([nadam, momentumTwice(o)]) : nadam)
  },
  RAdam: (o) => decayed(o, ours.radam(moments(o))),
  Rprop: (o) => {
    const [shrinkage, growth] = o.list('etas') ?? []
    const [smallestStep, largestStep] = o.list('step_sizes') ?? []
    return decayed(o, ours.rprop({ initialStep: o.number('lr'), shrinkage, growth, smallestStep, largestStep }))
  },
  ASGD: (o) => {
    const shape = { decay: o.number('lambd'), power: o.number('alpha'), start: o.number('t0') }
    return decayed(o, ours.averagedSgd({ learningRate: o.number('lr'), ...shape }))
  },
}

/** What PyTorch 1 takes off the mean's part of a step of NAdam, whose product has μₜ in it twice. */
function momentumTwice(o: Attributes): Optimizer {
  const { learningRate = 2e-3, beta1 = 0.9, ...others } = moments(o)
  const decay = o.number('momentum_decay') ?? 4e-3
  const momentumAt = (t: number) => beta1 * (1 - 0.5 * 0.96 ** (t * decay))
  const rate = (step: number) => {
    const [now, next] = [momentumAt(step + 1), momentumAt(step + 2)]
    const product = Array.from({ length: step + 1 }, (_, i) => momentumAt(i + 1)).reduce((all, one) => all * one)
    const excess = next / (1 - product * next) - next / (1 - product * now * next)
    return learningRate * excess * (1 - beta1 ** (step + 1))
  }
  return ours.chain(ours.maximize(), ours.adam({ ...others, learningRate: rate, beta1 }))
}

function moments(o: Attributes) {
  const [beta1, beta2] = o.list('betas') ?? []
  return { learningRate: o.number('lr'), beta1, beta2, epsilon: o.number('eps') }
}

function decayed(o: Attributes, optimizer: Optimizer): Optimizer {
  const weightDecay = o.number('weight_decay') ?? 0
  if (weightDecay === 0) return optimizer
  return o.flag('decoupled_weight_decay')
    ? ours.chain(optimizer, ours.decayWeights({ weightDecay }))
    : ours.chain(ours.addDecayToGradient({ weightDecay }), optimizer)
}
