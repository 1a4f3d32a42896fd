import type { Optimizer, Schedule } from '@chainrule/autograd'
import * as ours from '@chainrule/optimizers'
import type { Attributes } from './attributes.ts'
import {
  type Decay,
  debiased,
  finished,
  overDeviation,
  refuse,
  type UsualOptions,
  usualOptions,
} from './optimizer-options.ts'
import type { OptimizerTable } from './optimizers-table.ts'
import { decaysAfterwards, firstGradientTwice, firstThen } from './reference-quirks.ts'

/**
 * Elementwise optimizers for which pytorch_optimizer departs from the paper.
 *
 * Ours follows the paper. To compare all the same, numbers that stand elsewhere in the reference become schedules, and
 * what else it does is put around ours.
 */
export const departingOptimizers: OptimizerTable = {
  SignSGD: (o, depart) => {
    const learningRate = o.number('lr')
    const momentum = o.number('momentum') ?? 0.9
    const forgets = depart('the mean lasts longer than a step: Bernstein et al., 2018, Algorithm 2')
    return momentum === 0 || forgets ? ours.signSgd({ learningRate }) : ours.signum({ learningRate, momentum })
  },
  AdaBound: (o, depart) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1e-3, [0.9, 0.999], 1e-8)
    depart(`${tiny}: Luo et al., 2019, Algorithm 2`, 1e-7)
    const bounds = { finalRate: o.number('final_lr'), convergence: o.number('gamma') }
    const make = o.flag('ams_bound') ? ours.amsbound : ours.adabound
    return finished(o, make({ learningRate: lr, beta1, beta2, epsilon, ...bounds }), { lr, decoupled: true })
  },
  AdaBelief: (o, depart) => {
    const usual = usualOptions(o, 1e-3, [0.9, 0.999], 1e-16)
    const { beta1, beta2, epsilon } = usual
    refuse(o, 'ams_bound', 'Zhuang et al., 2020, Algorithm 2 keeps no maximum')
    const departs = depart(
      `ε outside the root is not divided by √(1 - β₂ᵗ), and ${tiny}: Zhuang et al., 2020, Algorithm 2`,
    )
    const numbers = {
      epsilon: departs ? overDeviation(epsilon, beta2) : epsilon,
      epsilonRoot: departs ? (step: number) => epsilon + 1e-15 * (step === 0 ? 1 : 1 - beta2) : epsilon,
    }
    const make = (learningRate: number | Schedule) => ours.adabelief({ learningRate, beta1, beta2, ...numbers })
    return rectified(o, usual, make, { decoupled: true })
  },
  DiffGrad: (o, depart) => {
    const usual = usualOptions(o, 1e-3, [0.9, 0.999], 1e-8)
    const { lr, beta1, beta2, epsilon } = usual
    const isRectified = o.flag('rectify')
    const because = isRectified
      ? 'ε is not divided by √(1 - β₂ᵗ)'
      : 'the friction and the second bias correction are there'
    const departs = depart(`${because}, and ${tiny}: Dubey et al., 2020, "ξ m̂ / (√v̂ + ε)"`, 1e-7)
    const numbers = { beta1, beta2, epsilon: departs ? overDeviation(epsilon, beta2) : epsilon }
    if (!departs || isRectified) {
      refuse(o, 'ams_bound', 'Dubey et al., 2020 keep no maximum')
      const make = (learningRate: number | Schedule) => ours.diffgrad({ learningRate, ...numbers })
      return rectified(o, usual, make, { decoupled: true, coupled: false })
    }
    // What is left is Adam; and no decay, whatever the options say.
    o.value('weight_decay', 'weight_decouple', 'fixed_decay', 'degenerated_to_sgd', 'n_sma_threshold')
    const make = o.flag('ams_bound') ? ours.amsgrad : ours.adam
    return make({ learningRate: debiased(o, overDeviation(lr, beta2), beta1), ...numbers })
  },
  NovoGrad: (o, depart) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1e-3, [0.95, 0.98], 1e-8)
    const [averages, decouples] = [o.flag('grad_averaging') ?? false, o.flag('weight_decouple') ?? false]
    const decay = o.number('weight_decay') ?? 0
    const numbers = { beta1, beta2, epsilon, dampening: averages ? beta1 : 0 }
    const because = 'the first gradient counts once, and nothing is corrected: Ginsburg et al., 2019, Algorithm 1'
    if (!depart(because)) {
      const novograd = ours.novograd({ learningRate: lr, ...numbers, weightDecay: decouples ? 0 : decay })
      return decouples ? finished(o, novograd, { lr, decoupled: true }) : novograd
    }
    const corrected = (step: number) => (lr * Math.sqrt(1 - beta2 ** (step + 1))) / (1 - beta1 ** (step + 1))
    const rate = debiased(o, corrected, beta1)
    // The first momentum has the decay in it, whatever kind of decay it is.
    const leaked = averages ? beta1 * decay : (beta1 * decay) / (1 + beta1)
    const weightDecay = decouples ? (step: number) => (step === 0 ? leaked : 0) : decay
    const novograd = ours.novograd({ learningRate: rate, ...numbers, weightDecay })
    const optimizer = averages ? novograd : firstGradientTwice(novograd)
    return decouples ? finished(o, optimizer, { lr, rate, decoupled: true }) : optimizer
  },
  LaProp: (o, depart) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 4e-4, [0.9, 0.999], 1e-15)
    refuse(o, 'ams_bound', 'Ziyin, Wang and Ueda, 2020 keep no maximum')
    refuse(o, 'centered', 'Ziyin, Wang and Ueda, 2020 divide by the size of gradients, not by their spread')
    const because = `ε is not divided by √(1 - β₂ᵗ), decay sees the old weights, and ${tiny}: Ziyin, Wang and Ueda, 2020`
    const departs = depart(because, 1e-7)
    const inside = departs ? overDeviation(epsilon, beta2) : epsilon
    const laprop = ours.laprop({ learningRate: lr, beta1, beta2, epsilon: inside })
    if (!departs) return finished(o, laprop, { lr, decoupled: true, coupled: false })
    const masked = o.flag('cautious') ? ours.chain(laprop, ours.cautious()) : laprop
    const decay = o.flag('weight_decouple') === false ? 0 : (o.number('weight_decay') ?? 0)
    const share = o.flag('fixed_decay') ? decay : decay * lr
    return share === 0 ? masked : ours.chain(masked, decaysAfterwards({ share }))
  },
  MADGRAD: (o, depart) => {
    const { lr, epsilon } = usualOptions(o, 1e-3, [], 1e-6)
    const isLarger = depart('η is not ε larger: Defazio and Jelassi, 2021, Algorithm 1, "λₖ = γ √(k + 1)"')
    const learningRate = isLarger ? lr + epsilon : lr
    const madgrad = ours.madgrad({ learningRate, momentum: o.number('momentum'), epsilon })
    return finished(o, madgrad, { lr: learningRate })
  },
  AdEMAMix: (o, depart) => {
    const { lr, beta1, beta2, beta3: end = 0.9999, epsilon } = usualOptions(o, 1e-3, [0.9, 0.999, 0.9999], 1e-8)
    const steps = o.number('t_alpha_beta3')
    const weight = o.number('alpha') ?? 5
    const weightAt = steps ? ours.warmup(weight, { steps }) : () => weight
    const because = 'only the fast mean has a bias correction: Pagliardini et al., 2024, Algorithm 1, "m̂₁ + α m₂"'
    const alpha = depart(because) ? (step: number) => weightAt(step) / (1 - beta1 ** (step + 1)) : weightAt
    const beta3 = steps ? ours.halfLifeWarmup({ start: beta1, end, steps }) : end
    return finished(o, ours.ademamix({ learningRate: lr, beta1, beta2, beta3, alpha, epsilon }), { lr })
  },
  ADOPT: (o, depart) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1e-3, [0.9, 0.9999], 1e-6)
    const isLater = depart('t is 1 on the first step that moves: Taniguchi et al., 2024, "cₜ = t^¼"')
    const clip = isLater ? (step: number) => (step === 0 ? 1 : ((step + 1) / step) ** 0.25) : 1
    return finished(o, ours.adopt({ learningRate: lr, beta1, beta2, epsilon, clip }), { lr })
  },
  Grams: (o, depart) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1e-3, [0.9, 0.999], 1e-6)
    const because =
      'β₁ weighs the old mean, and the bias correction of v is whole: Cao, Li and Song, 2024, Algorithm 1, ' +
      '"mₜ = β₁ mₜ₋₁ + (1 - β₁) gₜ" and "v̂ₜ = vₜ / (1 - β₂ᵗ)"'
    if (!depart(because)) {
      const adam = ours.adam({ learningRate: lr, beta1, beta2, epsilon })
      return finished(o, ours.chain(adam, ours.grams()), { lr, decoupled: true, coupled: false })
    }
    const root = (step: number) => (1 - beta2 ** (step + 1)) ** 0.25
    const rate = (step: number) => (lr * (1 - (1 - beta1) ** (step + 1))) / ((1 - beta1 ** (step + 1)) * root(step))
    const adam = ours.adam({ learningRate: rate, beta1: 1 - beta1, beta2, epsilon: (step) => epsilon / root(step) })
    return finished(o, ours.chain(adam, ours.grams()), { lr, rate, decoupled: true, coupled: false })
  },
}

