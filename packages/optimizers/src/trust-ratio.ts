import { defineOptimizer, greater, inherited, where } from '@chainrule/autograd'
import { requiredChange } from './shared/required-change.ts'

/**
 * A link for chains: the change of each parameter becomes a share of the size of its weights, whatever the gradient.
 *
 *     step   = change / η
 *     ratio  = c ‖w‖ / (‖step‖ + ε)          (1 where ‖w‖ or ‖step‖ is 0)
 *     change <- ratio · change
 *
 * `η` is the learning rate of the optimizer beside it: behind `adamw` this is LAMB (You et al., 2020, Algorithm 2,
 * https://arxiv.org/abs/1904.00962), on gradients it is LARS (You et al., 2017, section 4,
 * https://arxiv.org/abs/1708.03888, with c = 0.001). Optax's `scale_by_trust_ratio`, which stands before the learning
 * rate.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, trustRatio } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, 4]))
 * const optimizer = optimize({ w }, chain(gradientDescent({ learningRate: 0.5 }), trustRatio()))
 * optimizer.step(() => w.mul(tensor([0, 1000])).sum())
 * console.log(w.toArray()) // [3, 1.5]
 * ```
 */
export const trustRatio = defineOptimizer({
  name: 'trustRatio',
  hyperparameters: {
    coefficient: {
      symbol: 'c',
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'How far the ratio is trusted.', pt: 'Quanto se confia na razão.' },
    },
    epsilon: {
      symbol: 'ε',
      default: 0,
      min: 0,
      scale: 'log',
      text: { en: 'Added to the size of the step.', pt: 'Somado ao tamanho do passo.' },
    },
  },
  text: {
    en: 'Changes in proportion to the size of the weights.',
    pt: 'Mudanças em proporção ao tamanho dos pesos.',
  },
  update({ parameter: w, change: given, scalar, part }) {
    const change = requiredChange('trustRatio', given)
    const learningRate = inherited(part, 'learningRate')
    const [size, length] = [w, change].map((x) => x.square().sum().sqrt())
    const whole = size.mul(scalar((h) => h.coefficient * learningRate()))
    const ratio = whole.div(length.add(scalar((h) => h.epsilon * learningRate())))
    return { change: change.mul(where(greater(size.mul(length), 0), ratio, 1)) }
  },
})
