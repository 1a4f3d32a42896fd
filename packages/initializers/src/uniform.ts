import { ChainruleError, defineInitializer } from '@chainrule/autograd'

/**
 * Weights drawn evenly between two bounds.
 *
 *     w ~ U[a, b)        mean (a + b) / 2, variance (b - a)² / 12
 *
 * Frameworks disagree on the bounds (PyTorch 0 and 1, Keras ±0.05, JAX 0 and 0.01); ours are Keras's, theirs are
 * `uniform.presets.pytorch` and `.jax`.
 *
 * @throws ChainruleError `bounds-out-of-order` where `max` is below `min`.
 *
 * @example
 * ```ts
 * import { abs, initialize, max, Parameter } from '@chainrule/autograd'
 * import { uniform } from '@chainrule/initializers'
 *
 * const initializer = uniform({ min: -0.1, max: 0.1 })
 * const model = initialize({ weight: new Parameter([8, 4], 'float32', { initializer }) }, { seed: 1 })
 * console.log(max(abs(model.weight)).item() <= 0.1) // true
 * ```
 */
export const uniform = defineInitializer({
  name: 'uniform',
  hyperparameters: {
    min: { symbol: 'a', default: -0.05, text: { en: 'Lower bound.', pt: 'Limite inferior.' } },
    max: { symbol: 'b', default: 0.05, text: { en: 'Upper bound.', pt: 'Limite superior.' } },
  },
  text: { en: 'Weights drawn evenly between two bounds.', pt: 'Pesos sorteados uniformemente entre dois limites.' },
  presets: { pytorch: { min: 0, max: 1 }, jax: { min: 0, max: 0.01 } },
  expected: ({ min, max }) => ({ mean: (min + max) / 2, variance: (max - min) ** 2 / 12 }),
  draw({ shape, dtype, random, min, max }) {
    if (max < min) {
      throw new ChainruleError('bounds-out-of-order', `uniform: min is ${min}, max is ${max}.`, 'Give min first.')
    }
    return random.uniform(shape, { min, max, dtype })
  },
})
