import { defineInitializer, eye } from '@chainrule/autograd'
import { requireRank } from './shared/require-rank.ts'
import { spikes } from './shared/spikes.ts'

/**
 * The identity matrix: a linear layer starts by passing its input on.
 *
 *     w[i][j] = g where i = j, else 0
 *
 * Le, Jaitly and Hinton, 2015, "A simple way to initialize recurrent networks of rectified linear units", section 2,
 * https://arxiv.org/abs/1504.00941: recurrent weights with ReLU. A matrix that is not square gets as much of the diagonal
 * as it has, as in PyTorch and Keras; for convolutions there is `dirac`.
 *
 * @throws ChainruleError `initializer-rank` for a parameter that is not a matrix.
 *
 * @example
 * ```ts
 * import { initialize, Parameter } from '@chainrule/autograd'
 * import { identity } from '@chainrule/initializers'
 *
 * const model = initialize({ weight: new Parameter([2, 3], 'float32', { initializer: identity({ gain: 0.5 }) }) }, { seed: 1 })
 * console.log(model.weight.toArray()) // [[0.5, 0, 0], [0, 0.5, 0]]
 * ```
 */
export const identity = defineInitializer({
  name: 'identity',
  hyperparameters: {
    gain: { symbol: 'g', default: 1, text: { en: 'The value on the diagonal.', pt: 'O valor na diagonal.' } },
  },
  text: { en: 'The identity matrix.', pt: 'A matriz identidade.' },
  expected({ shape, gain }) {
    requireRank('identity', shape, 2, 2)
    const [rows, columns] = shape
    return spikes(gain, Math.min(rows, columns), rows * columns)
  },
  draw: ({ shape: [rows, columns], dtype, gain }) => eye(rows, columns, { dtype }).mul(gain),
})
