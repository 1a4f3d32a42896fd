import { abs, defineOptimizer, sign } from '@chainrule/autograd'
import { requiredChange } from './shared/required-change.ts'

/**
 * A link for chains: the size of the change stays, its direction becomes that of the gradient.
 *
 *     change <- -sign(g) |change|
 *
 * Behind any optimizer with momentum: `chain(adam(), grams())` is Grams. Cao, Li and Song, 2024, Algorithm 1,
 * https://arxiv.org/abs/2412.17107. The paper has ε = 1e-6 in Adam.
 *
 * @throws ChainruleError `no-change-to-alter` where no optimizer stands before it.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, grams, momentum } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([0, 0]))
 * const optimizer = optimize({ w }, chain(momentum({ learningRate: 1, momentum: 0.5 }), grams()))
 * optimizer.step(() => w.mul(tensor([4, 4])).sum())
 * optimizer.step(() => w.mul(tensor([1, -1])).sum())
 * console.log(w.toArray()) // [-7, -3]
 * ```
 */
export const grams = defineOptimizer({
  name: 'grams',
  hyperparameters: {},
  text: {
    en: 'The size of the change, in the direction of the gradient.',
    pt: 'O tamanho da mudança, na direção do gradiente.',
  },
  update: ({ gradient: g, change }) => ({ change: abs(requiredChange('grams', change)).mul(sign(g)).neg() }),
})
