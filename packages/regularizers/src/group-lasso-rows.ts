import { defineRegularizer, norm } from '@chainrule/autograd'
import { unitMatrix } from './shared/unit-matrix.ts'

/**
 * Group lasso over rows: pulls all weights of an output unit to 0 together, so that whole units drop out.
 *
 *     penalty = λ Σ √n ‖wᵢ‖,    wᵢ a row of the weights [outputs, inputs, ...], with n numbers
 *
 * Yuan and Lin, 2006, equation 2.1, https://doi.org/10.1111/j.1467-9868.2005.00532.x; for networks Scardapane et al.,
 * 2017, https://arxiv.org/abs/1607.00485. The gradient of a row of zeros is 0, a subgradient; `groupLassoColumns` has
 * the groups the other way.
 *
 * @throws ChainruleError `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { groupLassoRows } from '@chainrule/regularizers'
 *
 * console.log(groupLassoRows({ strength: 1 }).penalty(tensor([[1, 2, 2, 4], [0, 0, 0, 0]])).item()) // 10
 * ```
 */
export const groupLassoRows = defineRegularizer({
  name: 'groupLassoRows',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the sum of lengths.', pt: 'Peso da soma dos comprimentos.' },
    },
  },
  text: { en: 'Favours few whole units.', pt: 'Favorece poucas unidades inteiras.' },
  penalty({ parameter, strength }) {
    const w = unitMatrix('groupLassoRows', parameter)
    return norm(w, { axes: 1 }).sum().mul(Math.sqrt(w.shape[1])).mul(strength)
  },
})
