import { defineInitializer } from '@chainrule/autograd'
import { symmetricUniform } from './shared/symmetric-uniform.ts'

/**
 * Weights of hidden layers whose activation is sin(ω₀ x).
 *
 *     w ~ U[-b, b),  b = √(6 / fanIn) / ω₀,  so σ² = 2 / (fanIn ω₀²)
 *
 * Sitzmann et al., 2020, "Implicit neural representations with periodic activation functions", section 3.2 and supplement 1.5,
 * https://arxiv.org/abs/2006.09661. The first layer has a law of its own: `sirenFirst`. Biases as any layer has them.
 *
 * @example
 * ```ts
 * import { abs, initialize, max, sin, tensor } from '@chainrule/autograd'
 * import { siren, sirenFirst } from '@chainrule/initializers'
 * import { linear, sequential } from '@chainrule/nn'
 *
 * const sine = (x: ReturnType<typeof tensor>) => sin(x.mul(30))
 * const model = sequential(linear(2, 256, { weight: sirenFirst() }), sine, linear(256, 1, { weight: siren() }))
 * initialize(model, { seed: 1 })
 * console.log(max(abs(model[2].weight)).item() <= Math.sqrt(6 / 256) / 30) // true
 * ```
 */
export const siren = defineInitializer({
  name: 'siren',
  hyperparameters: {
    frequency: {
      symbol: 'ω₀',
      default: 30,
      above: 0,
      text: {
        en: 'What the activation multiplies its input with: sin(ω₀ x).',
        pt: 'O fator com que a ativação multiplica sua entrada: sen(ω₀ x).',
      },
    },
  },
  text: { en: 'Weights of hidden layers of sines.', pt: 'Pesos de camadas ocultas de senos.' },
  expected: ({ fanIn, frequency }) => ({ mean: 0, variance: 2 / (Math.max(1, fanIn) * frequency ** 2) }),
  draw: ({ shape, dtype, random, expected }) => symmetricUniform(random, shape, { dtype, ...expected }),
})
