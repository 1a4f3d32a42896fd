/** What stands in the editor at first: a whole optimizer that the suite passes, momentum. */
export const firstCode = `import { defineOptimizer } from '@chainrule/autograd'

export const momentum = defineOptimizer({
  name: 'momentum',
  text: { en: 'Steps that remember.', pt: 'Passos que se lembram.' },
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    decay: {
      symbol: 'μ',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'What is kept of the steps before.', pt: 'O que se mantém dos passos anteriores.' },
    },
  },
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    const velocity = state.velocity.mul(scalar((h) => h.decay)).add(gradient)
    return {
      change: velocity.mul(scalar((h) => -h.learningRate)),
      state: { velocity },
    }
  },
})
`
