import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `adam` remembers of each parameter. */
export type AdamState = { mean: Tensor; variance: Tensor }

/**
 * Adam: gradient descent with a step size for each weight, from running moments.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     change   =  -η (mean / (1 - β₁ᵗ)) / (√(variance / (1 - β₂ᵗ)) + ε)
 *
 * Kingma and Ba, 2015, Algorithm 1, https://arxiv.org/abs/1412.6980. Same defaults as PyTorch. Keras has ε = 1e-7
 * (`adam.presets.keras`) in the paper's other place (section 2, "epsilon hat"); MLX leaves the bias correction out unless asked. PyTorch's
 * `weight_decay` is `chain(addDecayToGradient(), adam())`, its `amsgrad` is `amsgrad`. `t` counts the updates of the
 * optimizer; PyTorch counts for each parameter those that brought it a gradient.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { adam, cosineDecay } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, adam({ learningRate: cosineDecay({ start: 0.5, steps: 100 }) }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -99.5]
 * ```
 */
export const adam = defineOptimizer({
  name: 'adam',
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
    en: 'A step size for each weight, from running moments of its gradients.',
    pt: 'Um tamanho de passo para cada peso, a partir de médias móveis dos seus gradientes.',
  },
  presets: { keras: { epsilon: 1e-7 } },
  init: (parameter): AdamState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar }) {
    const mean = state.mean.mul(scalar(beta1)).add(g.mul(scalar(oneMinusBeta1)))
    const variance = state.variance.mul(scalar(beta2)).add(g.square().mul(scalar(oneMinusBeta2)))
    const meanHat = mean.div(scalar(correction1))
    const deviation = variance.div(scalar(correction2)).sqrt()
    const change = meanHat.div(deviation.add(scalar(epsilon))).mul(scalar(minusLearningRate))
    return { change, state: { mean, variance } }
  },
})

/** Hyper-parameters, as the numbers of a step see them. Defined once, a number is worked out once for all parameters. */
type H = { readonly [name in 'learningRate' | 'beta1' | 'beta2' | 'epsilon']: number }

const beta1 = (h: H) => h.beta1
const beta2 = (h: H) => h.beta2
const oneMinusBeta1 = (h: H) => 1 - h.beta1
const oneMinusBeta2 = (h: H) => 1 - h.beta2
const correction1 = (h: H, t: number) => 1 - h.beta1 ** t
const correction2 = (h: H, t: number) => 1 - h.beta2 ** t
const epsilon = (h: H) => h.epsilon
const minusLearningRate = (h: H) => -h.learningRate
