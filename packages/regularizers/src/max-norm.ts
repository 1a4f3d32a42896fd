import { minimum } from '@chainrule/autograd'
import { constrainLength } from './shared/constraint.ts'

export type { ConstraintFactory, ConstraintOptions } from './shared/constraint.ts'

/**
 * A link for chains: keeps the incoming weights of each unit from becoming longer than a limit.
 *
 *     w <- w · min(1, c / ‖w‖)
 *
 * Srebro and Shraibman, 2005; Srivastava et al., 2014, section 5.1, https://jmlr.org/papers/v15/srivastava14a.html. It
 * stands after an optimizer and projects what that one makes of the weights. Units are the first axis, as in layers of
 * `@chainrule/nn`; `MaxNorm` of Keras, whose layers are [inputs, outputs], has `axis=0`, adds 1e-7 to the norm, and so
 * shortens a little at every step. Same default.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, only } from '@chainrule/optimizers'
 * import { maxNorm } from '@chainrule/regularizers'
 *
 * const w = parameter(tensor([[3, 4], [0.5, 0]]))
 * const limit = only(maxNorm({ max: 2.5 }), ({ role }) => role === 'weight')
 * optimize({ w }, chain(gradientDescent(), limit)).step(() => w.sum().mul(0))
 * console.log(w.toArray()) // [[1.5, 2], [0.5, 0]]
 * ```
 */
export const maxNorm = constrainLength({
  name: 'maxNorm',
  hyperparameters: {
    max: {
      symbol: 'c',
      default: 2,
      min: 0,
      text: { en: 'Largest length.', pt: 'Maior comprimento.' },
    },
  },
  text: {
    en: 'Keeps the weights of each unit from becoming too long.',
    pt: 'Impede que os pesos de cada unidade fiquem longos demais.',
  },
  length: (norm, scalar) =>
    minimum(
      norm,
      scalar((h) => h.max),
    ),
})
