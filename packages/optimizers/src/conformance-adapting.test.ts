/** The suite of the family on optimizers that find their own step, average, or look at curvature. */
import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { atRate } from './conformance.fixture.ts'
import {
  dAdaptedAdagrad,
  dAdaptedAdam,
  dAdaptedAdan,
  dAdaptedLion,
  dAdaptedSgd,
  dog,
  dowg,
  momo,
  momoAdam,
  prodigy,
  scheduleFreeAdamW,
  scheduleFreeRadam,
  scheduleFreeSgd,
  sophiaG,
  sophiaH,
} from './index.ts'

const runner = { test: it, describe }
const intoTheValley = { rosenbrock: { tolerance: 0.2 } }

testOptimizer('prodigy', prodigy, { ...runner, statePerParameter: 4, sharedState: 2 })
testOptimizer('dAdaptedSgd', dAdaptedSgd, { ...runner, statePerParameter: 2, sharedState: 3 })
testOptimizer('dAdaptedAdam', dAdaptedAdam, { ...runner, statePerParameter: 3, sharedState: 2 })
testOptimizer('dAdaptedLion', dAdaptedLion, { ...runner, statePerParameter: 2, sharedState: 2 })
testOptimizer('dAdaptedAdagrad', dAdaptedAdagrad, {
  ...runner,
  statePerParameter: 3,
  sharedState: 2,
  converge: intoTheValley,
})
testOptimizer('dAdaptedAdan', dAdaptedAdan, {
  ...runner,
  statePerParameter: 5,
  sharedState: 2,
  converge: { rosenbrock: { settings: { learningRate: 0.1 } } },
})
testOptimizer('dog', dog, { ...runner, statePerParameter: 1, sharedState: 2, converge: intoTheValley })
testOptimizer('dowg', dowg, { ...runner, statePerParameter: 1, sharedState: 2 })
testOptimizer('momo', momo, { ...runner, statePerParameter: 1, sharedState: 2 })
// The loss of these problems never comes near its lower bound.
testOptimizer('momoAdam', momoAdam, { ...runner, statePerParameter: 2, sharedState: 2, inert: ['lowest'] })

testOptimizer('scheduleFreeSgd', scheduleFreeSgd, {
  ...runner,
  statePerParameter: 1,
  // Weights of averages follow the largest rate so far, which is constant here.
  inert: ['ratePower'],
  converge: { rosenbrock: { settings: { learningRate: 0.1 } } },
})
testOptimizer('scheduleFreeAdamW', scheduleFreeAdamW, { ...runner, statePerParameter: 2 })
testOptimizer('scheduleFreeRadam', scheduleFreeRadam, {
  ...runner,
  statePerParameter: 2,
  converge: { ...atRate(1), rosenbrock: { settings: { learningRate: 1 } } },
})

testOptimizer('sophiaH', sophiaH, { ...runner, statePerParameter: 2, period: 20 })
testOptimizer('sophiaG', () => sophiaG({ batchSize: 4 }), { ...runner, statePerParameter: 2, period: 20 })
