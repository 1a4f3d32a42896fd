import { defineSchedule } from '@chainrule/autograd'

/**
 * Falls by the same factor over any stretch of the same length.
 *
 *     value = start · factor^(step / every),  stopped at `end`
 *
 * PyTorch's `ExponentialLR`, Keras's `ExponentialDecay` with `every` for `decay_steps`, Optax's `exponential_decay`;
 * `stepDecay` is their staircase. With a factor above 1 it grows, and an `end` of 0 means none, as in Optax.
 *
 * @example
 * ```ts
 * import { exponentialDecay } from '@chainrule/optimizers'
 *
 * const learningRate = exponentialDecay({ start: 1, factor: 0.25, every: 10, end: 0.1 })
 * console.log(learningRate(0), learningRate(5), learningRate(10), learningRate(1000)) // 1 0.5 0.25 0.1
 * ```
 */
export const exponentialDecay = defineSchedule({
  name: 'exponentialDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    factor: { above: 0, text: { en: 'What remains after so many steps.', pt: 'O que resta depois de tantos passos.' } },
    every: {
      default: 1,
      above: 0,
      text: { en: 'Steps over which it falls by the factor.', pt: 'Passos em que cai pelo fator.' },
    },
    end: {
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'Value at which it stops; 0 for none.', pt: 'Valor em que para; 0 para nenhum.' },
    },
  },
  text: { en: 'Falls by the same factor at each step.', pt: 'Cai pelo mesmo fator a cada passo.' },
  value(step, { start, factor, every, end }) {
    const value = start * factor ** (step / every)
    if (end === 0) return value
    return factor < 1 ? Math.max(Math.min(start, end), value) : Math.min(Math.max(start, end), value)
  },
})
