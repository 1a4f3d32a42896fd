import { defineRegularizer } from '@chainrule/autograd'
import { meanCosine, unitMatrix } from './shared/unit-matrix.ts'

/**
 * Wants the outgoing weights of the inputs of a layer to be at right angles to each other, whatever their length.
 *
 *     penalty = λ · mean over pairs i < j of |wᵢ · wⱼ| / (‖wᵢ‖ ‖wⱼ‖)
 *
 * As `orthogonalRows`, with wᵢ a column of the weights [outputs, inputs, ...]; the mode "rows" of
 * `OrthogonalRegularizer` of Keras, whose weights are [inputs, outputs].
 *
 * @throws ChainruleError `regularizer-shape` for fewer than two axes.
 *
 * @example
 * ```ts
 * import { tensor } from '@chainrule/autograd'
 * import { orthogonalColumns } from '@chainrule/regularizers'
 *
 * console.log(orthogonalColumns({ strength: 1 }).penalty(tensor([[2, 3], [0, 0]])).item()) // 1
 * ```
 */
export const orthogonalColumns = defineRegularizer({
  name: 'orthogonalColumns',
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
    en: 'Wants inputs that act in different directions.',
    pt: 'Quer entradas que atuem em direções diferentes.',
  },
  penalty: ({ parameter: w, strength }) => meanCosine(unitMatrix('orthogonalColumns', w).transpose()).mul(strength),
})
