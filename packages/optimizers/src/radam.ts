import { defineOptimizer, lerp, type Tensor } from '@chainrule/autograd'

/** What `radam` remembers of each parameter. */
export type RadamState = { mean: Tensor; variance: Tensor }

/**
 * RAdam: Adam that waits with dividing until it knows enough about the size of the gradients.
 *
 *     mean     <- β₁ mean + (1 - β₁) g
 *     variance <- β₂ variance + (1 - β₂) g²
 *     ρ        =  ρ∞ - 2 t β₂ᵗ / (1 - β₂ᵗ),  ρ∞ = 2 / (1 - β₂) - 1
 *     ρ > 5:      r = √((ρ - 4) (ρ - 2) ρ∞ / ((ρ∞ - 4) (ρ∞ - 2) ρ))
 *                 change = -η r (mean / (1 - β₁ᵗ)) √(1 - β₂ᵗ) / (√variance + ε)
 *     otherwise:  change = -η mean / (1 - β₁ᵗ)
 *
 * Liu et al., 2020, Algorithm 2, https://arxiv.org/abs/1908.03265. The paper has no ε and divides from ρ > 4 on; the authors'
 * code and PyTorch from ρ > 5 on. Same defaults as PyTorch; its `decoupled_weight_decay` is `chain(radam(), decayWeights())`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { radam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1, -100]))
 * const optimizer = optimize({ w }, radam({ learningRate: 0.25 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.toArray()) // [0.5, -50]
 * ```
 */
export const radam = defineOptimizer({
  name: 'radam',
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
    en: 'Adam that divides only once it knows the size of the gradients.',
    pt: 'Adam que só divide quando já conhece o tamanho dos gradientes.',
  },
  init: (parameter): RadamState => ({ mean: parameter.zerosLike(), variance: parameter.zerosLike() }),
  update({ gradient: g, state, scalar, branch }) {
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
    const known = branch((h, t) => (lengthAt(h.beta2, t) > 5 ? 1 : 0))
    if (!known) return { change: meanHat.mul(scalar((h) => -h.learningRate)), state: { mean, variance } }
    const rate = scalar((h, t) => -h.learningRate * rectification(h.beta2, t) * Math.sqrt(1 - h.beta2 ** t))
    const change = meanHat.div(variance.sqrt().add(scalar((h) => h.epsilon))).mul(rate)
    return { change, state: { mean, variance } }
  },
})

/** ρ: how many gradients the running mean of squares stands for. */
function lengthAt(beta2: number, t: number): number {
  return 2 / (1 - beta2) - 1 - (2 * t * beta2 ** t) / (1 - beta2 ** t)
}

/** r: what the mean of so few squares lacks. */
function rectification(beta2: number, t: number): number {
  const [now, end] = [lengthAt(beta2, t), 2 / (1 - beta2) - 1]
  return Math.sqrt(((now - 4) * (now - 2) * end) / ((end - 4) * (end - 2) * now))
}
