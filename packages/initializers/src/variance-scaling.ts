import { defineInitializer, drawNormal } from '@chainrule/autograd'
import { cutNormal, drawCutNormal } from './shared/cut-normal.ts'
import { fanModes, scaledByFan } from './shared/scaled-by-fan.ts'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Weights whose variance is scaled to the size of the layer: the family that Xavier, He and LeCun belong to.
 *
 *     σ² = scale / fan        fan: fanIn, fanOut, (fanIn + fanOut) / 2 or √(fanIn fanOut)
 *
 *     distribution 'normal':    w ~ N(0, σ²)
 *     distribution 'uniform':   w ~ U[-√3 σ, √3 σ)
 *     distribution 'truncated': w = s z with z ~ N(0, 1) given |z| ≤ 2, s = σ / 0.8796, so that the variance is σ² again
 *
 * Options and defaults of Keras's `VarianceScaling`; the geometric mean is from JAX's `variance_scaling`. Their He normal is
 * `varianceScaling({ scale: 2 })`, their Glorot normal `varianceScaling({ mode: 'average' })`, both truncated.
 * He et al., 2015, "Delving deep into rectifiers", section 2.2, https://arxiv.org/abs/1502.01852, derives scale and fan.
 *
 *     xavierNormal   = scale gain², average, normal        xavierUniform = the same, uniform
 *     heNormal       = scale 2 / (1 + a²), fanIn, normal   heUniform     = the same, uniform
 *     lecunNormal    = scale 1, fanIn, normal              lecunUniform  = the same, uniform
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { varianceScaling } from '@chainrule/initializers'
 *
 * const initializer = varianceScaling({ scale: 2, mode: 'fanOut' })
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * 32 / 2 - 1) < 0.2) // true
 * ```
 */
export const varianceScaling = defineInitializer({
  name: 'varianceScaling',
  hyperparameters: {
    scale: {
      default: 1,
      min: 0,
      scale: 'log',
      text: { en: 'Variance of a weight, times what divides it.', pt: 'Variância de um peso, vezes o que a divide.' },
    },
  },
  choices: {
    mode: {
      default: 'fanIn',
      options: fanModes,
      text: { en: 'What divides the variance.', pt: 'O que divide a variância.' },
    },
    distribution: {
      default: 'truncated',
      options: {
        normal: { en: 'Normal.', pt: 'Normal.' },
        truncated: {
          en: 'Normal without what is beyond two deviations.',
          pt: 'Normal sem o que passa de dois desvios.',
        },
        uniform: { en: 'Uniform around 0.', pt: 'Uniforme em torno de 0.' },
      },
      text: { en: 'What the weights are drawn from.', pt: 'De onde os pesos são sorteados.' },
    },
  },
  text: {
    en: 'Weights whose variance is scaled to the size of the layer.',
    pt: 'Pesos com variância proporcional ao tamanho da camada.',
  },
  expected: ({ scale, mode, ...request }) => scaledByFan(scale, mode, request),
  draw({ shape, dtype, random, distribution, expected }) {
    if (distribution === 'normal') return drawNormal(random, shape, { dtype, ...expected })
    if (distribution === 'uniform') return symmetricUniform(random, shape, { dtype, ...expected })
    const scale = Math.sqrt(expected.variance / cutNormal(-2, 2).variance)
    return drawCutNormal(random, shape, -2, 2).mul(scale).cast(dtype)
  },
})
