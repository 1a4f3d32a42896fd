/** The suite of the family on elementwise optimizers and transforms whose own test files hold their formulas alone. */
import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { atRate } from './conformance.fixture.ts'
import {
  adagrad,
  adam,
  adamw,
  addDecayToGradient,
  amsgrad,
  centeredRmsprop,
  clipByGlobalNorm,
  clipByRms,
  cocob,
  decayWeights,
  divideByDeviation,
  divideByRms,
  gradientDescent,
  momentum,
  nesterov,
  rmsprop,
  softThreshold,
} from './index.ts'

const runner = { test: it, describe }
const elementwise = { ...runner, elementwise: true } as const

testOptimizer('gradientDescent', gradientDescent, { ...elementwise, statePerParameter: 0 })
testOptimizer('momentum', momentum, { ...elementwise, statePerParameter: 1 })
testOptimizer('nesterov', nesterov, { ...elementwise, statePerParameter: 1 })
testOptimizer('adagrad', adagrad, { ...elementwise, statePerParameter: 1, converge: atRate(3) })
testOptimizer('rmsprop', rmsprop, { ...elementwise, statePerParameter: 1 })
testOptimizer('centeredRmsprop', centeredRmsprop, { ...elementwise, statePerParameter: 2 })
testOptimizer('adam', adam, { ...elementwise, statePerParameter: 2 })
testOptimizer('adamw', adamw, { ...elementwise, statePerParameter: 2 })
testOptimizer('amsgrad', amsgrad, { ...elementwise, statePerParameter: 3 })
testOptimizer('cocob', cocob, { ...elementwise, statePerParameter: 5, converge: { rosenbrock: { tolerance: 0.2 } } })

const before = { ...elementwise, link: 'before' } as const
testOptimizer('divideByRms', divideByRms, { ...before, statePerParameter: 1 })
testOptimizer('divideByDeviation', divideByDeviation, { ...before, statePerParameter: 2 })
testOptimizer('addDecayToGradient', addDecayToGradient, { ...before, statePerParameter: 0 })
testOptimizer('clipByGlobalNorm', clipByGlobalNorm, { ...runner, link: 'before', statePerParameter: 0 })
testOptimizer('clipByRms', clipByRms, { ...runner, link: 'before', statePerParameter: 0 })

const after = { ...elementwise, link: 'after', statePerParameter: 0 } as const
testOptimizer('decayWeights', decayWeights, after)
testOptimizer('softThreshold', softThreshold, after)