const tiny = '1e-15 is not added under the root'

/** As it is, or with the rectification of RAdam: plain momentum as long as too few gradients are known. */
function rectified(
  o: Attributes,
  { lr, beta1, beta2 }: UsualOptions,
  make: (rate: number | Schedule) => Optimizer,
  decay: Omit<Decay, 'lr' | 'rate'>,
): Optimizer {
  const [threshold, degenerates] = [o.number('n_sma_threshold') ?? 5, o.flag('degenerated_to_sgd') ?? true]
  const plain = debiased(o, lr, beta1)
  if (!o.flag('rectify')) return finished(o, make(plain), { lr, rate: plain, ...decay })
  const end = 2 / (1 - beta2) - 1
  const length = (t: number) => end - (2 * t * beta2 ** t) / (1 - beta2 ** t)
  const share = (n: number) => Math.sqrt(((n - 4) * (n - 2) * end) / ((end - 4) * (end - 2) * n))
  let waits = 0
  while (waits < 10_000 && length(waits + 1) < threshold) waits += 1
  const rate = debiased(o, (step) => (step < waits ? lr : lr * share(length(step + 1))), beta1)
  const slow = debiased(o, (step) => (degenerates ? lr : 1e-300) / (1 - beta1 ** (step + 1)), beta1)
  const momentum = ours.qhm({ learningRate: slow, momentum: beta1, immediacy: 1 })
  return firstThen(
    waits,
    finished(o, momentum, { lr, rate: slow, ...decay }),
    finished(o, make(rate), { lr, rate, ...decay }),
  )
}
