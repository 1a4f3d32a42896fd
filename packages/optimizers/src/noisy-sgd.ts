import { defineOptimizer, drawNormal } from '@chainrule/autograd'

/**
 * Gradient descent with noise on the gradient, which dies down.
 *
 *     change = -η (g + ξ),  ξ normal with variance σ² / t^γ
 *
 * Neelakantan et al., 2015, section 3, equation 1, https://arxiv.org/abs/1511.06807, where t counts from 0 and the variance
 * is σ² / (1 + t)^γ: the same. γ is that of the paper, σ² the smallest of its three, both as in Optax's `noisy_sgd`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { noisySgd } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, noisySgd({ learningRate: 0.25, variance: 0.01 }), { seed: 1 })
 * optimizer.step(() => w.square().sum())
 * console.log(w.item() !== 2, Math.abs(w.item() - 2) < 0.2) // true true
 * ```
 */
export const noisySgd = defineOptimizer({
  name: 'noisySgd',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    variance: {
      symbol: 'σ²',
      default: 1e-2,
      min: 0,
      scale: 'log',
      text: { en: 'Variance of the noise on the first step.', pt: 'Variância do ruído no primeiro passo.' },
    },
    power: {
      symbol: 'γ',
      default: 0.55,
      min: 0,
      text: { en: 'How steeply the variance falls.', pt: 'Quão íngreme é a queda da variância.' },
    },
  },
  text: { en: 'Gradient descent with noise that dies down.', pt: 'Descida do gradiente com ruído que se extingue.' },
  update({ gradient: g, scalar, random }) {
    const noise = drawNormal(random, g.shape, { dtype: g.dtype }).mul(
      scalar((h, t) => Math.sqrt(h.variance / t ** h.power)),
    )
    return { change: g.add(noise).mul(scalar((h) => -h.learningRate)) }
  },
})
