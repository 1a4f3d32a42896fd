import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'
import { clippedByRms, movedSquares, overRoot, type Squares, startSquares } from './shared/factored.ts'

/** What `came` remembers of each parameter. */
export type CameState = { mean: Tensor; squares: Squares } | { mean: Tensor; squares: Squares; doubts: Squares }

/**
 * CAME: Adafactor with momentum, which steps less where the step and its running mean disagree.
 *
 *     squares <- β₂ squares + (1 - β₂) (g² + ε₁)      (for matrices: means of rows, means of columns)
 *     step    =  g / √variance / max(1, rms / d),  variance = rows · columns / mean(rows)
 *     mean    <- β₁ mean + (1 - β₁) step
 *     doubts  <- β₃ doubts + (1 - β₃) ((step - mean)² + ε₂)      (rows and columns again)
 *     change  =  -η mean / √doubt
 *
 * Luo et al., 2023, Algorithm 2, https://arxiv.org/abs/2307.02047, which is for matrices. For vectors, as in the
 * authors' code, squares are kept in full and change = -η mean. Their defaults. Weights decay by `chain(came(),
 * decayWeights())`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { came } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, came({ learningRate: 1, beta1: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const came = defineOptimizer({
  name: 'came',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 2e-4,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of steps.', pt: 'Decaimento da média móvel dos passos.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    beta3: {
      symbol: 'β₃',
      default: 0.9999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of doubts.', pt: 'Decaimento da média móvel das dúvidas.' },
    },
    epsilon: {
      symbol: 'ε₁',
      default: 1e-30,
      min: 0,
      scale: 'log',
      text: { en: 'Added to squared gradients.', pt: 'Somado aos quadrados dos gradientes.' },
    },
    leastDoubt: {
      symbol: 'ε₂',
      default: 1e-16,
      min: 0,
      scale: 'log',
      text: {
        en: 'Added to squared differences between step and mean.',
        pt: 'Somado aos quadrados das diferenças entre passo e média.',
      },
    },
    clipThreshold: {
      symbol: 'd',
      default: 1,
      above: 0,
      scale: 'log',
      text: {
        en: 'Largest root mean square of a step before the mean.',
        pt: 'Maior média quadrática do passo antes da média.',
      },
    },
  },
  text: {
    en: 'Adafactor with momentum and caution where steps disagree.',
    pt: 'Adafactor com momento e cautela onde os passos discordam.',
  },
  init(parameter): CameState {
    const squares = startSquares(parameter)
    const mean = parameter.zerosLike()
    return 'full' in squares ? { mean, squares } : { mean, squares, doubts: startSquares(parameter) }
  },
  update({ gradient: g, state, scalar }) {
    const square = g.square().add(scalar((h) => h.epsilon))
    const squares = movedSquares(
      state.squares,
      square,
      scalar((h) => 1 - h.beta2),
    )
    const step = clippedByRms(
      overRoot(g, squares),
      scalar((h) => h.clipThreshold),
    )
    const mean = lerp(
      state.mean,
      step,
      scalar((h) => 1 - h.beta1),
    )
    const rate = scalar((h) => -h.learningRate)
    if (!('doubts' in state)) return { change: mean.mul(rate), state: { mean, squares } }
    const doubt = step
      .sub(mean)
      .square()
      .add(scalar((h) => h.leastDoubt))
    const doubts = movedSquares(
      state.doubts,
      doubt,
      scalar((h) => 1 - h.beta3),
    )
    return { change: overRoot(mean, doubts).mul(rate), state: { mean, squares, doubts } }
  },
})
