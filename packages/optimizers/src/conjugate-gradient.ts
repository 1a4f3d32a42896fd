import {
  abs,
  defineTreeOptimizer,
  full,
  greater,
  less,
  mapTree,
  max,
  maximum,
  readValues,
  stack,
  type Tensor,
  type Tree,
  treeDot,
  treeMap,
  where,
} from '@chainrule/autograd'
import { lookAlong } from './shared/look-along.ts'
import { strongWolfe } from './shared/strong-wolfe.ts'

/** What `conjugateGradient` remembers. */
export type ConjugateGradientState = { directions: Tree; gradients: Tree; gain: Tensor }

/**
 * Nonlinear conjugate gradient: each direction keeps what the last one has won. For smooth losses without noise.
 *
 *     β         =  max(0, ⟨g, g - g before⟩ / ⟨g before, g before⟩)
 *     direction <- -g + β direction      (-g where that does not descend)
 *     w         <- w + size · direction, size by a search for the strong Wolfe conditions
 *
 * Polak and Ribière, 1969, with the restart of Powell, 1984 ("PR+"): Nocedal and Wright, 2006, Numerical Optimization,
 * Algorithm 5.4 and equations 5.44 and 5.45, whose c₁ and c₂ these are. The first size to try is min(1, 1 / ‖g‖₁), later the
 * one that would win as much as the last step did (section 3.5). One update is one search; it reads numbers on the way and
 * cannot be captured.
 *
 * @throws ChainruleError `optimizer-needs-closure`
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { conjugateGradient } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, -4]))
 * const optimizer = optimize({ w }, conjugateGradient())
 * for (let i = 0; i < 4; i++) optimizer.step(() => w.mul(tensor([1, 3])).sub(6).square().sum())
 * console.log(w.data().map(Math.round)) // Float32Array(2) [6, 2]
 * ```
 */
export const conjugateGradient = defineTreeOptimizer({
  name: 'conjugateGradient',
  hyperparameters: {
    decrease: {
      symbol: 'c₁',
      default: 1e-4,
      above: 0,
      below: 1,
      scale: 'log',
      text: { en: 'Share of the promised decrease that is enough.', pt: 'Parcela da redução prometida que basta.' },
    },
    curvature: {
      symbol: 'c₂',
      default: 0.1,
      above: 0,
      below: 1,
      text: { en: 'Share of the slope that may be left.', pt: 'Parcela da inclinação que pode restar.' },
    },
    looks: {
      default: 25,
      min: 1,
      whole: true,
      text: { en: 'Most looks at the loss in one search.', pt: 'Máximo de avaliações da perda em uma busca.' },
    },
  },
  text: {
    en: 'Conjugate directions with a line search.',
    pt: 'Direções conjugadas com busca linear.',
  },
  needs: ['loss', 'evaluate', 'read'],
  init: ({ parameters }): ConjugateGradientState => {
    const none = mapTree(parameters, (w) => w.zerosLike())
    return { directions: none, gradients: none, gain: treeDot(none, none) }
  },
  *update({ parameters, gradients, loss, state, branch }) {
    const [decrease, curvature, limit] = [branch((h) => h.decrease), branch((h) => h.curvature), branch((h) => h.looks)]
    const before = mapTree(gradients, (_, name) => state.gradients[name])
    const size = treeDot(before, before)
    const difference = mapTree(gradients, (g, name) => g.sub(before[name]))
    const share = where(greater(size, 0), maximum(treeDot(gradients, difference).div(size), 0), 0)
    const conjugate = mapTree(gradients, (g, name) => state.directions[name].mul(share.cast(g.dtype)).sub(g))
    const descends = less(treeDot(gradients, conjugate), 0)
    const direction = mapTree(gradients, (g, name) => where(descends, conjugate[name], g.neg()))
    const slope = treeDot(gradients, direction)

    // Declared in `needs`: there is a loss.
    const height = (loss as Tensor).reshape([]).cast(slope.dtype)
    const lengths = Object.values(treeMap(gradients, (g) => abs(g).sum().cast(slope.dtype)))
    const steepness = lengths.reduce((sum, length) => sum.add(length))
    const largest = Object.values(direction).map((d) => (d.size === 0 ? d.sum() : max(abs(d))).cast(slope.dtype))
    const longest = largest.reduce((most, length) => maximum(most, length))
    const read = stack([height, slope, state.gain, steepness, longest])
    const values = yield* readValues(read, [...Object.values(direction), ...Object.values(gradients)])
    const [start, down, gain, first, farthest] = values
    if (!(down < 0)) return { parameters: {}, change: mapTree(gradients, (g) => g.zerosLike()), state }

    const here = { size: 0, loss: start, slope: down, parameters, gradients }
    const wanted = gain < 0 ? gain / down : Math.min(1, 1 / first)
    const options = { first: wanted, longest: farthest, decrease, curvature, limit }
    const found = yield* strongWolfe(here, lookAlong(parameters, direction), options)
    return {
      parameters: mapTree(gradients, (_, name) => found.parameters[name]),
      state: {
        directions: { ...state.directions, ...direction },
        gradients: { ...state.gradients, ...gradients },
        gain: full([], found.size * down, { dtype: state.gain.dtype }),
      },
    }
  },
})
