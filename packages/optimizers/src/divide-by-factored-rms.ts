import { defineOptimizer } from '@chainrule/autograd'
import { clippedByRms, movedSquares, overRoot, type Squares, startSquares } from './shared/factored.ts'

/** What `divideByFactoredRms` remembers of each parameter. */
export type DivideByFactoredRmsState = { squares: Squares }

/**
 * Divides gradients by their running size, which takes a number for each row and column of a matrix: a link before an
 * optimizer.
 *
 *     squares  <- squares + t^-c (g² + ε₁ - squares)      (for matrices: means of rows, means of columns)
 *     variance =  rows · columns / mean(rows)
 *     step     =  g / √variance
 *     gradient =  step / max(1, rms(step) / d)
 *
 * Shazeer and Stern, 2018, Algorithms 4 and 5 without their step size, https://arxiv.org/abs/1804.04235: Adafactor for
 * those who set the learning rate themselves, `chain(divideByFactoredRms(), gradientDescent({ learningRate }))`, or
 * with momentum. Of higher ranks, as in PyTorch, the last two axes are factored; the paper has matrices only.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, divideByFactoredRms, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, chain(divideByFactoredRms(), gradientDescent({ learningRate: 0.5 })))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const divideByFactoredRms = defineOptimizer({
  name: 'divideByFactoredRms',
  hyperparameters: {
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
    clipThreshold: {
      symbol: 'd',
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'Largest root mean square of the result.', pt: 'Maior média quadrática do resultado.' },
    },
  },
  text: {
    en: 'Divides gradients by their running size, kept for rows and columns.',
    pt: 'Divide os gradientes pelo seu tamanho recente, guardado por linhas e colunas.',
  },
  init: (parameter): DivideByFactoredRmsState => ({ squares: startSquares(parameter) }),
  update({ gradient: g, state, scalar }) {
    const square = g.square().add(scalar((h) => h.epsilon))
    const squares = movedSquares(
      state.squares,
      square,
      scalar((h, t) => t ** -h.memory),
    )
    return {
      gradient: clippedByRms(
        overRoot(g, squares),
        scalar((h) => h.clipThreshold),
      ),
      state: { squares },
    }
  },
})
