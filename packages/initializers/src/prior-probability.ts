import { defineInitializer, full } from '@chainrule/autograd'

/**
 * Biases of a sigmoid classifier that says π for everything at first: how rare the class is.
 *
 *     b = -log((1 - π) / π),  so σ(b) = π
 *
 * Lin et al., 2017, "Focal loss for dense object detection", section 4.1, https://arxiv.org/abs/1708.02002. Without it the many
 * negatives decide the first steps. The weights before it are small, `normal({ deviation: 0.01 })` in the paper.
 *
 * @example
 * ```ts
 * import { initialize, type Parameter, sigmoid } from '@chainrule/autograd'
 * import { normal, priorProbability } from '@chainrule/initializers'
 * import { linear } from '@chainrule/nn'
 *
 * const head = linear(64, 1, { weight: normal({ deviation: 0.01 }), bias: priorProbability({ probability: 0.2 }) })
 * console.log(sigmoid(initialize(head, { seed: 1 }).bias as Parameter).item().toFixed(4)) // 0.2000
 * ```
 */
export const priorProbability = defineInitializer({
  name: 'priorProbability',
  hyperparameters: {
    probability: {
      symbol: 'π',
      default: 0.01,
      above: 0,
      below: 1,
      text: { en: 'What a sigmoid says at first.', pt: 'O que uma sigmoide diz no início.' },
    },
  },
  text: {
    en: 'Biases with which a classifier starts at a given probability.',
    pt: 'Vieses com que um classificador começa em uma dada probabilidade.',
  },
  expected: ({ probability }) => ({ mean: -Math.log((1 - probability) / probability), variance: 0 }),
  draw: ({ shape, dtype, expected }) => full(shape, expected.mean, { dtype }),
})
