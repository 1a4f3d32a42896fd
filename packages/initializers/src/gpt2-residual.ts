import { defineInitializer, drawNormal } from '@chainrule/autograd'

/**
 * Normal weights of the layers whose output is added to the residual stream of a transformer.
 *
 *     w ~ N(0, σ² / N),  N = 2 · blocks
 *
 * N is the number of such layers: one attention and one feed-forward layer in each block. Their sum keeps its size at any depth.
 * Radford et al., 2019, "Language models are unsupervised multitask learners", section 2.3,
 * https://cdn.openai.com/better-language-models/language_models_are_unsupervised_multitask_learners.pdf. All other weights and
 * embeddings are `normal({ deviation: 0.02 })`, biases `zeros()`.
 *
 * @example
 * ```ts
 * import { initialize } from '@chainrule/autograd'
 * import { gpt2Residual, normal } from '@chainrule/initializers'
 * import { sequential, transformerBlock } from '@chainrule/nn'
 *
 * const block = () => transformerBlock(16, { heads: 2, causal: true })
 * const model = initialize(sequential(block(), block()), {
 *   seed: 1,
 *   by: ({ name, role }) => {
 *     if (role !== 'weight') return null
 *     return /(out_proj|linear2)\.weight$/.test(name) ? gpt2Residual({ blocks: 2 }) : normal({ deviation: 0.02 })
 *   },
 * })
 * console.log(model[0].linear2.weight.initializer?.name) // gpt2Residual
 * ```
 */
export const gpt2Residual = defineInitializer({
  name: 'gpt2Residual',
  hyperparameters: {
    blocks: {
      min: 1,
      whole: true,
      text: { en: 'Blocks of the transformer.', pt: 'Blocos do transformer.' },
    },
    deviation: {
      symbol: 'σ',
      default: 0.02,
      min: 0,
      scale: 'log',
      text: { en: 'Standard deviation of all other weights.', pt: 'Desvio padrão de todos os outros pesos.' },
    },
  },
  text: {
    en: 'Normal weights, smaller the more layers add to one stream.',
    pt: 'Pesos normais, menores quanto mais camadas somam em um só fluxo.',
  },
  expected: ({ blocks, deviation }) => ({ mean: 0, variance: deviation ** 2 / (2 * blocks) }),
  draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
})
