import { defineInitializer } from '@chainrule/autograd'
import { fanModes, scaledByFan } from './shared/scaled-by-fan.ts'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Uniform weights that keep the variance of activations through ReLU layers.
 *
 *     w ~ U[-b, b),  b = √(6 / ((1 + a²) fan)),  so σ² = 2 / ((1 + a²) fan)        fan: fanIn or fanOut
 *
 * He et al., 2015, "Delving deep into rectifiers", equations 10, 14 and 15, https://arxiv.org/abs/1502.01852. The paper draws
 * normal weights; this is the uniform distribution of the same variance, as in PyTorch (`kaiming_uniform_`) and Keras. PyTorch's
 * layers call it with the slope √5, which is `fanInUniform` of `@chainrule/nn`.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { heUniform } from '@chainrule/initializers'
 *
 * const initializer = heUniform()
 * const model = initialize({ weight: new Parameter([32, 64], 'float32', { initializer }) }, { seed: 1 })
 * const variance = model.weight.square().mean().item()
 * console.log(Math.abs(variance * 64 / 2 - 1) < 0.2) // true
 * ```
 */
export const heUniform = defineInitializer({
  name: 'heUniform',
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
    en: 'Uniform weights that keep the variance of activations through ReLU layers.',
    pt: 'Pesos uniformes que mantêm a variância das ativações em camadas ReLU.',
  },
  expected: ({ negativeSlope, mode, ...request }) => scaledByFan(2 / (1 + negativeSlope ** 2), mode, request),
  draw: ({ shape, dtype, random, expected }) => symmetricUniform(random, shape, { dtype, ...expected }),
})
