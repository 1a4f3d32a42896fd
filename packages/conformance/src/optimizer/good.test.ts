import { describe, test } from 'vitest'
import {
  adam,
  averaged,
  decay,
  factored,
  lookingAhead,
  momentum,
  noise,
  normalized,
  polyak,
  searching,
  sharp,
} from './good.fixture.ts'
import { testOptimizer } from './test-optimizer.ts'

// Right optimizers pass: one of each kind that the contract allows.
const runner = { test, describe }

testOptimizer('momentum', momentum, {
  ...runner,
  elementwise: true,
  statePerParameter: 1,
  claims: ['translation'],
})

testOptimizer('adam', adam, {
  ...runner,
  elementwise: true,
  statePerParameter: 2,
  claims: ['translation', 'lossScale'],
  golden: [
    {
      source: 'Algorithm 1 on half the square of the norm: the first steps are of the size of the learning rate',
      start: [1, -2, 3],
      settings: { learningRate: 0.1 },
      path: [
        [0.9, -1.9, 2.9],
        [0.8004122, -1.8001665, 2.8001027],
        [0.7015863, -1.7006234, 2.7003815],
        [0.6039391, -1.6015049, 2.6009135],
      ],
      absolute: 1e-6,
    },
  ],
})

testOptimizer('factored', factored, {
  ...runner,
  statePerParameter: (shape) =>
    shape.length === 2 ? shape[0] + shape[1] : shape.reduce((size, length) => size * length, 1),
  converge: { settings: { learningRate: 1 } },
})

testOptimizer('normalized', normalized, {
  ...runner,
  statePerParameter: 0,
  sharedState: 1,
})

testOptimizer('sharpness around adam', sharp, { ...runner, statePerParameter: 2, period: 6 })
testOptimizer('lookahead around momentum', lookingAhead, {
  ...runner,
  statePerParameter: 2,
})
testOptimizer('polyak', polyak, { ...runner, converge: { steps: 1000 }, inert: ['most'] })
testOptimizer('searching', searching, { ...runner, converge: { settings: {} } })
testOptimizer('averaged', averaged, {
  ...runner,
  elementwise: true,
  statePerParameter: 1,
})
testOptimizer('noise before descent', noise, { ...runner, link: 'before', statePerParameter: 0 })
testOptimizer('decay after descent', decay, { ...runner, link: 'after', elementwise: true, statePerParameter: 0 })
