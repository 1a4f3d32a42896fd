import {
  defineWrapper,
  evaluateAt,
  greater,
  mapTree,
  reciprocal,
  type StateTree,
  treeNorm,
  where,
} from '@chainrule/autograd'

/** What `sam` remembers. */
export type SamState = { inner: StateTree }

/**
 * SAM: around an optimizer, which sees the gradient where the loss is worst nearby. It finds flat valleys.
 *
 *     worst = w + ρ g / ‖g‖
 *     the inner optimizer changes w by the gradient at worst
 *
 * Foret et al., 2021, equation 2 and Algorithm 1 with p = 2, https://arxiv.org/abs/2010.01412. The norm is over all
 * parameters. Every update looks at the loss twice, with the same batch and the same random masks. Optax's `sam` is the
 * same with `sync_period=2`.
 *
 * @throws ChainruleError `optimizer-needs-closure`
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { gradientDescent, sam } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, sam(gradientDescent({ learningRate: 0.25 }), { radius: 2 }))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 1
 * ```
 */
export const sam = defineWrapper({
  name: 'sam',
  hyperparameters: {
    radius: {
      symbol: 'ρ',
      default: 0.05,
      min: 0,
      scale: 'log',
      text: { en: 'How far away the loss is looked at.', pt: 'A que distância a perda é olhada.' },
    },
  },
  text: {
    en: 'Descends by the gradient at the worst place nearby.',
    pt: 'Desce pelo gradiente no pior lugar próximo.',
  },
  needs: ['evaluate'],
  init: ({ run }): SamState => ({ inner: run('inner') }),
  *update({ parameters, gradients, state, scalar, run }) {
    const norm = treeNorm(gradients)
    const share = where(greater(norm, 0), reciprocal(norm), 0).mul(scalar((h) => h.radius))
    const worst = mapTree(gradients, (g, name) => parameters[name].add(g.mul(share.cast(g.dtype))))
    const { gradients: there, loss } = yield* evaluateAt(worst)
    const result = yield* run('inner', { state: state.inner, gradients: there, loss })
    return { ...result, state: { inner: result.state } }
  },
})
