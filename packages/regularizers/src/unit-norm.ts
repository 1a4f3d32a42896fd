import { constrainLength } from './shared/constraint.ts'

/**
 * A link for chains: gives the incoming weights of each unit the length 1.
 *
 *     w <- w / ‖w‖
 *
 * Weights that are all 0 stay 0. It stands after an optimizer, see `maxNorm`. `UnitNorm` of Keras adds 1e-7 to the
 * norm.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent } from '@chainrule/optimizers'
 * import { unitNorm } from '@chainrule/regularizers'
 *
 * const w = parameter(tensor([[0, 4], [0, 0]]))
 * optimize({ w }, chain(gradientDescent(), unitNorm())).step(() => w.sum().mul(0))
 * console.log(w.toArray()) // [[0, 1], [0, 0]]
 * ```
 */
export const unitNorm = constrainLength({
  name: 'unitNorm',
  hyperparameters: {},
  text: {
    en: 'Gives the weights of each unit the length 1.',
    pt: 'Dá comprimento 1 aos pesos de cada unidade.',
  },
  length: (norm) => norm.onesLike(),
})
