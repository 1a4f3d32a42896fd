import { ChainruleError, defineInitializer } from '@chainrule/autograd'
import { cutNormal, drawCutNormal } from './shared/cut-normal.ts'

/**
 * Normal weights without the tails: none lies further out than the bounds.
 *
 *     w = μ + s z,  z ~ N(0, 1) given a ≤ z ≤ b
 *     mean μ + s m,  variance s² v,  with m and v the moments of z
 *
 *     deviationOf 'normal':  s = σ          the weights have a smaller deviation, 0.88 σ for bounds of ±2
 *     deviationOf 'weights': s = σ / √v     the weights have the deviation σ; the bounds move out, ±2.27 σ
 *
 * Drawn by inversion, so that every draw takes one number and none is thrown away. Not corrected, as in PyTorch's
 * `trunc_normal_` (whose bounds are weights, not deviations) and Keras's `TruncatedNormal`; JAX's `truncated_normal` and
 * the truncated kind of variance scaling correct, which is `deviationOf: 'weights'`. Defaults of σ: PyTorch 1, Keras 0.05, JAX
 * 0.01; ours is Keras's.
 *
 * @throws ChainruleError `bounds-out-of-order` unless `low` is at least 0.01 below `high`.
 *
 * @example
 * ```ts
 * import { abs, initialize, max, Parameter } from '@chainrule/autograd'
 * import { truncatedNormal } from '@chainrule/initializers'
 *
 * const initializer = truncatedNormal({ deviation: 0.02 })
 * const model = initialize({ weight: new Parameter([8, 4], 'float32', { initializer }) }, { seed: 1 })
 * console.log(max(abs(model.weight)).item() <= 0.04) // true
 * ```
 */
export const truncatedNormal = defineInitializer({
  name: 'truncatedNormal',
  hyperparameters: {
    mean: {
      symbol: 'μ',
      default: 0,
      text: { en: 'Mean, before the tails are cut off.', pt: 'Média, antes do corte das caudas.' },
    },
    deviation: {
      symbol: 'σ',
      default: 0.05,
      min: 0,
      scale: 'log',
      text: { en: 'Standard deviation; see deviationOf.', pt: 'Desvio padrão; ver deviationOf.' },
    },
    low: {
      symbol: 'a',
      default: -2,
      min: -37,
      max: 37,
      text: { en: 'Lower bound, in deviations from the mean.', pt: 'Limite inferior, em desvios a partir da média.' },
    },
    high: {
      symbol: 'b',
      default: 2,
      min: -37,
      max: 37,
      text: { en: 'Upper bound, in deviations from the mean.', pt: 'Limite superior, em desvios a partir da média.' },
    },
  },
  choices: {
    deviationOf: {
      default: 'normal',
      options: {
        normal: {
          en: 'The normal distribution, before its tails are cut off.',
          pt: 'A distribuição normal, antes do corte das caudas.',
        },
        weights: { en: 'The weights themselves.', pt: 'Os próprios pesos.' },
      },
      text: { en: 'What the deviation is the deviation of.', pt: 'Do que o desvio é o desvio.' },
    },
  },
  text: { en: 'Normal weights without the tails.', pt: 'Pesos normais sem as caudas.' },
  presets: {
    pytorch: { deviation: 1 },
    jax: { deviation: 0.01, deviationOf: 'weights' },
  },
  expected({ mean, deviation, low, high, deviationOf }) {
    requireOrder(low, high)
    const cut = cutNormal(low, high)
    const scale = deviationOf === 'normal' ? deviation : deviation / Math.sqrt(cut.variance)
    return { mean: mean + scale * cut.mean, variance: scale ** 2 * cut.variance }
  },
  draw({ shape, dtype, random, mean, deviation, low, high, deviationOf }) {
    const scale = deviationOf === 'normal' ? deviation : deviation / Math.sqrt(cutNormal(low, high).variance)
    return drawCutNormal(random, shape, low, high).mul(scale).add(mean).cast(dtype)
  },
})

function requireOrder(low: number, high: number): void {
  // In a narrower band the moments would be differences of nearly equal numbers.
  if (high - low >= 0.01) return
  throw new ChainruleError(
    'bounds-out-of-order',
    `truncatedNormal: low is ${low}, high is ${high}.`,
    'Give low first, at least 0.01 below high.',
  )
}
