import type { Schedule } from '@chainrule/autograd'
import * as ours from '@chainrule/optimizers'
import type { Attributes } from './attributes.ts'
import { refuse, usualOptions } from './optimizer-options.ts'
import type { OptimizerTable } from './optimizers-table.ts'

/** Optimizers that need no schedule or search for their own step, from the options of pytorch_optimizer and PyTorch. */
export const adaptingOptimizers: OptimizerTable = {
  ScheduleFreeSGD: (o) => {
    const { lr } = usualOptions(o, 1)
    const beta1 = o.number('momentum')
    // Read by nobody in the reference.
    o.number('eps')
    return ours.scheduleFreeSgd({ learningRate: warmed(o, lr), beta1, ...averaging(o) })
  },
  ScheduleFreeAdamW: (o) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 2.5e-3, [0.9, 0.999], 1e-8)
    refuse(o, 'ams_bound', 'Defazio et al., 2024, Algorithm 1 keeps no maximum')
    refuse(o, 'decoupling_c', 'Defazio et al., 2024, Algorithm 1 averages by the weights alone')
    return ours.scheduleFreeAdamW({ learningRate: warmed(o, lr), beta1, beta2, epsilon, ...averaging(o) })
  },
  ScheduleFreeRAdam: (o) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 2.5e-3, [0.9, 0.999], 1e-8)
    if (o.flag('silent_sgd_phase') === false) throw new Error('The first updates only measure here.')
    return ours.scheduleFreeRadam({ learningRate: lr, beta1, beta2, epsilon, ...averaging(o) })
  },
  Prodigy: (o) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1, [0.9, 0.999], 1e-8)
    refuse(o, 'safeguard_warmup', 'Mishchenko and Defazio, 2023, Algorithm 4 has the rate in both sums')
    refuse(o, 'fixed_decay', 'decay is in proportion to the step')
    const decay = o.number('beta3') ?? Math.sqrt(beta2)
    if (Math.abs(decay - Math.sqrt(beta2)) > 1e-12)
      throw new Error('Both sums decay by √β₂: Mishchenko and Defazio, 2023, Algorithm 4.')
    if (Number.isFinite(o.number('growth_rate') ?? Infinity)) throw new Error('The distance may grow at any rate here.')
    // Counts that go up by two at each step.
    const odd = (step: number) => 2 * step + 1
    const corrected: Schedule = (step) => (lr * Math.sqrt(1 - beta2 ** odd(step))) / (1 - beta1 ** odd(step))
    return ours.prodigy({
      learningRate: o.flag('bias_correction') ? corrected : lr,
      beta1,
      beta2,
      epsilon,
      caution: o.number('d_coef'),
      initialDistance: o.number('d0'),
      // Decay of the gradient comes after the gradient has been used.
      weightDecay: o.flag('weight_decouple') === false ? 0 : o.number('weight_decay'),
    })
  },
  LBFGS: (o) => {
    const iterations = o.number('max_iter') ?? 20
    o.value('lr', 'line_search_fn', 'history_size', 'tolerance_grad', 'tolerance_change')
    const most = o.number('max_eval') ?? Math.floor(1.25 * iterations)
    if (most !== Math.floor(1.25 * iterations))
      throw new Error('There is no max_eval here: looks end at 1.25 for each iteration.')
    return ours.lbfgs({
      learningRate: o.number('lr'),
      iterations,
      looks: o.text('line_search_fn') === 'strong_wolfe' ? 25 : 0,
      history: o.number('history_size') ?? 100,
      gradientTolerance: o.number('tolerance_grad'),
      changeTolerance: o.number('tolerance_change'),
    })
  },
}

function averaging(o: Attributes) {
  return { weightDecay: o.number('weight_decay'), weightPower: o.number('r'), ratePower: o.number('weight_lr_power') }
}

function warmed(o: Attributes, lr: number): number | Schedule {
  const steps = o.number('warmup_steps') ?? 0
  return steps > 0 ? ours.warmup(lr, { steps }) : lr
}
