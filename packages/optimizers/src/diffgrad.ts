import { abs, defineOptimizer, lerp, sigmoid, type Tensor } from '@chainrule/autograd'

/** What `diffgrad` remembers of each parameter. */
export type DiffgradState = { mean: Tensor; variance: Tensor; previous: Tensor }

/**
 * diffGrad: Adam with smaller steps where the gradient hardly changes.
 *
 *     friction = 1 / (1 + e^-|previous - g|)      (from ½ to 1)
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     change   =  -η friction (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)
 *     previous <- g
 *
 * Dubey et al., 2020, https://arxiv.org/abs/1909.11015, with Adam's defaults; before the first step `previous` is 0.
 * pytorch_optimizer leaves the friction out, and the second bias correction too, unless `rectify` is on.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { diffgrad } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0, -100]))
 * const optimizer = optimize({ w }, diffgrad({ learningRate: 0.5 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0, -99.5]
 * ```
 */
export const diffgrad = defineOptimizer({
  name: 'diffgrad',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    beta1: {
      symbol: 'β₁',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of gradients.', pt: 'Decaimento da média móvel dos gradientes.' },
    },
    beta2: {
      symbol: 'β₂',
      default: 0.999,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running mean of squared gradients.', pt: 'Decaimento da média móvel dos quadrados.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-8,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
  },
  text: {
    en: 'Adam with smaller steps where the gradient hardly changes.',
    pt: 'Adam com passos menores onde o gradiente quase não muda.',
  },
  init: (parameter): DiffgradState => ({
    mean: parameter.zerosLike(),
    variance: parameter.zerosLike(),
    previous: parameter.zerosLike(),
  }),
  update({ gradient: g, state, scalar }) {
    const friction = sigmoid(abs(state.previous.sub(g)))
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const variance = lerp(
      state.variance,
      g.square(),
      scalar((h) => 1 - h.beta2),
    )
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const step = meanHat.div(deviation.add(scalar((h) => h.epsilon)))
    const change = friction.mul(step).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance, previous: g } }
  },
})
