import { defineRegularizer, max } from '@chainrule/autograd'
import { singularValues } from '@chainrule/autograd/linalg'
import { unitMatrix } from './shared/unit-matrix.ts'

/**
 * Wants layers that stretch no input by much: a penalty on the largest singular value.
 *
 *     penalty = λ/2 σ(W)²
 *
 * Yoshida and Miyato, 2017, equation 3, https://arxiv.org/abs/1705.10941. The singular value is exact here, worked out
 * on the host; the paper follows it by power iteration, as the parametrization `spectralNorm` does. Weights [outputs,
 * inputs, ...] count as a matrix with one row for each output.
 *
 * @throws ChainruleError `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { spectralNormPenalty } from '@chainrule/regularizers'
 *
 * console.log(spectralNormPenalty({ strength: 1 }).penalty(tensor([[0, -3], [2, 0]])).item()) // 4.5
 * ```
 */
export const spectralNormPenalty = defineRegularizer({
  name: 'spectralNormPenalty',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the square of the norm.', pt: 'Peso do quadrado da norma.' },
    },
  },
  text: {
    en: 'Wants layers that stretch no input by much.',
    pt: 'Quer camadas que não estiquem demais nenhuma entrada.',
  },
  penalty({ parameter, strength }) {
    const w = unitMatrix('spectralNormPenalty', parameter)
    if (w.size === 0) return w.sum()
    return max(singularValues(w).s).square().mul(0.5).mul(strength)
  },
})
