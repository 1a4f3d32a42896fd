import {
  abs,
  concat,
  defineTreeOptimizer,
  evaluateAt,
  greater,
  mapTree,
  max,
  minimum,
  optimize,
  parameter,
  planCount,
  readValues,
  reciprocal,
  slice,
  stack,
  type Tensor,
  type Tree,
  tensor,
  where,
  zeros,
} from '@chainrule/autograd'
import { describe, expect, it } from 'vitest'
import fixtures from '../../../../tools/oracles/fixtures/optimizers.json' with { type: 'json' }

const text = { en: 'A number.', pt: 'Um número.' }

type State = {
  direction: Tensor
  size: Tensor
  gradient: Tensor
  scale: Tensor
  /** One row for each remembered pair, the newest last; rows of zeros before there are so many. */
  steps: Tensor
  differences: Tensor
}

/**
 * L-BFGS with a fixed step length: several evaluations in one update, decisions on the host, a history as state.
 *
 * Nocedal and Wright, Numerical Optimization, Algorithms 7.4 and 7.5, with the scale and the stopping rules of PyTorch.
 */
const lbfgs = defineTreeOptimizer({
  name: 'lbfgs',
  hyperparameters: {
    learningRate: { default: 1, min: 0, text },
    iterations: { default: 20, min: 1, whole: true, text },
    history: { default: 10, min: 1, whole: true, fixed: true, text },
  },
  needs: ['evaluate', 'read'],
  init({ parameters, settings }): State {
    const flat = flatten(parameters)
    const none = flat.zerosLike()
    const pairs = zeros([settings.history, flat.size], { dtype: flat.dtype })
    const one = none.sum().add(1)
    return { direction: none, size: one, gradient: none, scale: one, steps: pairs, differences: pairs }
  },
  *update({ parameters, gradients, state, scalar, branch }) {
    let { direction, size, gradient, scale, steps, differences } = state
    let g = flatten(gradients)
    let w = flatten(parameters)
    const limit = branch((h) => h.iterations)
    const isFirst = branch((_, t) => (t === 1 ? 1 : 0)) === 1
    for (let i = 1; i <= limit; i++) {
      const difference = g.sub(gradient)
      const curvature = difference.mul(direction.mul(size)).sum()
      const isCurved = greater(curvature, isFirst && i === 1 ? Number.POSITIVE_INFINITY : 1e-10)
      steps = where(isCurved, pushed(steps, direction.mul(size)), steps)
      differences = where(isCurved, pushed(differences, difference), differences)
      scale = where(isCurved, curvature.div(difference.square().sum()), scale)
      direction = twoLoops(g, steps, differences, scale).neg()
      gradient = g
      const rate = scalar((h) => h.learningRate)
      size = isFirst && i === 1 ? minimum(reciprocal(abs(g).sum()), 1).mul(rate) : scale.onesLike().mul(rate)

      const keep = [w, g, direction, size, scale, steps, differences]
      const values = yield* readValues(stack([max(abs(g)), g.mul(direction).sum()]), keep)
      const [largest, slope] = values
      if (largest <= 1e-7 || slope > -1e-9) break
      w = w.add(direction.mul(size))
      if (i < limit) g = flatten((yield* evaluateAt(unflatten(w, parameters))).gradients)
    }
    return { parameters: unflatten(w, parameters), state: { direction, size, gradient, scale, steps, differences } }
  },
})

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
  return concat([slice(rows, [[1]]), row.reshape([1, -1])])
}

function row(rows: Tensor, i: number): Tensor {
  return slice(rows, [[i, i + 1]]).reshape([-1])
}

function flatten(tree: Tree): Tensor {
  return concat(Object.values(tree).map((part) => part.reshape([-1])))
}

function unflatten(flat: Tensor, like: Tree): Tree {
  let from = 0
  return mapTree(like, ({ shape, size }) => {
    from += size
    return slice(flat, [[from - size, from]]).reshape(shape)
  })
}

describe('L-BFGS', () => {
  const entry = fixtures.cases.find(({ optimizer, options }) => optimizer === 'LBFGS' && options.lr === 0.1)
  const [a, b] = entry?.start ?? []

  function rosenbrock() {
    const model = { x: parameter(tensor(Float64Array.of(a))), y: parameter(tensor(Float64Array.of(b))) }
    const loss = () => {
      const valley = model.y.sub(model.x.square()).square().mul(100)
      return valley.add(model.x.neg().add(1).square()).sum()
    }
    return { model, loss }
  }

  it('follows the reference through Rosenbrock’s valley', () => {
    const { model, loss } = rosenbrock()
    const optimizer = optimize(model, lbfgs({ learningRate: 0.1, history: 5 }))
    for (const expected of entry?.losses ?? []) {
      optimizer.step(loss)
      expect(Math.abs(loss().item() / expected - 1)).toBeLessThan(1e-6)
    }
    expect(model.x.item()).toBeCloseTo(entry?.end?.[0] as number, 7)
    expect(model.y.item()).toBeCloseTo(entry?.end?.[1] as number, 7)
  })

  it('stops on the host where the gradient is zero', () => {
    const w = parameter(tensor(Float64Array.of(3, 4)))
    const optimizer = optimize({ w }, lbfgs())
    let looks = 0
    const loss = () => {
      looks += 1
      return w
        .sub(tensor(Float64Array.of(1, 2)))
        .square()
        .sum()
    }
    optimizer.step(loss)
    expect(looks).toBeLessThan(6)
    expect(w.data()).toEqual(Float64Array.of(1, 2))
  })

  it('uses the same plans for all its iterations', () => {
    const { model, loss } = rosenbrock()
    const optimizer = optimize(model, lbfgs({ learningRate: 0.05, history: 3 }))
    for (let i = 0; i < 2; i++) optimizer.step(loss)
    const plans = planCount()
    for (let i = 0; i < 3; i++) optimizer.step(loss)
    expect(planCount()).toBe(plans)
  })
})
