import { defineOptimizer, less, reciprocal, where } from '@chainrule/autograd'
import { requiredChange } from './shared/required-change.ts'

/**
 * A link for chains: leaves out what the gradient speaks against, and makes up for it in the rest.
 *
 *     agrees = change · g < 0
 *     change <- change · size / (number that agree + 1) where it agrees, 0 elsewhere
 *
 * Behind any optimizer with momentum: `chain(adam(), cautious(), decayWeights())` is C-AdamW. Liang et al., 2024, Algorithm
 * 1, https://arxiv.org/abs/2411.16085. Sizes and numbers are those of each parameter. The authors' later code divides by the
 * share that agrees instead, and never by less than 0.001.
 *
 * @throws ChainruleError `no-change-to-alter` where no optimizer stands before it.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { cautious, chain, momentum } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0, 0, 0]))
 * const optimizer = optimize({ w }, chain(momentum({ learningRate: 0.25 }), cautious()))
 * optimizer.step(() => w.mul(tensor([1, 2, 2])).sum())
 * optimizer.step(() => w.mul(tensor([1, 2, -1])).sum())
 * console.log(Array.from(w.data(), (x) => x < -0.5)) // [true, true, false]
 * ```
 */
export const cautious = defineOptimizer({
  name: 'cautious',
  hyperparameters: {},
  text: {
    en: 'Leaves out what the gradient speaks against.',
    pt: 'Deixa de fora aquilo que o gradiente contradiz.',
  },
  update({ gradient: g, change: made }) {
    const change = requiredChange('cautious', made)
    const agrees = where(less(change.mul(g), 0), change.onesLike(), 0)
    return { change: change.mul(agrees).mul(reciprocal(agrees.sum().add(1)).mul(change.size)) }
  },
})
