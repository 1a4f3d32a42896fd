import type { Optimizer, Schedule } from '@chainrule/autograd'
import * as ours from '@chainrule/optimizers'
import { debiased, finished, overDeviation, refuse, usualOptions } from './optimizer-options.ts'
import type { OptimizerTable } from './optimizers-table.ts'
import { decaysAfterwards } from './reference-quirks.ts'
import {
  bfloat16Mean,
  clippedWrongly,
  decaysFirst,
  growsToNorm,
  scaledBy,
  scaledByWeights,
  shampooOfReference,
  trustOfReference,
} from './reference-variants.ts'

/** Optimizers that look at whole layers, from the options of pytorch_optimizer; where it departs, ours follows the paper. */
export const layerwiseOptimizers: OptimizerTable = {
  LAMB: (o, depart) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1e-3, [0.9, 0.999], 1e-6)
    refuse(o, 'rectify', 'You et al., 2020, Algorithm 2 rectifies nothing')
    refuse(o, 'adanorm', 'You et al., 2020, Algorithm 2 has plain gradients')
    // The length of a step does not depend on the size of the mean.
    o.value('grad_averaging')
    const [weightDecay, decouples] = [o.number('weight_decay') ?? 0, o.flag('weight_decouple') ?? true]
    const [limits, maxNorm] = [o.flag('pre_norm') ?? false, o.number('max_grad_norm') ?? 1]
    const isLimited = limits && maxNorm > 0
    const because =
      'the mean is corrected before its length is taken, decay is part of the step, and no length is increased by ε: ' +
      'You et al., 2020, Algorithm 2, "m / (1 - β₁ᵗ)", "φ(‖x‖) / ‖r + λ x‖ (r + λ x)"'
    if (!depart(because, 1e-6)) {
      const lamb = ours.lamb({ learningRate: lr, beta1, beta2, epsilon, weightDecay })
      return isLimited ? ours.chain(ours.clipByGlobalNorm({ maxNorm }), lamb) : lamb
    }
    const inside = overDeviation(epsilon, beta2)
    // The length of a step is what the mean without its correction would have.
    const rate = debiased(o, (step) => lr / (1 - beta1 ** (step + 1)), beta1)
    const numbers = { beta1, beta2, epsilon: inside }
    const step = o.flag('adam')
      ? ours.adam({ learningRate: overDeviation(debiased(o, lr, beta1), beta2), ...numbers })
      : ours.lamb({ learningRate: rate, ...numbers })
    const share = decouples ? weightDecay * (o.flag('fixed_decay') ? 1 : lr) : 0
    const decayed = share === 0 ? step : decaysFirst(step, { share })
    return isLimited ? ours.chain(growsToNorm({ maxNorm, epsilon }), decayed) : decayed
  },
  LARS: (o, depart) => {
    const { lr } = usualOptions(o, 1e-3)
    const [momentum, dampening] = [o.number('momentum') ?? 0.9, o.number('dampening') ?? 0]
    const trustCoefficient = o.number('trust_coefficient') ?? 1e-3
    const weightDecay = o.number('weight_decay') ?? 0
    const looksAhead = o.flag('nesterov') ?? false
    const because =
      'decay counts in the denominator, momentum starts from zero, vectors are layers: You, Gitman and Ginsburg, 2017, ' +
      'Algorithm 1, "λ = η ‖w‖ / (‖g‖ + β ‖w‖)"'
    if (!depart(because)) return ours.lars({ learningRate: lr, momentum, trustCoefficient, weightDecay })
    if (momentum === 0) {
      return trustOfReference(ours.gradientDescent({ learningRate: lr }), {
        trustCoefficient,
        weightDecay,
        rawFirst: 0,
      })
    }
    const velocity = looksAhead
      ? ours.nesterov({ learningRate: lr, momentum })
      : ours.momentum({ learningRate: lr, momentum, dampening })
    return trustOfReference(velocity, { trustCoefficient, weightDecay, rawFirst: 1 })
  },
  AdaFactor: (o, depart) => {
    const { lr, beta1, beta2 } = usualOptions(o, 1e-3, [0.9, 0.999])
    refuse(o, 'ams_bound', 'Shazeer and Stern, 2018, Algorithm 4 keeps no maximum')
    const [power, limit] = [-(o.number('decay_rate') ?? -0.8), o.number('clip_threshold') ?? 1]
    const [scales, isRelative] = [o.flag('scale_parameter') ?? true, o.flag('relative_step') ?? true]
    const smallestScale = o.number('eps2') ?? 1e-3
    const warms = o.flag('warmup_init') ?? false
    const relative: Schedule = (step) => Math.min(warms ? 1e-6 * (step + 1) : 1e-2, 1 / Math.sqrt(step + 1))
    const rate: Schedule = isRelative ? relative : () => lr
    // The reference lets the memory grow up to β₂.
    const memory: Schedule = (step) => (step === 0 ? power : Math.min(power, -Math.log(1 - beta2) / Math.log(step + 1)))
    const half = String(o.value('momentum_dtype') ?? 'bfloat16').includes('bfloat16')
    const departs = depart(
      `steps are divided by max(1, RMS / d)${half ? ', and the momentum has the type of the parameter' : ''}: Shazeer and ` +
        'Stern, 2018, Algorithm 4, "Û = U / max(1, RMS(U) / d)"',
      half ? 1e-8 : 0,
    )
    const squares = { memory, epsilon: o.number('eps1') }
    const links = [
      departs
        ? [ours.divideByFactoredRms({ ...squares, clipThreshold: 1e300 }), clippedWrongly({ threshold: limit })]
        : [ours.divideByFactoredRms({ ...squares, clipThreshold: limit })],
      scales ? [scaledByWeights({ smallest: smallestScale })] : [],
      [scaledBy({ factor: rate })],
    ].flat()
    const mean =
      departs && half
        ? bfloat16Mean({ learningRate: 1, momentum: beta1 })
        : ours.qhm({ learningRate: 1, momentum: beta1, immediacy: 1 })
    const weightDecay = o.number('weight_decay') ?? 0
    // Decay of the gradient comes after the gradient has been used.
    if (weightDecay === 0 || o.flag('weight_decouple') === false) return ours.chain(...links, mean)
    const isFixed = o.flag('fixed_decay') ?? false
    if (scales && !isFixed) throw new Error('Decay in proportion to the size of the weights is not in the table.')
    const share: Schedule = (step) => weightDecay * (isFixed ? 1 : rate(step))
    return ours.chain(...links, mean, ours.decayWeights({ weightDecay: share }))
  },
  CAME: (o, depart) => {
    const { lr, beta1, beta2, beta3 } = usualOptions(o, 2e-4, [0.9, 0.999, 0.9999])
    refuse(o, 'ams_bound', 'Luo et al., 2023, Algorithm 2 keeps no maximum')
    const numbers = {
      beta2,
      beta3,
      epsilon: o.number('eps1'),
      leastDoubt: o.number('eps2'),
      clipThreshold: o.number('clip_threshold'),
    }
    const decay = { decoupled: true, coupled: false }
    const came = ours.came({ learningRate: lr, beta1, ...numbers })
    const whole = finished(o, came, { lr, ...decay })
    if (!depart('steps of vectors do not shrink their mean: Luo et al., 2023, Algorithm 2, "m = β₁ m + (1 - β₁) û"'))
      return whole
    const shrunk = beta1 * lr
    const rate = (lr * (1 - beta1)) / (1 - shrunk)
    const vectors = finished(o, ours.came({ learningRate: rate, beta1: shrunk, ...numbers }), { lr, rate, ...decay })
    return ours.partition({ whole, vectors }, ({ shape }) => (shape.length < 2 ? 'vectors' : 'whole'))
  },
  SM3: (o) => {
    if ((o.number('beta') ?? 0) > 0) throw new Error('There is no beta here: Anil et al., 2019, SM3-II only adds up.')
    return ours.sm3({ learningRate: o.number('lr'), momentum: o.number('momentum'), epsilon: o.number('eps') })
  },
  Muon: (o) => {
    const { lr } = usualOptions(o, 0.02)
    const weightDecay = o.number('weight_decay') ?? 0
    const decouples = o.flag('weight_decouple') ?? true
    // Its "adjusted" rate is that of the author, the other one that of Liu et al., 2025.
    const size = o.flag('use_adjusted_lr') ? {} : ours.orthogonalMomentum.presets.matchAdamw
    const matrices = {
      ...size,
      learningRate: lr,
      momentum: o.number('momentum') ?? 0.95,
      lookAhead: (o.flag('nesterov') ?? true) ? 1 : 0,
      iterations: o.number('ns_steps') ?? 5,
      weightDecay: decouples ? weightDecay : 0,
    }
    const [beta1, beta2] = o.list('adamw_betas') ?? [0.9, 0.95]
    const others = ours.adamw({
      learningRate: o.number('adamw_lr') ?? 3e-4,
      beta1,
      beta2,
      epsilon: o.number('adamw_eps') ?? 1e-10,
      weightDecay: o.number('adamw_wd') ?? 0,
    })
    const muon = ours.muon(matrices, { others })
    return decouples || weightDecay === 0 ? muon : ours.chain(ours.addDecayToGradient({ weightDecay }), muon)
  },
  SOAP: (o, depart) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 3e-3, [0.95, 0.95], 1e-8)
    for (const option of ['normalize_gradient', 'precondition_1d', 'merge_dims']) {
      refuse(o, option, 'Vyas et al., 2024, Algorithm 3 has none')
    }
    if ((o.number('shampoo_beta') ?? beta2) !== beta2)
      throw new Error('Covariances decay by β₂: Vyas et al., 2024, Algorithm 3.')
    const [every, weightDecay] = [o.number('precondition_frequency') ?? 10, o.number('weight_decay') ?? 0.01]
    const largestAxis = o.number('max_precondition_dim')
    const correction = (t: number) => Math.sqrt(1 - beta2 ** t) / (1 - beta1 ** t)
    const departs = depart(
      'a call that moves nothing counts as no update, and decay sees the old weights: Vyas et al., 2024, Algorithm 3, ' +
        '"t = 1, 2, …", and the authors’ code, which counts later',
    )
    const wanted = (t: number) => (o.flag('correct_bias') === false ? 1 : correction(t))
    const rate = (step: number) => (lr * wanted(step + (departs ? 2 : 1))) / correction(step + 1)
    const counted = (step: number) => ((step + 2) % every === 0 ? 1 : 1e9)
    const settings = { learningRate: rate, beta1, beta2, epsilon, largestAxis }
    const soap = ours.soap({ ...settings, every: departs ? counted : every })
    if (weightDecay === 0) return soap
    return departs
      ? ours.chain(soap, decaysAfterwards({ share: weightDecay * lr }))
      : ours.chain(soap, ours.decayWeights({ weightDecay: (step) => (weightDecay * lr) / rate(step) }))
  },
  Shampoo: (o, depart) => {
    const { lr } = usualOptions(o, 1e-3)
    const [momentum, every] = [o.number('momentum') ?? 0, o.number('preconditioning_compute_steps') ?? 1]
    const epsilon = o.number('matrix_eps') ?? 1e-6
    const departs = depart(
      'the exponent of each of k matrices is -1 / 2k, and all of them see the gradient itself: Gupta, Koren and Singer, ' +
        '2018, Algorithm 1, "L = L + G Gᵀ", "R = R + Gᵀ G", "L^-¼ G R^-¼"',
    )
    const shampoo: Optimizer = departs
      ? shampooOfReference({ learningRate: lr, momentum, epsilon, every })
      : ours.shampoo({ learningRate: lr, epsilon, every })
    return finished(o, shampoo, { lr })
  },
}
