/** The suite of the family on what is put around, before or behind other optimizers. */
import { treeNorm } from '@chainrule/autograd'
import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import {
  accumulate,
  adam,
  adamw,
  asam,
  chain,
  clipByGlobalNorm,
  freeze,
  gradientDescent,
  lookahead,
  maximize,
  momentum,
  monitor,
  only,
  partition,
  project,
  projectL2Ball,
  sam,
} from './index.ts'

const runner = { test: it, describe }

testOptimizer('sam', () => sam(gradientDescent()), { ...runner, statePerParameter: 0 })
testOptimizer('asam', () => asam(gradientDescent()), { ...runner, statePerParameter: 0 })
testOptimizer('lookahead', () => lookahead(adam({ learningRate: 0.5 })), {
  ...runner,
  statePerParameter: 3,
  period: 15,
})
testOptimizer('accumulate', () => accumulate(adam(), { every: 1 }), runner)
testOptimizer('chain', () => chain(clipByGlobalNorm({ maxNorm: 0.5 }), adamw()), { ...runner, statePerParameter: 2 })
testOptimizer('maximize twice', () => chain(maximize(), maximize(), gradientDescent()), {
  ...runner,
  elementwise: true,
  statePerParameter: 0,
})
testOptimizer(
  'partition',
  () => partition({ matrices: momentum(), others: adam() }, ({ shape }) => (shape.length < 2 ? 'others' : 'matrices')),
  { ...runner, statePerParameter: (shape) => shape.reduce((size, n) => size * n, 1) * (shape.length < 2 ? 2 : 1) },
)
testOptimizer('only', () => only(adam(), () => true), { ...runner, elementwise: true, statePerParameter: 2 })
testOptimizer('freeze', () => freeze(adam(), () => false), { ...runner, elementwise: true, statePerParameter: 2 })
testOptimizer('monitor', () => monitor({ norm: ({ gradients }) => treeNorm(gradients) }), {
  ...runner,
  link: 'before',
  statePerParameter: 0,
  sharedState: 1,
})
testOptimizer('project', () => project((w) => projectL2Ball(w, 100)), {
  ...runner,
  link: 'after',
  statePerParameter: 0,
})
