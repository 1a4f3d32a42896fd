import { defineTreeOptimizer, drawNormal, hessianProducts, mapTree } from '@chainrule/autograd'
import { clippedNewton, startCurvature } from './shared/clipped-newton.ts'

/**
 * Sophia-H: momentum divided by the curvature of each weight, never more than one step; Hessian-vector products
 * estimate it.
 *
 *     mean      <- β₁ mean + (1 - β₁) g
 *     every k updates: curvature <- β₂ curvature + (1 - β₂) u ⊙ H u,  u ~ N(0, I)
 *     change    =  -η (clip(mean / max(γ curvature, ε), ±1) + λ w)
 *
 * Liu et al., 2023, Algorithms 1 and 3, https://arxiv.org/abs/2305.14342, with its β₁, β₂, k and ε, and γ = 0.01 for
 * this estimator (section 3.1). λ and η are those of the authors' code for Sophia-G. The product costs a second
 * differentiation every k updates.
 *
 * @throws ChainruleError `optimizer-needs-closure`
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { sophiaH } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4, -4]))
 * const optimizer = optimize({ w }, sophiaH({ learningRate: 0.5, weightDecay: 0 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [3.5, -3.5]
 * ```
 */
export const sophiaH = defineTreeOptimizer({
  name: 'sophiaH',
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
      default: 0.96,
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
      default: 0.01,
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
  },
  text: {
    en: 'Momentum over curvature, which Hessian-vector products estimate.',
    pt: 'Momento sobre curvatura, estimada por produtos com a hessiana.',
  },
  needs: ['hvp'],
  init: ({ parameters }) => startCurvature(parameters),
  *update({ parameters, gradients, state, random, scalar, branch }) {
    const sees = { parameters, gradients, state }
    if (!branch((h, t) => ((t - 1) % h.every === 0 ? 1 : 0))) return clippedNewton(sees, { scalar }, {})
    const noise = mapTree(gradients, ({ shape, dtype }, name) => drawNormal(random.fold(name), shape, { dtype }))
    const products = yield* hessianProducts(noise)
    return clippedNewton(
      sees,
      { scalar },
      mapTree(noise, (u, name) => u.mul(products[name])),
    )
  },
})
