import { defineRegularizer } from '@chainrule/autograd'
import { meanCosine, unitMatrix } from './shared/unit-matrix.ts'

/**
 * Wants the incoming weights of the units of a layer to be at right angles to each other, whatever their length.
 *
 *     penalty = λ · mean over pairs i < j of |wᵢ · wⱼ| / (‖wᵢ‖ ‖wⱼ‖)
 *
 * The weights are [outputs, inputs, ...] as in `@chainrule/nn`, and wᵢ a row of them, with all further axes. Formula
 * and default of `OrthogonalRegularizer` of Keras, whose weights are [inputs, outputs], so that this is its mode
 * "columns". `softOrthogonality` wants length 1 too.
 *
 * @throws ChainruleError `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { orthogonalRows } from '@chainrule/regularizers'
 *
 * const { penalty } = orthogonalRows({ strength: 1 })
 * console.log(penalty(tensor([[5, 0], [0, 2]])).item(), penalty(tensor([[5, 0], [-2, 0]])).item()) // 0 1
 * ```
 */
export const orthogonalRows = defineRegularizer({
  name: 'orthogonalRows',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the mean cosine.', pt: 'Peso do cosseno médio.' },
    },
  },
  text: {
    en: 'Wants units that look at different directions.',
    pt: 'Quer unidades que olhem em direções diferentes.',
  },
  penalty: ({ parameter: w, strength }) => meanCosine(unitMatrix('orthogonalRows', w)).mul(strength),
})
