import { defineOptimizer } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, test } from 'vitest'

const momentum = defineOptimizer({
  name: 'momentum',
  hyperparameters: {
    learningRate: { symbol: 'η', default: 0.01, min: 0, text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } },
    decay: { symbol: 'μ', default: 0.9, min: 0, below: 1, text: { en: 'What is kept.', pt: 'O que se mantém.' } },
  },
  text: { en: 'Steps that remember.', pt: 'Passos que se lembram.' },
  init: (parameter) => ({ velocity: parameter.zerosLike() }),
  update({ gradient, state, scalar }) {
    const velocity = state.velocity.mul(scalar((h) => h.decay)).add(gradient)
    return { change: velocity.mul(scalar((h) => -h.learningRate)), state: { velocity } }
  },
})

testOptimizer('momentum', momentum, { test, describe, elementwise: true, statePerParameter: 1 })
