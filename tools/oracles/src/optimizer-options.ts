import type { Optimizer, Schedule } from '@chainrule/autograd'
import { addDecayToGradient, cautious, chain, decayWeights } from '@chainrule/optimizers'
import type { Attributes } from './attributes.ts'

/** The options that most optimizers of pytorch_optimizer have. */
export interface UsualOptions {
  readonly lr: number
  readonly beta1: number
  readonly beta2: number
  readonly beta3: number | undefined
  readonly epsilon: number
}

export function usualOptions(o: Attributes, lr: number, betas: readonly number[] = [], eps = 0): UsualOptions {
  const [beta1, beta2, beta3] = betas.length > 0 ? (o.list('betas') ?? betas) : []
  return { lr: o.number('lr') ?? lr, beta1, beta2, beta3, epsilon: (eps > 0 ? o.number('eps') : undefined) ?? eps }
}

/** How an optimizer of pytorch_optimizer decays weights. */
export interface Decay {
  /** The learning rate of the reference. */
  readonly lr: number
  /** That of our optimizer, where it is another one. @default lr */
  readonly rate?: number | Schedule
  /** Whether weights decay apart from the gradient unless the options say otherwise. @default false */
  readonly decoupled?: boolean
  /** Whether the other kind of decay has an effect. @default true */
  readonly coupled?: boolean
  /** Weight decay unless the options say otherwise. @default 0 */
  readonly usual?: number
}

/** An optimizer with the mask and the weight decay that the options want. */
export function finished(o: Attributes, optimizer: Optimizer, decay: Decay): Optimizer {
  const { lr, rate = lr, decoupled = false, coupled = true, usual = 0 } = decay
  const masked = o.flag('cautious') ? chain(optimizer, cautious()) : optimizer
  const weightDecay = o.number('weight_decay') ?? usual
  const isDecoupled = o.flag('weight_decouple') ?? decoupled
  const share = weightDecay * (o.flag('fixed_decay') ? 1 : lr)
  if (weightDecay === 0) return masked
  if (!isDecoupled) return coupled ? chain(addDecayToGradient({ weightDecay }), masked) : masked
  // The link multiplies by the learning rate that our optimizer has.
  return chain(masked, decayWeights({ weightDecay: (step) => share / valueAt(rate, step) }))
}

/** Without the first bias correction where the option `adam_debias` is on. */
export function debiased(o: Attributes, rate: number | Schedule, beta1: number): number | Schedule {
  return o.flag('adam_debias') ? (step) => valueAt(rate, step) * (1 - beta1 ** (step + 1)) : rate
}

/** By √(1 - β₂ᵗ): a number that stands outside the second bias correction in the reference, and inside it in ours. */
export function overDeviation(value: number | Schedule, beta2: number): Schedule {
  return (step) => valueAt(value, step) / Math.sqrt(1 - beta2 ** (step + 1))
}

function valueAt(rate: number | Schedule, step: number): number {
  return typeof rate === 'number' ? rate : rate(step)
}

/** Fails where an option is on that the paper does not have. */
export function refuse(o: Attributes, option: string, because: string): void {
  if (o.flag(option)) throw new Error(`There is no ${option} here: ${because}.`)
}
