import { defineInitializer, drawNormal } from '@chainrule/autograd'
import { scaledByFan } from './shared/scaled-by-fan.ts'

/**
 * Normal weights for residual branches of a network without normalisation.
 *
 *     σ = L^(-1 / (2m - 2)) √(2 / fanIn)
 *
 * L branches of m layers each: He's weights, made so much smaller that a first step changes the output equally at any depth.
 * Zhang, Dauphin and Ma, 2019, "Fixup initialization", section 3, https://arxiv.org/abs/1901.09321. The other rules there: the last
 * layer of every branch and the classifier are `zeros()`, each branch ends in a factor that is `ones()`, and single biases that are
 * `zeros()` stand before each layer and activation. The authors' code takes fanOut for fanIn, which is equal for most of its
 * layers.
 *
 * @example
 * ```ts
 * import { abs, initialize, max } from '@chainrule/autograd'
 * import { fixup, zeros } from '@chainrule/initializers'
 * import { linear, relu, residual, sequential } from '@chainrule/nn'
 *
 * const branch = () =>
 *   residual(sequential(linear(8, 8, { weight: fixup({ branches: 4 }) }), relu, linear(8, 8, { weight: zeros(), bias: zeros() })))
 * const model = initialize(sequential(branch(), branch(), branch(), branch()), { seed: 1 })
 * console.log(max(abs(model[0].body[2].weight)).item()) // 0
 * ```
 */
export const fixup = defineInitializer({
  name: 'fixup',
  hyperparameters: {
    branches: {
      symbol: 'L',
      min: 1,
      whole: true,
      text: { en: 'Residual branches of the network.', pt: 'Ramos residuais da rede.' },
    },
    layers: {
      symbol: 'm',
      default: 2,
      min: 2,
      whole: true,
      text: { en: 'Layers with weights in a branch.', pt: 'Camadas com pesos em um ramo.' },
    },
  },
  text: {
    en: 'Small normal weights for residual branches without normalisation.',
    pt: 'Pesos normais pequenos para ramos residuais sem normalização.',
  },
  expected: ({ branches, layers, ...request }) => scaledByFan(2 * branches ** (-1 / (layers - 1)), 'fanIn', request),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
