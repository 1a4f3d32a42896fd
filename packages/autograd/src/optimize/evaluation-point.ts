import type { Part, StateTree, Tree } from '../contracts/optimizer.ts'
import { infoOf, presentIn } from './info.ts'
import { innerPart } from './parts.ts'
import type { RunningOptimizer } from './running-optimizer.ts'
import { weakScalar } from './tools.ts'
import { withValues } from './with-values.ts'

/**
 * Runs `body` with the parameters where the method of an optimizer wants them measured: averages, for example. Most methods
 * want them where they are.
 *
 * @example
 * ```ts
 * import { atEvaluationPoint, optimize, parameter, tensor } from '@chainrule/autograd'
 * import { scheduleFreeSgd } from '@chainrule/optimizers'
 *
 * const w = parameter(tensor([1]))
 * const optimizer = optimize({ w }, scheduleFreeSgd({ learningRate: 0.25, beta1: 0.5 }))
 * for (let i = 0; i < 2; i++) optimizer.step(() => w.sum())
 * console.log(w.item(), atEvaluationPoint(optimizer, () => w.item())) // 0.5625 0.625
 * ```
 */
export function atEvaluationPoint<T>(optimizer: RunningOptimizer, body: () => T): T {
  const { parameters, parts, state } = optimizer
  const info = infoOf(parameters)
  const pointOf = (part: Part, tree: Tree, state: StateTree): Tree => {
    const point = part.optimizer.evaluationPoint?.({
      parameters: tree,
      state,
      info,
      part,
      scalar: (f) => weakScalar(() => f(part.numbers(), part.steps)),
      run: (name, sees) => pointOf(innerPart(part, name), sees.parameters ?? tree, sees.state),
    })
    return point ?? {}
  }
  return withValues(parameters, pointOf(parts.get('') as Part, presentIn(parameters), state), body)
}
