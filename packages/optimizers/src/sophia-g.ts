import { defineTreeOptimizer, mapTree, sampledGradients } from '@chainrule/autograd'
import { clippedNewton, startCurvature } from './shared/clipped-newton.ts'

/**
 * Sophia-G: momentum divided by the curvature of each weight, never more than one step; sampled labels estimate it.
 *
 *     mean      <- β₁ mean + (1 - β₁) g
 *     every k updates: curvature <- β₂ curvature + (1 - β₂) B ĝ²,  ĝ for labels drawn from the model's predictions
 *     change    =  -η (clip(mean / max(γ curvature, ε), ±1) + λ w)
 *
 * Liu et al., 2023, Algorithms 2 and 3, https://arxiv.org/abs/2305.14342, with the defaults of the authors' code (γ = ρ
 * there). B is the number of examples, or tokens, over which the loss is a mean. The closure that is passed to `step`
 * is called with a key to draw labels from when it is asked for that gradient: `(request) => loss(request ?
 * draw(request.sample) : labels)`.
 *
 * @throws ChainruleError `optimizer-needs-closure`
 *
 * @example
 * ```ts
 * import { less, log1p, optimize, parameter, sigmoid, tensor } from '@chainrule/autograd'
 * import { sophiaG } from '@chainrule/optimizers'
 *
 * const logit = parameter(tensor([0]))
 * const optimizer = optimize({ logit }, sophiaG({ batchSize: 1, learningRate: 0.5, weightDecay: 0 }))
 * optimizer.step((request) => {
 *   const label = request ? less(request.sample.uniform([1]), sigmoid(logit).detach()).cast('float32') : tensor([1])
 *   return log1p(logit.exp()).sub(label.mul(logit)).sum()
 * })
 * console.log(logit.item()) // 0.5
 * ```
 */
export const sophiaG = defineTreeOptimizer({
  name: 'sophiaG',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-4,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.965,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.99,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of curvatures.', pt: 'Decaimento da média móvel das curvaturas.' },
    },
    scale: {
      symbol: 'γ',
      default: 0.04,
      above: 0,
      scale: 'log',
      text: {
        en: 'Multiplies curvatures: with less of it, more weights take whole steps.',
        pt: 'Multiplica as curvaturas: com menos, mais pesos dão passos inteiros.',
      },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-12,
      above: 0,
      scale: 'log',
      text: { en: 'Least curvature.', pt: 'Menor curvatura.' },
    },
    weightDecay: {
      symbol: 'λ',
      default: 0.1,
      min: 0,
      scale: 'log',
      text: {
        en: 'Share of itself that a weight loses, times the size of a step.',
        pt: 'Parcela de si que um peso perde, vezes o tamanho do passo.',
      },
    },
    every: {
      symbol: 'k',
      default: 10,
      min: 1,
      whole: true,
      text: {
        en: 'Updates between two estimates of the curvature.',
        pt: 'Atualizações entre duas estimativas da curvatura.',
      },
    },
    batchSize: {
      symbol: 'B',
      min: 1,
      whole: true,
      scale: 'log',
      text: { en: 'Examples over which the loss is a mean.', pt: 'Exemplos dos quais a perda é a média.' },
    },
  },
  text: {
    en: 'Momentum over curvature, which sampled labels estimate.',
    pt: 'Momento sobre curvatura, estimada por rótulos sorteados.',
  },
  needs: ['sampledGradient'],
  init: ({ parameters }) => startCurvature(parameters),
  *update({ parameters, gradients, state, scalar, branch }) {
    const sees = { parameters, gradients, state }
    if (!branch((h, t) => ((t - 1) % h.every === 0 ? 1 : 0))) return clippedNewton(sees, { scalar }, {})
    const { gradients: sampled } = yield* sampledGradients()
    const size = scalar((h) => h.batchSize)
    return clippedNewton(
      sees,
      { scalar },
      mapTree(sampled, (g) => g.square().mul(size)),
    )
  },
})
