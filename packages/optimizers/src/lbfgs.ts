import {
  abs,
  concat,
  defineTreeOptimizer,
  evaluateAt,
  full,
  greater,
  max,
  minimum,
  readValues,
  reciprocal,
  slice,
  stack,
  type Tensor,
  where,
  zeros,
} from '@chainrule/autograd'
import { flatten, unflatten } from './shared/flat.ts'
import { type LineTreePoint, lookAlong } from './shared/look-along.ts'
import { type LineLook, strongWolfe } from './shared/strong-wolfe.ts'

/** What `lbfgs` remembers. */
export type LbfgsState = {
  /** The last step, and the gradient before it. */
  step: Tensor
  gradient: Tensor
  scale: Tensor
  /** One row for each remembered pair, the newest last; rows of zeros before there are so many. */
  steps: Tensor
  differences: Tensor
}

/**
 * L-BFGS: Newton's direction from the last few gradients, and a line search along it. For smooth losses without noise.
 *
 *     y         =  g - g before,  s = last step      (remembered where yᵀs > 1e-10)
 *     direction =  -H g,  H from the last m pairs, on γ I with γ = yᵀs / yᵀy      (two loops)
 *     size      =  where the strong Wolfe conditions hold, searched from η on      (at first from min(1, 1 / ‖g‖₁) η)
 *     w         <- w + size · direction,  up to n times in one update
 *
 * Nocedal and Wright, 2006, Numerical Optimization, Algorithms 7.4 and 7.5, with the first size, the stopping rules and
 * the numbers of PyTorch's `LBFGS(line_search_fn='strong_wolfe')`, whose history is 100. `looks: 0` is PyTorch without
 * a search: every size is η. One vector holds all parameters, which need the same type. An update reads numbers on the
 * way and cannot be captured.
 *
 * @throws ChainruleError `optimizer-needs-closure`
 *
 * @example
 * ```ts
 * import { optimize, parameter, tensor } from '@chainrule/autograd'
 * import { lbfgs } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([3, -4]))
 * const optimizer = optimize({ w }, lbfgs())
 * optimizer.step(() => w.sub(tensor([1, 2])).square().sum())
 * console.log(w.data().map(Math.round)) // Float32Array(2) [1, 2]
 * ```
 */
