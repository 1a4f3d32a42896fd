import { defineSchedule } from '@chainrule/autograd'

/**
 * Falls by a factor every so many steps, and stays in between.
 *
 *     value = max(end, start · factor^⌊step / every⌋)
 *
 * Ge, Kakade, Kidambi and Netrapalli, 2019, "The step decay schedule", https://arxiv.org/abs/1904.12838. PyTorch's
 * `StepLR`; `exponential_decay` of Optax and Keras with `staircase`.
 *
 * @example
 * ```ts
 * import { stepDecay } from '@chainrule/optimizers'
 *
 * const learningRate = stepDecay({ start: 1, factor: 0.5, every: 10 })
 * console.log(learningRate(0), learningRate(9), learningRate(10), learningRate(25)) // 1 1 0.5 0.25
 * ```
 */
export const stepDecay = defineSchedule({
  name: 'stepDecay',
  hyperparameters: {
    start: { min: 0, scale: 'log', text: { en: 'Value at the first step.', pt: 'Valor no primeiro passo.' } },
    factor: {
      default: 0.1,
      min: 0,
      text: { en: 'What remains after each fall.', pt: 'O que resta depois de cada queda.' },
    },
    every: { min: 1, whole: true, text: { en: 'Steps between two falls.', pt: 'Passos entre duas quedas.' } },
    end: {
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'Value below which it does not fall.', pt: 'Valor abaixo do qual não cai.' },
    },
  },
  text: { en: 'Falls by a factor every so many steps.', pt: 'Cai por um fator a cada tantos passos.' },
  value: (step, { start, factor, every, end }) =>
    Math.max(Math.min(start, end), start * factor ** Math.floor(step / every)),
})
