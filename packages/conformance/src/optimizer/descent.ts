import { defineOptimizer } from '@chainrule/autograd'

/** Plain gradient descent, the partner of links in these tests. */
export const descent = defineOptimizer({
  name: 'descent',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 0.1,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
  },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => -h.learningRate)) }),
})
