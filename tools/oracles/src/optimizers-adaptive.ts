import * as ours from '@chainrule/optimizers'
import { debiased, finished, usualOptions } from './optimizer-options.ts'
import type { OptimizerTable } from './optimizers-table.ts'
import { sumOf } from './reference-quirks.ts'

/** Elementwise optimizers for which pytorch_optimizer agrees with the paper, with its options and defaults. */
export const adaptiveOptimizers: OptimizerTable = {
  Lion: (o) => {
    const { lr, beta1, beta2 } = usualOptions(o, 1e-4, [0.9, 0.99])
    return finished(o, ours.lion({ learningRate: lr, beta1, beta2 }), { lr, decoupled: true })
  },
  Tiger: (o) => {
    const { lr } = usualOptions(o, 1e-3)
    const tiger = ours.tiger({ learningRate: lr, beta: o.number('beta'), weightDecay: 0 })
    return finished(o, tiger, { lr, decoupled: true, usual: 0.01 })
  },
  QHM: (o) => {
    const { lr } = usualOptions(o, 1e-3)
    const shares = { momentum: o.number('momentum') ?? 0, immediacy: o.number('nu') ?? 1 }
    return finished(o, ours.qhm({ learningRate: lr, ...shares }), { lr })
  },
  Fromage: (o) => ours.fromage({ learningRate: o.number('lr') }),
  AggMo: (o) => {
    const { lr } = usualOptions(o, 1e-3)
    const betas = o.list('betas') ?? [0, 0.9, 0.99]
    const base = 1 - (betas[1] ?? 1)
    const isGeometric = base < 1 && betas.every((beta, i) => Math.abs(1 - base ** i - beta) < 1e-12)
    if (isGeometric) return finished(o, ours.aggmo({ learningRate: lr, base, count: betas.length }), { lr })
    const share = lr / betas.length
    return sumOf(betas.map((momentum) => finished(o, ours.momentum({ learningRate: share, momentum }), { lr: share })))
  },
  Adan: (o, depart) => {
    const { lr, epsilon, ...betas } = usualOptions(o, 1e-3, [0.98, 0.92, 0.99], 1e-8)
    const isProximal = !o.flag('weight_decouple')
    const weightDecay = isProximal ? (o.number('weight_decay') ?? 0) : 0
    const adan = ours.adan({ learningRate: lr, ...betas, epsilon, weightDecay })
    const decayed = isProximal ? adan : finished(o, adan, { lr, decoupled: true })
    const maxNorm = o.number('max_grad_norm') ?? 0
    if (maxNorm === 0) return decayed
    depart('the norm of float64 gradients is a float64 number, with nothing added', 1e-7)
    return ours.chain(ours.clipByGlobalNorm({ maxNorm }), decayed)
  },
  Yogi: (o) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1e-2, [0.9, 0.999], 1e-3)
    const initial = o.number('initial_accumulator') ?? 1e-6
    const rate = debiased(o, lr, beta1)
    const start = { initialMean: initial, initialVariance: initial }
    const yogi = ours.yogi({ learningRate: rate, beta1, beta2, epsilon, ...start })
    return finished(o, yogi, { lr, rate, decoupled: true })
  },
  StableAdamW: (o) => {
    const { lr, beta1, beta2, epsilon } = usualOptions(o, 1e-3, [0.9, 0.99], 1e-8)
    // Sums without loss of digits, for half precision only.
    o.flag('kahan_sum')
    // Decay of the gradient comes after the gradient has been used.
    const weightDecay = o.flag('weight_decouple') === false ? 0 : (o.number('weight_decay') ?? 0.01)
    return ours.stableAdamw({ learningRate: lr, beta1, beta2, epsilon, weightDecay })
  },
  FTRL: (o) => {
    const power = o.number('lr_power') ?? -0.5
    if (power !== -0.5) throw new Error('McMahan et al., 2013, Algorithm 1 has a square root: lr_power is -0.5.')
    const strengths = { beta: o.number('beta') ?? 0, l1: o.number('lambda_1'), l2: o.number('lambda_2') }
    return ours.ftrl({ learningRate: o.number('lr'), ...strengths })
  },
}
