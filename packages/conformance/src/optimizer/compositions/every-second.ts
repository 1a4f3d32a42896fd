import { mapTree, type Optimizer, type StateTree, type Tree } from '@chainrule/autograd'
import { composite } from './composite.ts'

/** Steps at every second call with the mean of both gradients, as `accumulate` of `@chainrule/optimizers`. */
export function everySecond(inner: Optimizer): Optimizer {
  return {
    ...composite('everySecond', { inner }),
    init: ({ parameters, run }) => ({
      sum: mapTree(parameters, (parameter) => parameter.zerosLike()),
      inner: run('inner'),
    }),
    *update({ gradients, state, branch, run }) {
      const before = state as { sum: Tree; inner: StateTree }
      const sum: Tree = { ...before.sum, ...mapTree(gradients, (gradient, name) => before.sum[name].add(gradient)) }
      if (branch((_, __, call) => call % 2)) return { state: { sum, inner: before.inner }, advance: false }
      const means = mapTree(gradients, (_, name) => sum[name].mul(0.5))
      const result = yield* run('inner', { state: before.inner, gradients: means })
      return { ...result, state: { sum: mapTree(sum, (total) => total.zerosLike()), inner: result.state } }
    },
  }
}