export const lbfgs = defineTreeOptimizer({
  name: 'lbfgs',
  hyperparameters: {
    learningRate: {
      symbol: 'η',
      default: 1,
      min: 0,
      scale: 'log',
      text: {
        en: 'The first size to try, in units of the direction.',
        pt: 'O primeiro tamanho a provar, em unidades da direção.',
      },
    },
    iterations: {
      symbol: 'n',
      default: 20,
      min: 1,
      whole: true,
      text: { en: 'Most steps in one update.', pt: 'Máximo de passos em uma atualização.' },
    },
    looks: {
      default: 25,
      min: 0,
      whole: true,
      text: {
        en: 'Most looks at the loss in one search; 0 for steps of a fixed size.',
        pt: 'Máximo de avaliações da perda em uma busca; 0 para passos de tamanho fixo.',
      },
    },
    history: {
      symbol: 'm',
      default: 10,
      min: 1,
      whole: true,
      fixed: true,
      text: { en: 'Pairs to remember.', pt: 'Pares a lembrar.' },
    },
    gradientTolerance: {
      default: 1e-7,
      min: 0,
      scale: 'log',
      text: { en: 'Largest slope at which the update ends.', pt: 'Maior inclinação em que a atualização termina.' },
    },
    changeTolerance: {
      default: 1e-9,
      min: 0,
      scale: 'log',
      text: {
        en: 'Change of the loss or of the weights at which the update ends.',
        pt: 'Mudança da perda ou dos pesos em que a atualização termina.',
      },
    },
  },
  text: {
    en: 'Newton directions from a few gradients, with a line search.',
    pt: 'Direções de Newton a partir de poucos gradientes, com busca linear.',
  },
  needs: ['loss', 'evaluate', 'read'],
  init({ parameters, settings }): LbfgsState {
    const flat = flatten(parameters)
    const none = flat.zerosLike()
    const pairs = zeros([settings.history, flat.size], { dtype: flat.dtype })
    return { step: none, gradient: none, scale: full([], 1, { dtype: flat.dtype }), steps: pairs, differences: pairs }
  },
  *update({ parameters, gradients, loss, state, scalar, branch }) {
    let { step, gradient, scale, steps, differences } = state
    const { dtype } = step
    const limit = branch((h) => h.iterations)
    const looks = branch((h) => h.looks)
    const [flatEnough, stillEnough] = [branch((h) => h.gradientTolerance), branch((h) => h.changeTolerance)]
    const isNew = branch((_, t) => (t === 1 ? 1 : 0)) === 1
    let [w, g] = [flatten(parameters), flatten(gradients, parameters)]
    // Declared in `needs`: there is a loss.
    let height = (loss as Tensor).reshape([]).cast(dtype)
    let last = Number.NaN
    let evaluations = 1
    for (let i = 1; i <= limit && evaluations < Math.max(2, Math.floor(1.25 * limit)); i++) {
      const isFirst = isNew && i === 1
      const difference = g.sub(gradient)
      const curvature = difference.mul(step).sum()
      const isCurved = greater(curvature, isFirst ? Number.POSITIVE_INFINITY : 1e-10)
      const nextSteps = where(isCurved, pushed(steps, step), steps)
      const nextDifferences = where(isCurved, pushed(differences, difference), differences)
      const nextScale = where(isCurved, curvature.div(difference.square().sum()), scale)
      const direction = twoLoops(g, nextSteps, nextDifferences, nextScale).neg()
      const rate = scalar((h) => h.learningRate)
      const first = (isFirst ? minimum(reciprocal(abs(g).sum()), 1) : nextScale.onesLike()).mul(rate)

      const read = stack([max(abs(g)), max(abs(direction)), g.mul(direction).sum(), first, height])
      const keep = [w, g, direction, nextScale, nextSteps, nextDifferences]
      const [steepest, longest, slope, size, value] = yield* readValues(read, keep)
      if (steepest <= flatEnough || Math.abs(value - last) < stillEnough) break
      scale = nextScale
      steps = nextSteps
      differences = nextDifferences
      gradient = g
      last = value
      if (slope > -stillEnough) break

      if (looks === 0) {
        step = direction.mul(size)
        w = w.add(step)
        if (i === limit || size * longest <= stillEnough) break
        const there = yield* evaluateAt(unflatten(w, parameters))
        evaluations += 1
        g = flatten(there.gradients, parameters)
        height = there.loss.reshape([]).cast(dtype)
      } else {
        const here = {
          size: 0,
          loss: value,
          slope,
          parameters: unflatten(w, parameters),
          gradients: unflatten(g, parameters),
        }
        const look = counting(lookAlong(here.parameters, unflatten(direction, parameters)), () => {
          evaluations += 1
        })
        const found = yield* strongWolfe(here, look, { first: size, longest, limit: looks, tolerance: stillEnough })
        step = direction.mul(found.size)
        w = flatten(found.parameters)
        g = flatten(found.gradients, parameters)
        height = full([], found.loss, { dtype })
        if (found.size * longest <= stillEnough) break
      }
    }
    return { parameters: unflatten(w, parameters), state: { step, gradient, scale, steps, differences } }
  },
})

function counting(look: LineLook<LineTreePoint>, count: () => void): LineLook<LineTreePoint> {
  return function* (size) {
    count()
    return yield* look(size)
  }
}

/** The inverse Hessian that the pairs describe, applied to a vector. Pairs of zeros take no part. */
function twoLoops(g: Tensor, steps: Tensor, differences: Tensor, scale: Tensor): Tensor {
  const [count] = steps.shape
  const pairs = Array.from({ length: count }, (_, i) => {
    const [s, y] = [row(steps, i), row(differences, i)]
    const curvature = s.mul(y).sum()
    return { s, y, inverse: where(greater(curvature, 0), reciprocal(curvature), 0) }
  })
  let q = g
  const shares = pairs.toReversed().map(({ s, y, inverse }) => {
    const share = s.mul(q).sum().mul(inverse)
    q = q.sub(y.mul(share))
    return share
  })
  return pairs.reduce((r, { s, y, inverse }, i) => {
    const back = y.mul(r).sum().mul(inverse)
    return r.add(s.mul(shares[count - 1 - i].sub(back)))
  }, q.mul(scale))
}

function pushed(rows: Tensor, row: Tensor): Tensor {
  return concat([slice(rows, [[1]]), row.reshape([1, row.size])])
}

function row(rows: Tensor, i: number): Tensor {
  return slice(rows, [[i, i + 1]]).reshape([rows.shape[1]])
}
