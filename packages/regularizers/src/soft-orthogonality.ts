import { defineRegularizer, eye } from '@chainrule/autograd'
import { unitMatrix } from './shared/unit-matrix.ts'

/**
 * Wants a weight matrix that keeps lengths: orthonormal rows, or columns where there are fewer of them.
 *
 *     penalty = λ ‖W Wᵀ - I‖²     (‖Wᵀ W - I‖² where W has more rows than columns)
 *
 * Bansal, Chen and Wang, 2018, equation 2, https://arxiv.org/abs/1810.09102, who always take Wᵀ W, which differs by a
 * constant. Weights [outputs, inputs, ...] count as a matrix with one row for each output.
 *
 * @throws ChainruleError `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { softOrthogonality } from '@chainrule/regularizers'
 *
 * console.log(softOrthogonality({ strength: 1 }).penalty(tensor([[2, 0], [0, 1]])).item()) // 9
 * ```
 */
export const softOrthogonality = defineRegularizer({
  name: 'softOrthogonality',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 1e-4,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the distance.', pt: 'Peso da distância.' },
    },
  },
  text: { en: 'Wants layers that keep lengths.', pt: 'Quer camadas que preservem comprimentos.' },
  penalty({ parameter, strength }) {
    const w = unitMatrix('softOrthogonality', parameter)
    const [rows, columns] = w.shape
    const gram = rows <= columns ? w.matmul(w.transpose()) : w.transpose().matmul(w)
    const size = Math.min(rows, columns)
    return gram
      .sub(eye(size, size, { dtype: w.dtype }))
      .square()
      .sum()
      .mul(strength)
  },
})
