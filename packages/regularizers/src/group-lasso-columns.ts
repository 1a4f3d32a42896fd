import { defineRegularizer, norm } from '@chainrule/autograd'
import { unitMatrix } from './shared/unit-matrix.ts'

/**
 * Group lasso over columns: pulls all weights of an input to 0 together, so that whole inputs drop out.
 *
 *     penalty = λ Σ √n ‖wᵢ‖,    wᵢ a column of the weights [outputs, inputs, ...], with n numbers
 *
 * Yuan and Lin, 2006, equation 2.1, https://doi.org/10.1111/j.1467-9868.2005.00532.x; for networks Scardapane et al.,
 * 2017, https://arxiv.org/abs/1607.00485. The gradient of a column of zeros is 0, a subgradient; `groupLassoRows` has
 * the groups the other way.
 *
 * @throws ChainruleError `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { groupLassoColumns } from '@chainrule/regularizers'
 *
 * console.log(groupLassoColumns({ strength: 1 }).penalty(tensor([[1, 0], [2, 0], [2, 0], [4, 0]])).item()) // 10
 * ```
 */
export const groupLassoColumns = defineRegularizer({
  name: 'groupLassoColumns',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of lengths.', pt: 'Peso da soma dos comprimentos.' },
    },
  },
  text: { en: 'Favours few whole inputs.', pt: 'Favorece poucas entradas inteiras.' },
  penalty({ parameter, strength }) {
    const w = unitMatrix('groupLassoColumns', parameter)
    return norm(w, { axes: 0 }).sum().mul(Math.sqrt(w.shape[0])).mul(strength)
  },
})
