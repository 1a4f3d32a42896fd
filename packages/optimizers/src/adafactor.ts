import { defineOptimizer, maximum } from '@chainrule/autograd'
import { clippedByRms, movedSquares, overRoot, rootMeanSquare, type Squares, startSquares } from './shared/factored.ts'

/** What `adafactor` remembers of each parameter. */
export type AdafactorState = { squares: Squares }

/**
 * Adafactor: Adam's division with a memory that grows with rows plus columns, and steps in proportion to the weights.
 *
 *     squares  <- squares + t^-c (g² + ε₁ - squares)      (for matrices: means of rows, means of columns)
 *     variance =  rows · columns / mean(rows)
 *     step     =  g / √variance
 *     change   =  -max(ε₂, rms(w)) min(η, 1 / √t) step / max(1, rms(step) / d)
 *
 * Shazeer and Stern, 2018, Algorithms 4 to 6, https://arxiv.org/abs/1804.04235, with its numbers. There is no momentum,
 * which would cost what the method saves. PyTorch has the same but for ε₁, which bounds the variance from below there;
 * of higher ranks the last two axes are factored, as there. With a learning rate of your own:
 * `chain(divideByFactoredRms(), gradientDescent())`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adafactor } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([8, -8]))
 * const optimizer = optimize({ w }, adafactor({ learningRate: 0.125 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [7, -7]
 * ```
 */
export const adafactor = defineOptimizer({
  name: 'adafactor',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: {
        en: 'Largest size of a step, as a share of the size of the weights.',
        pt: 'Maior tamanho do passo, como parcela do tamanho dos pesos.',
      },
    },
    memory: {
      symbol: 'c',
      default: 0.8,
      min: 0,
      text: {
        en: 'How fast the memory of squared gradients grows: t^-c is the share of the newest.',
        pt: 'Quão rápido cresce a memória dos quadrados: t^-c é a parcela do mais novo.',
      },
    },
    epsilon: {
      symbol: 'ε₁',
      default: 1e-30,
      min: 0,
      scale: 'log',
      text: { en: 'Added to squared gradients.', pt: 'Somado aos quadrados dos gradientes.' },
    },
    smallestScale: {
      symbol: 'ε₂',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: {
        en: 'Size that weights are taken to have at least.',
        pt: 'Tamanho que se supõe que os pesos tenham ao menos.',
      },
    },
    clipThreshold: {
      symbol: 'd',
      default: 1,
      above: 0,
      scale: 'log',
      text: {
        en: 'Largest root mean square of a step before it is scaled.',
        pt: 'Maior média quadrática do passo antes de ser escalado.',
      },
    },
  },
  text: {
    en: 'Adam without momentum that keeps rows and columns instead of matrices.',
    pt: 'Adam sem momento que guarda linhas e colunas em vez de matrizes.',
  },
  init: (parameter): AdafactorState => ({ squares: startSquares(parameter) }),
  update({ parameter: w, gradient: g, state, scalar }) {
    const square = g.square().add(scalar((h) => h.epsilon))
    const squares = movedSquares(
      state.squares,
      square,
      scalar((h, t) => t ** -h.memory),
    )
    const step = clippedByRms(
      overRoot(g, squares),
      scalar((h) => h.clipThreshold),
    )
    const rate = scalar((h, t) => -Math.min(h.learningRate, 1 / Math.sqrt(t)))
    const size = maximum(
      rootMeanSquare(w),
      scalar((h) => h.smallestScale),
    )
    return { change: step.mul(size.mul(rate)), state: { squares } }
  },
})
