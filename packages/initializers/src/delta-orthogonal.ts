import { defineInitializer, sizeOf } from '@chainrule/autograd'
import { inCentre } from './shared/in-centre.ts'
import { orthonormal } from './shared/orthonormal.ts'
import { requireRank } from './shared/require-rank.ts'

/**
 * A random rotation of the channels in the middle of a convolution's window, 0 elsewhere.
 *
 *     w[·][·][centre] = g Q,  Q with orthonormal rows or columns        variance g² / (max(outputs, inputs) · window)
 *
 * For kernels [outputs, inputs, ...window]. Xiao et al., 2018, "Dynamical isometry and a mean field theory of CNNs",
 * https://arxiv.org/abs/1806.05393, which trains 10,000 layers without anything else. The paper and JAX ask for at least
 * as many outputs as inputs, so that lengths are kept; with fewer, rows are orthonormal here, as in `orthogonal`.
 *
 * @throws ChainruleError `initializer-rank` for less than a window.
 *
 * @example
 * ```ts
 * import { abs, initialize, max, Parameter, slice } from '@chainrule/autograd'
 * import { deltaOrthogonal } from '@chainrule/initializers'
 *
 * const initializer = deltaOrthogonal()
 * const { weight } = initialize({ weight: new Parameter([4, 4, 3, 3], 'float32', { initializer }) }, { seed: 1 })
 * console.log(weight.square().sum().item().toFixed(4), max(abs(slice(weight, [null, null, [0, 1]]))).item()) // 4.0000 0
 * ```
 */
export const deltaOrthogonal = defineInitializer({
  name: 'deltaOrthogonal',
  hyperparameters: {
    gain: {
      symbol: 'g',
      default: 1,
      min: 0,
      text: { en: 'For the activation that follows: see gain().', pt: 'Conforme a ativação que segue: ver gain().' },
    },
  },
  text: {
    en: 'A random rotation in the middle of the window of a convolution.',
    pt: 'Uma rotação aleatória no centro da janela de uma convolução.',
  },
  expected({ shape, gain }) {
    requireRank('deltaOrthogonal', shape, 3)
    const [outputs, inputs, ...window] = shape
    return { mean: 0, variance: gain ** 2 / (Math.max(outputs, inputs) * sizeOf(window)) }
  },
  draw({ shape, dtype, random, gain }) {
    const [outputs, inputs] = shape
    return inCentre(orthonormal(random, [outputs, inputs], dtype).mul(gain), shape)
  },
})
