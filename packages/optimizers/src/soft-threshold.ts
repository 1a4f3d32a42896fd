import { clamp, defineOptimizer, inherited } from '@chainrule/autograd'

/**
 * A link for chains: the proximal step of an L1 penalty λ Σ|w|, which makes weights exactly zero.
 *
 *     moved = w + change
 *     w     <- moved - clamp(moved, -η λ, η λ)
 *
 * `η` is the learning rate of the optimizer before it. After `gradientDescent` this is ISTA: Daubechies, Defrise and De
 * Mol, 2004, https://doi.org/10.1002/cpa.20042; Parikh and Boyd, 2014, Proximal algorithms, section 6.5.2. With an optimizer that
 * scales its steps (Adam) the threshold stays η λ for every weight. The penalty `l1` of `@chainrule/regularizers` follows
 * the subgradient instead, and leaves weights that swing around zero.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, softThreshold } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4, 0.25, -2]))
 * const optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 0.5 }), softThreshold({ strength: 1 })))
 * optimizer.step(() => w.sum().mul(0))
 * console.log(w.toArray()) // [3.5, 0, -1.5]
 * ```
 */
export const softThreshold = defineOptimizer({
  name: 'softThreshold',
  hyperparameters: {
    strength: {
      symbol: 'λ',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: {
        en: 'What every weight loses of its size, times the size of a step.',
        pt: 'O que cada peso perde do seu tamanho, vezes o tamanho do passo.',
      },
    },
  },
  text: { en: 'Shrinks weights until they are exactly zero.', pt: 'Encolhe os pesos até que sejam exatamente zero.' },
  update({ parameter: w, change, scalar, part }) {
    const learningRate = inherited(part, 'learningRate')
    const moved = change ? w.add(change) : w
    const low = scalar((h) => -learningRate() * h.strength)
    const high = scalar((h) => learningRate() * h.strength)
    return { parameter: moved.sub(clamp(moved, low, high)) }
  },
})
