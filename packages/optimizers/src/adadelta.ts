import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `adadelta` remembers of each parameter. */
export type AdadeltaState = { meanSquare: Tensor; meanSquareStep: Tensor }

/**
 * Adadelta: steps as large as recent steps were, for gradients as large as recent gradients were.
 *
 *     meanSquare     <- ρ meanSquare + (1 - ρ) g²
 *     step           =  g √(meanSquareStep + ε) / √(meanSquare + ε)
 *     meanSquareStep <- ρ meanSquareStep + (1 - ρ) step²
 *     change         =  -η step
 *
 * Zeiler, 2012, Algorithm 1, https://arxiv.org/abs/1212.5701. The paper has no η: it is 1, as in PyTorch and Optax. Keras
 * (`adadelta.presets.keras`) and TensorFlow.js have η = 0.001, with which it hardly moves.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adadelta } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, adadelta({ decay: 0.75, epsilon: 0.01 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item().toFixed(3)) // 0.801
 * ```
 */
export const adadelta = defineOptimizer({
  name: 'adadelta',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1,
      min: 0,
      scale: 'log',
      text: { en: 'Factor of every step.', pt: 'Fator de todos os passos.' },
    },
    decay: {
      symbol: 'ρ',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Decay of both running means of squares.', pt: 'Decaimento das duas médias móveis de quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-6,
      min: 0,
      scale: 'log',
      text: {
        en: 'Added inside both roots; it makes the first step.',
        pt: 'Somado dentro das duas raízes; dele vem o primeiro passo.',
      },
    },
  },
  text: {
    en: 'Steps as large as recent steps, for gradients as large as recent ones.',
    pt: 'Passos do tamanho dos recentes, para gradientes do tamanho dos recentes.',
  },
  presets: { keras: { learningRate: 1e-3, decay: 0.95, epsilon: 1e-7 } },
  init: (parameter): AdadeltaState => ({ meanSquare: parameter.zerosLike(), meanSquareStep: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const epsilon = scalar((h) => h.epsilon)
    const share = scalar((h) => 1 - h.decay)
    const meanSquare = lerp(state.meanSquare, g.square(), share)
    const step = g.mul(state.meanSquareStep.add(epsilon).sqrt()).div(meanSquare.add(epsilon).sqrt())
    const meanSquareStep = lerp(state.meanSquareStep, step.square(), share)
    return { change: step.mul(scalar((h) => -h.learningRate)), state: { meanSquare, meanSquareStep } }
  },
})
