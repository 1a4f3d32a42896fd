import { defineRegularizer, type Model, type Options, type Schedule } from '@chainrule/autograd'
import type { RegularizeOptions } from './regularize.ts'
import { type Anchor, anchorAt } from './shared/anchor.ts'

export type { Anchor } from './shared/anchor.ts'

const halfSquares = defineRegularizer({
  name: 'l2sp',
  hyperparameters: {
    strength: {
      symbol: 'α',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Weight of the squared distance.', pt: 'Peso da distância ao quadrado.' },
    },
  },
  text: {
    en: 'Pulls weights back to those that training started from.',
    pt: 'Puxa os pesos de volta para os do início do treino.',
  },
  penalty: ({ parameter: difference, strength }) => difference.square().sum().mul(0.5).mul(strength),
})

/** How strong the pull is, and which parameters it holds. */
export type L2spOptions = Options<typeof halfSquares.definition.hyperparameters, number | Schedule>[0] &
  RegularizeOptions

/**
 * L2-SP: pulls the weights of a model back to where they are now, for fine tuning.
 *
 *     penalty = α/2 Σ (w - w⁰)²
 *
 * Li, Grandvalet and Davoine, 2018, equation 4, https://arxiv.org/abs/1802.01483. With factor ½ as there; the weights
 * of a new last layer get `l2` instead (β/2 in the paper).
 *
 * @throws ChainruleError `nothing-to-regularize`; `cell-without-value` before the model has been initialized.
 *
 * @example
 * ```ts
 * import { parameter, tensor } from '@chainrule/autograd'
 * import { l2sp } from '@chainrule/regularizers'
 *
 * const model = { weight: parameter(tensor([[1, 2]])) }
 * const pull = l2sp(model, { strength: 1 })
 * model.weight.write([1, 5])
 * console.log(pull.penalty().item()) // 4.5
 * ```
 */
export function l2sp(model: Model, { only, ...options }: L2spOptions = {}): Anchor {
  return anchorAt(model, halfSquares(options), only ?? ((_, { role }) => role === 'weight'))
}

l2sp.definition = halfSquares.definition
