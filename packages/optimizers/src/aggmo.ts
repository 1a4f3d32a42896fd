import { defineOptimizer, type Tensor } from '@chainrule/autograd'

/** What `aggmo` remembers of each parameter. */
export type AggmoState = { readonly [velocity: string]: Tensor }

/**
 * AggMo: the mean of several momenta, from none to a very long one, which dampen each other.
 *
 *     βᵢ        =  1 - aⁱ,  i = 0, …, K - 1
 *     velocityᵢ <- βᵢ velocityᵢ + g
 *     change    =  -η mean over i of velocityᵢ
 *
 * Lucas et al., 2019, section 3, https://arxiv.org/abs/1804.00325, with its a and K: β = 0, 0.9, 0.99. K numbers
 * are kept for each weight.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { aggmo } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, aggmo({ learningRate: 0.5, base: 0.5, count: 2 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.sum())
 * console.log(w.item()) // -0.125
 * ```
 */
export const aggmo = defineOptimizer({
  name: 'aggmo',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1e-3,
      min: 0,
      scale: 'log',
      text: { en: 'Size of a step.', pt: 'Tamanho do passo.' },
    },
    base: {
      symbol: 'a',
      default: 0.1,
      min: 0,
      below: 1,
      text: {
        en: 'How much less each momentum forgets than the one before.',
        pt: 'Quanto cada momento esquece menos que o anterior.',
      },
    },
    count: {
      symbol: 'K',
      default: 3,
      min: 1,
      whole: true,
      fixed: true,
      text: { en: 'Number of momenta.', pt: 'Número de momentos.' },
    },
  },
  text: {
    en: 'The mean of several momenta that dampen each other.',
    pt: 'A média de vários momentos que se amortecem.',
  },
  init: (parameter, { settings: { count } }): AggmoState =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`velocity${i}`, parameter.zerosLike()])),
  update({ gradient: g, state, scalar }) {
    const names = Object.keys(state)
    const moved = names.map((name, i) => state[name].mul(scalar((h) => 1 - h.base ** i)).add(g))
    const total = moved.reduce((sum, velocity) => sum.add(velocity))
    return {
      change: total.mul(scalar((h) => -h.learningRate / names.length)),
      state: Object.fromEntries(names.map((name, i) => [name, moved[i]])),
    }
  },
})
