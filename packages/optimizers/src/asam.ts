import {
  abs,
  defineWrapper,
  evaluateAt,
  greater,
  mapTree,
  reciprocal,
  type StateTree,
  treeNorm,
  where,
} from '@chainrule/autograd'

/** What `asam` remembers. */
export type AsamState = { inner: StateTree }

/**
 * ASAM: SAM that measures distances in proportion to the weights, so that their scale does not matter.
 *
 *     size  = |w| + η
 *     worst = w + ρ size² g / ‖size g‖
 *     the inner optimizer changes w by the gradient at worst
 *
 * Kwon et al., 2021, equation 3 and Algorithm 1 with p = 2 and its numbers, https://arxiv.org/abs/2102.11600. The norm
 * is over all parameters. Every update looks at the loss twice, with the same batch and the same random masks.
 *
 * @throws ChainruleError `optimizer-needs-closure`
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { asam, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, asam(gradientDescent({ learningRate: 0.25 }), { radius: 0.5, smallest: 0 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 1
 * ```
 */
export const asam = defineWrapper({
  name: 'asam',
  hyperparameters: {
    radius: {
      symbol: 'ρ',
      default: 0.5,
      min: 0,
      scale: 'log',
      text: {
        en: 'How far away the loss is looked at, as a share of the weights.',
        pt: 'A que distância a perda é olhada, como parcela dos pesos.',
      },
    },
    smallest: {
      symbol: 'η',
      default: 0.01,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the size of a weight.', pt: 'Somado ao tamanho de um peso.' },
    },
  },
  text: {
    en: 'SAM with distances in proportion to the weights.',
    pt: 'SAM com distâncias proporcionais aos pesos.',
  },
  needs: ['evaluate'],
  init: ({ run }): AsamState => ({ inner: run('inner') }),
  *update({ parameters, gradients, state, scalar, run }) {
    const sizes = mapTree(gradients, (_, name) => abs(parameters[name]).add(scalar((h) => h.smallest)))
    const sized = mapTree(gradients, (g, name) => sizes[name].mul(g))
    const norm = treeNorm(sized)
    const share = where(greater(norm, 0), reciprocal(norm), 0).mul(scalar((h) => h.radius))
    const worst = mapTree(sized, (s, name) => parameters[name].add(sizes[name].mul(s).mul(share.cast(s.dtype))))
    const { gradients: there, loss } = yield* evaluateAt(worst)
    const result = yield* run('inner', { state: state.inner, gradients: there, loss })
    return { ...result, state: { inner: result.state } }
  },
})
