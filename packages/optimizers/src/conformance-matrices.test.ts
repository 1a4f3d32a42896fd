/** The suite of the family on optimizers that see more than one number at a time: factors, matrices, layers, searches. */
import { testOptimizer } from '@chainrule/conformance'
import { describe, it } from 'vitest'
import { atRate, memory } from './conformance.fixture.ts'
import {
  adafactor,
  came,
  conjugateGradient,
  divideByFactoredRms,
  lamb,
  lars,
  lbfgs,
  muon,
  newton,
  orthogonalMomentum,
  shampoo,
  sm3,
  soap,
} from './index.ts'

const runner = { test: it, describe }

testOptimizer('adafactor', adafactor, { ...runner, statePerParameter: memory.factored })
testOptimizer('divideByFactoredRms', divideByFactoredRms, {
  ...runner,
  link: 'before',
  statePerParameter: memory.factored,
})
testOptimizer('came', came, {
  ...runner,
  // A confidence is kept for matrices alone, factored too.
  statePerParameter: (shape) => memory.whole(shape) + memory.factored(shape) * (shape.length < 2 ? 1 : 2),
})
testOptimizer('sm3', sm3, { ...runner, statePerParameter: memory.covers, converge: atRate(3) })
testOptimizer('shampoo', shampoo, { ...runner, statePerParameter: memory.sides, converge: atRate(3), period: 20 })
testOptimizer('soap', soap, {
  ...runner,
  statePerParameter: (shape) => 2 * memory.whole(shape) + (shape.length < 2 ? 0 : memory.sides(shape)),
  period: 20,
})
testOptimizer('lamb', lamb, { ...runner, statePerParameter: 2 })
testOptimizer('lars', () => lars({ learningRate: 10 }), { ...runner, statePerParameter: 1 })
testOptimizer('orthogonalMomentum', orthogonalMomentum, { ...runner, ranks: { min: 2 }, statePerParameter: 1 })
testOptimizer('muon', () => muon(), {
  ...runner,
  statePerParameter: (shape) => memory.whole(shape) * (shape.length < 2 ? 2 : 1),
})

testOptimizer('lbfgs', lbfgs, {
  ...runner,
  converge: { steps: 10 },
  statePerParameter: 22,
  sharedState: 1,
})
testOptimizer('conjugateGradient', conjugateGradient, {
  ...runner,
  converge: { steps: 40 },
  statePerParameter: 2,
  sharedState: 1,
  inert: ['looks'],
})
const isFlat = 'a loss that is a plane has no Hessian to solve with: the error says so, and to add damping'
testOptimizer('newton', newton, {
  ...runner,
  statePerParameter: 0,
  converge: { steps: 20 },
  departures: {
    'finite-on-zero-gradients': isFlat,
    'finite-on-huge-gradients': isFlat,
    'finite-on-tiny-gradients': isFlat,
    'finite-on-sparse-gradients': isFlat,
    'finite-on-empty-parameters': isFlat,
    'finite-on-single-elements': isFlat,
    float64: isFlat,
  },
})
testOptimizer('newton with damping', () => newton({ damping: 0.1 }), { ...runner, converge: { steps: 200 } })
