import { defineTreeOptimizer, lerp, mapTree, maximum, minimum, type Tensor, treeDot } from '@chainrule/autograd'
import { overPositive, sharedNumber } from './shared/totals.ts'

/** What `momo` remembers. */
export type MomoState = {
  loss: Tensor
  product: Tensor
  parameters: { readonly [parameter: string]: { mean: Tensor } }
}

/**
 * MoMo: momentum whose steps a model of the loss decides.
 *
 *     mean    <- β mean + (1 - β) g
 *     loss    <- β loss + (1 - β) f
 *     product <- β product + (1 - β) ⟨g, w⟩      (on the first step: mean = g, loss = f, product = ⟨g, w⟩)
 *     h       =  loss + ⟨mean, w⟩ - product
 *     change  =  -min(η, max(0, h - f*) / ‖mean‖²) mean
 *
 * Schaipp et al., 2023, Algorithm 1, https://arxiv.org/abs/2305.07583. f is the loss, f* the lowest that it can be; η
 * bounds the step and may be large. Norms and products are over all parameters. Defaults of the authors' code.
 *
 * @throws ChainruleError `optimizer-needs-closure` where `step()` gets no closure and `backward()` left no loss.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { momo } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([4]))
 * const optimizer = optimize({ w }, momo())
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 2
 * ```
 */
export const momo = defineTreeOptimizer({
  name: 'momo',
  hyperparameters: {
    learningRate: { symbol: 'η', default: 1, min: 0, scale: 'log', text: { en: 'Largest step.', pt: 'Maior passo.' } },
    beta1: {
      symbol: 'β',
      default: 0.9,
      min: 0,
      below: 1,
      text: { en: 'Decay of the running means.', pt: 'Decaimento das médias móveis.' },
    },
    lowest: {
      symbol: 'f*',
      default: 0,
      text: { en: 'Smallest value that the loss can have.', pt: 'Menor valor que a perda pode ter.' },
    },
  },
  text: {
    en: 'Momentum whose steps a model of the loss decides.',
    pt: 'Momento cujos passos um modelo da perda decide.',
  },
  needs: ['loss'],
  init({ parameters }): MomoState {
    const zero = sharedNumber(parameters, 0)
    return { loss: zero, product: zero, parameters: mapTree(parameters, (w) => ({ mean: w.zerosLike() })) }
  },
  update({ parameters, gradients, loss: present, state, scalar }) {
    const { dtype } = state.loss
    const share = scalar((h, t) => (t === 1 ? 1 : 1 - h.beta1))
    const here = mapTree(gradients, (_, name) => parameters[name])
    const means = mapTree(gradients, (g, name) => lerp(state.parameters[name].mean, g, share))
    // Declared in `needs`: there is a loss.
    const loss = lerp(state.loss, (present as Tensor).reshape([]).cast(dtype), share)
    const product = lerp(state.product, treeDot(gradients, here).cast(dtype), share)
    const height = loss.add(treeDot(means, here).cast(dtype)).sub(product)
    const gap = maximum(height.sub(scalar((h) => h.lowest)), 0)
    const size = minimum(
      overPositive(gap, treeDot(means, means).cast(dtype)),
      scalar((h) => h.learningRate),
    )
    return {
      change: mapTree(means, (mean) => mean.mul(size.neg().cast(mean.dtype))),
      state: { loss, product, parameters: { ...state.parameters, ...mapTree(means, (mean) => ({ mean })) } },
    }
  },
})
