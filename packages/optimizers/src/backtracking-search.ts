import { defineTreeOptimizer, mapTree, readValues, stack, type Tensor } from '@chainrule/autograd'
import { lookAlong, slopeAlong } from './shared/look-along.ts'
import { requiredChange } from './shared/required-change.ts'
import { sharedNumber } from './shared/totals.ts'

/** The step that the last search took: the next one starts from it. */
export type BacktrackingSearchState = { size: Tensor }

/**
 * A link for chains: shortens the change until the loss has sunk far enough (backtracking, Armijo).
 *
 *     size   = min(largest, growth · last size)
 *     while loss(w + size · change) > loss(w) + c size gᵀchange:  size <- shrink · size
 *     change <- size · change
 *
 * Nocedal and Wright, 2006, Numerical Optimization, Algorithm 3.1; growth, numbers and limit are those of Optax's
 * `scale_by_backtracking_linesearch`. Where no look satisfies the condition the parameters stay as they are (Optax
 * takes the last size). It needs a loss without noise: the same batch for all looks, which the closure gives. An update
 * reads numbers on the way and cannot be captured.
 *
 * @throws ChainruleError `optimizer-needs-closure`, `no-change-to-alter`.
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { backtrackingSearch, chain, gradientDescent } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const descent = gradientDescent({ learningRate: 4 })
 * const optimizer = optimize({ w }, chain(descent, backtrackingSearch({ shrink: 0.5 })))
 * optimizer.step(() => w.square().sum())
 * console.log(w.item()) // 0
 * ```
 */
export const backtrackingSearch = defineTreeOptimizer({
  name: 'backtrackingSearch',
  hyperparameters: {
    decrease: {
      symbol: 'c',
      default: 1e-4,
      min: 0,
      below: 1,
      scale: 'log',
      text: { en: 'Share of the promised decrease that is enough.', pt: 'Parcela da queda prometida que basta.' },
    },
    shrink: {
      default: 0.8,
      above: 0,
      below: 1,
      text: { en: 'What remains of a size that was too large.', pt: 'O que resta de um tamanho grande demais.' },
    },
    growth: {
      default: 1.5,
      min: 1,
      text: { en: 'How much larger the next search begins.', pt: 'Quanto maior a próxima busca começa.' },
    },
    largest: {
      default: 1,
      above: 0,
      scale: 'log',
      text: { en: 'Largest size.', pt: 'Maior tamanho.' },
    },
    looks: {
      default: 15,
      min: 1,
      whole: true,
      text: { en: 'Most looks at the loss.', pt: 'Máximo de avaliações da perda.' },
    },
  },
  text: {
    en: 'Shortens the change until the loss has sunk far enough.',
    pt: 'Encurta a mudança até a perda cair o bastante.',
  },
  needs: ['loss', 'evaluate', 'read'],
  init: ({ parameters, settings }): BacktrackingSearchState => ({ size: sharedNumber(parameters, settings.largest) }),
  *update({ parameters, gradients, change: direction = {}, loss, state, branch }) {
    requiredChange('backtrackingSearch', Object.values(direction)[0])
    const slope = slopeAlong(gradients, direction)
    const read = stack([(loss as Tensor).reshape([]).cast(slope.dtype), slope, state.size.cast(slope.dtype)])
    const values = yield* readValues(read, Object.values(direction))
    const [start, rise, last] = values
    const look = lookAlong(parameters, direction)
    let size = Math.min(
      branch((h) => h.largest),
      branch((h) => h.growth) * last,
    )
    for (let looks = branch((h) => h.looks); looks > 0; looks--) {
      const { loss: there } = yield* look(size)
      if (there <= start + branch((h) => h.decrease) * size * Math.min(rise, 0)) {
        return {
          change: mapTree(direction, (along) => along.mul(size)),
          state: { size: state.size.zerosLike().add(size) },
        }
      }
      size *= branch((h) => h.shrink)
    }
    return {
      change: mapTree(direction, (along) => along.zerosLike()),
      state: { size: state.size.zerosLike().add(size) },
    }
  },
})
