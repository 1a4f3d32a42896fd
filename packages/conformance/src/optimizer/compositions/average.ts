import { lerp, mapTree, type Optimizer, type StateTree, type Tree } from '@chainrule/autograd'
import { composite } from './composite.ts'

/** Keeps the mean of all parameters that there were, and is measured there. */
export function average(inner: Optimizer): Optimizer {
  return {
    ...composite('average', { inner }),
    init: ({ parameters, run }) => ({ mean: parameters, inner: run('inner') }),
    *update({ parameters, state, scalar, run }) {
      const before = state as { mean: Tree; inner: StateTree }
      const share = scalar((_, t) => 1 / (t + 1))
      const result = yield* run('inner', { state: before.inner })
      const moved = mapTree(result.change ?? {}, (change, name) => parameters[name].add(change))
      const now: Tree = { ...parameters, ...moved, ...result.parameters }
      const mean = mapTree(before.mean, (old, name) => lerp(old, now[name], share))
      return { ...result, state: { mean, inner: result.state } }
    },
    evaluationPoint: ({ state }) => (state as { mean: Tree }).mean,
  }
}
