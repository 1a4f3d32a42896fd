import { defineOptimizer, full, lerp, sign, type Tensor } from '@chainrule/autograd'

/** What `yogi` remembers of each parameter. */
export type YogiState = { mean: Tensor; variance: Tensor }

/**
 * Yogi: Adam whose step sizes never change at once, however small a gradient is.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- variance - (1 - β₂) sign(variance - g²) g²
 *     change   =  -η (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)
 *
 * Zaheer et al., 2018, Algorithm 2, https://papers.nips.cc/paper/2018/hash/90365351ccc7437a1309dc64e4db32a3-Abstract.html.
 * The paper has no bias correction; here, as in TensorFlow Addons, Optax and pytorch_optimizer, there is one. The last two
 * start the mean at 1e-6 as well: `initialMean`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { yogi } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, yogi({ learningRate: 0.5, epsilon: 0, initialVariance: 0 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const yogi = defineOptimizer({
  name: 'yogi',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-2,
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
      text: {
        en: 'How little of a squared gradient enters the variance.',
        pt: 'Quão pouco de um gradiente ao quadrado entra na variância.',
      },
    },
    epsilon: {
      symbol: 'ε',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the denominator, outside the root.', pt: 'Somado ao denominador, fora da raiz.' },
    },
    initialMean: { default: 0, fixed: true, text: { en: 'Where the mean starts.', pt: 'Onde a média começa.' } },
    initialVariance: {
      default: 1e-6,
      min: 0,
      fixed: true,
      scale: 'log',
      text: { en: 'Where the variance starts.', pt: 'Onde a variância começa.' },
    },
  },
  text: { en: 'Adam whose step sizes change only gradually.', pt: 'Adam cujos passos só mudam aos poucos.' },
  presets: { optax: { initialMean: 1e-6 } },
  init: ({ shape, dtype }, { settings }): YogiState => ({
    mean: full(shape, settings.initialMean, { dtype }),
    variance: full(shape, settings.initialVariance, { dtype }),
  }),
  update({ gradient: g, state, scalar }) {
    const mean = lerp(
      state.mean,
      g,
      scalar((h) => 1 - h.beta1),
    )
    const square = g.square()
    const excess = sign(state.variance.sub(square))
    const variance = state.variance.sub(excess.mul(square).mul(scalar((h) => 1 - h.beta2)))
    const meanHat = mean.div(scalar((h, t) => 1 - h.beta1 ** t))
    const deviation = variance.div(scalar((h, t) => 1 - h.beta2 ** t)).sqrt()
    const change = meanHat.div(deviation.add(scalar((h) => h.epsilon))).mul(scalar((h) => -h.learningRate))
    return { change, state: { mean, variance } }
  },
})
