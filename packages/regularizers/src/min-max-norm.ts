import { maximum, minimum } from '@chainrule/autograd'
import { constrainLength } from './shared/constraint.ts'

/**
 * A link for chains: moves the length of the incoming weights of each unit into a range.
 *
 *     length <- rate · clamp(‖w‖, min, max) + (1 - rate) ‖w‖
 *     w      <- w · length / ‖w‖
 *
 * With a rate below 1 a step goes only part of the way. Weights that are all 0 stay 0. It stands after an optimizer,
 * see `maxNorm`. Options and defaults of `MinMaxNorm` of Keras, which adds 1e-7 to the norm.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent } from '@chainrule/optimizers'
 * import { minMaxNorm } from '@chainrule/regularizers'
 *
 * const w = parameter(tensor([[0, 4], [0.25, 0]]))
 * optimize({ w }, chain(gradientDescent(), minMaxNorm({ min: 0.5, max: 2 }))).step(() => w.sum().mul(0))
 * console.log(w.toArray()) // [[0, 2], [0.5, 0]]
 * ```
 */
export const minMaxNorm = constrainLength({
  name: 'minMaxNorm',
  hyperparameters: {
    min: { default: 0, min: 0, text: { en: 'Smallest length.', pt: 'Menor comprimento.' } },
    max: {
      default: 1,
      min: 0,
      text: { en: 'Largest length; wins over the smallest.', pt: 'Maior comprimento; prevalece sobre o menor.' },
    },
    rate: {
      default: 1,
      min: 0,
      max: 1,
      text: {
        en: 'How much of the way to the allowed length a step goes.',
        pt: 'Quanto do caminho até o comprimento permitido um passo percorre.',
      },
    },
  },
  text: {
    en: 'Moves the length of the weights of each unit into a range.',
    pt: 'Leva o comprimento dos pesos de cada unidade para um intervalo.',
  },
  length: (norm, scalar) => {
    const allowed = minimum(
      maximum(
        norm,
        scalar((h) => h.min),
      ),
      scalar((h) => h.max),
    )
    return allowed.mul(scalar((h) => h.rate)).add(norm.mul(scalar((h) => 1 - h.rate)))
  },
})
