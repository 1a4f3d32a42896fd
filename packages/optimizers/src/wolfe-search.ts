import { abs, defineTreeOptimizer, mapTree, max, readValues, stack, type Tensor } from '@chainrule/autograd'
import { type LineTreePoint, lookAlong, slopeAlong } from './shared/look-along.ts'
import { requiredChange } from './shared/required-change.ts'
import { strongWolfe } from './shared/strong-wolfe.ts'

/**
 * A link for chains: finds a multiple of the change that satisfies the strong Wolfe conditions (zoom).
 *
 *     loss(w + size · change) ≤ loss(w) + c₁ size gᵀchange    and    |slope there| ≤ c₂ |gᵀchange|
 *     change <- size · change
 *
 * Nocedal and Wright, 2006, Numerical Optimization, Algorithms 3.5 and 3.6, with the numbers of PyTorch's
 * `strong_wolfe`; Optax's `scale_by_zoom_linesearch`. The search begins at size 1. Where the change does not lead
 * downhill the parameters stay as they are. It needs a loss without noise: the same batch for all looks, which the
 * closure gives. An update reads numbers on the way and cannot be captured.
 *
 * @throws ChainruleError `optimizer-needs-closure`, `no-change-to-alter`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { chain, gradientDescent, wolfeSearch } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3]))
 * const descent = gradientDescent({ learningRate: 100 })
 * const optimizer = optimize({ w }, chain(descent, wolfeSearch({ curvature: 0.1 })))
 * optimizer.step(() => w.square().sum())
 * console.log(Math.abs(w.item()) < 0.3) // true
 * ```
 */
export const wolfeSearch = defineTreeOptimizer({
  name: 'wolfeSearch',
  hyperparameters: {
    decrease: {
      symbol: 'c₁',
      default: 1e-4,
      above: 0,
      below: 1,
      scale: 'log',
      text: { en: 'Share of the promised decrease that is enough.', pt: 'Parcela da queda prometida que basta.' },
    },
    curvature: {
      symbol: 'c₂',
      default: 0.9,
      above: 0,
      below: 1,
      text: { en: 'Share of the slope that may be left.', pt: 'Parcela da inclinação que pode restar.' },
    },
    looks: {
      default: 25,
      min: 1,
      whole: true,
      text: { en: 'Most looks at the loss after the first.', pt: 'Máximo de avaliações da perda após a primeira.' },
    },
    tolerance: {
      default: 1e-9,
      min: 0,
      scale: 'log',
      text: { en: 'Movement of a weight below which it ends.', pt: 'Movimento de um peso abaixo do qual termina.' },
    },
  },
  text: {
    en: 'Finds a good multiple of the change by looking along it.',
    pt: 'Acha um bom múltiplo da mudança olhando ao longo dela.',
  },
  needs: ['loss', 'evaluate', 'read'],
  init: () => ({}),
  *update({ parameters, gradients, change: direction = {}, loss, state, branch }) {
    requiredChange('wolfeSearch', Object.values(direction)[0])
    const slope = slopeAlong(gradients, direction)
    const longest = Object.values(direction)
      .filter(({ size }) => size > 0)
      .map((along) => max(abs(along)).cast(slope.dtype))
    const read = stack([(loss as Tensor).reshape([]).cast(slope.dtype), slope, ...longest])
    const values = yield* readValues(read, [...Object.values(direction), ...Object.values(gradients)])
    const [first, rise, ...lengths] = values
    if (!(rise < 0)) return { state, change: mapTree(direction, (along) => along.zerosLike()) }
    const start: LineTreePoint = { size: 0, loss: first, slope: rise, parameters, gradients }
    const { size } = yield* strongWolfe(start, lookAlong(parameters, direction), {
      longest: Math.max(...lengths),
      decrease: branch((h) => h.decrease),
      curvature: branch((h) => h.curvature),
      tolerance: branch((h) => h.tolerance),
      limit: branch((h) => h.looks),
    })
    return { state, change: mapTree(direction, (along) => along.mul(size)) }
  },
})
