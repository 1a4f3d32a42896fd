import { defineInitializer, drawNormal } from '@chainrule/autograd'

/**
 * Weights drawn from a normal distribution, whatever the size of the layer.
 *
 *     w ~ N(μ, σ²)
 *
 * Frameworks disagree on σ (PyTorch 1, Keras 0.05, JAX 0.01); ours is Keras's, theirs are `normal.presets.pytorch` and `.jax`.
 *
 * @example
 * ```ts
 * import { abs, initialize, max, Parameter } from '@chainrule/autograd'
 * import { normal } from '@chainrule/initializers'
 *
 * const initializer = normal({ deviation: 0.02 })
 * const model = initialize({ weight: new Parameter([8, 4], 'float32', { initializer }) }, { seed: 1 })
 * console.log(max(abs(model.weight)).item() < 0.1) // true
 * ```
 */
export const normal = defineInitializer({
  name: 'normal',
  hyperparameters: {
    mean: { symbol: 'μ', default: 0, text: { en: 'Mean.', pt: 'Média.' } },
    deviation: {
      symbol: 'σ',
      default: 0.05,
      min: 0,
      scale: 'log',
      text: { en: 'Standard deviation.', pt: 'Desvio padrão.' },
    },
  },
  text: {
    en: 'Weights drawn from one normal distribution for all layers.',
    pt: 'Pesos sorteados da mesma distribuição normal em todas as camadas.',
  },
  presets: { pytorch: { deviation: 1 }, jax: { deviation: 0.01 } },
  expected: ({ mean, deviation }) => ({ mean, variance: deviation ** 2 }),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
