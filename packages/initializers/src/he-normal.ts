import { defineInitializer, drawNormal } from '@chainrule/autograd'
import { fanModes, scaledByFan } from './shared/scaled-by-fan.ts'

/**
 * Normal weights that keep the variance of activations through ReLU layers.
 *
 *     σ² = 2 / ((1 + a²) fan)        fan: fanIn, or fanOut to keep the variance of gradients instead
 *
 * He et al., 2015, "Delving deep into rectifiers", equations 10, 14 and 15, https://arxiv.org/abs/1502.01852. PyTorch's
 * `kaiming_normal_`. Not truncated, unlike Keras and JAX: theirs is `varianceScaling({ scale: 2 })`.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { heNormal } from '@chainrule/initializers'
 *
 * const initializer = heNormal()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * 64 / 2 - 1) < 0.2) // true
 * ```
 */
export const heNormal = defineInitializer({
  name: 'heNormal',
  hyperparameters: {
    negativeSlope: {
      symbol: 'a',
      default: 0,
      min: 0,
      text: {
        en: 'Slope of the leaky ReLU that follows; 0 for ReLU.',
        pt: 'Inclinação da leaky ReLU que segue; 0 para ReLU.',
      },
    },
  },
  choices: {
    mode: {
      default: 'fanIn',
      options: { fanIn: fanModes.fanIn, fanOut: fanModes.fanOut },
      text: { en: 'What divides the variance.', pt: 'O que divide a variância.' },
    },
  },
  text: {
    en: 'Normal weights that keep the variance of activations through ReLU layers.',
    pt: 'Pesos normais que mantêm a variância das ativações em camadas ReLU.',
  },
  expected: ({ negativeSlope, mode, ...request }) => scaledByFan(2 / (1 + negativeSlope ** 2), mode, request),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
