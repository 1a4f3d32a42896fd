import { defineOptimizer, type Tensor } from '@chainrule/autograd'
import { failing } from '../shared/failing.fixture.ts'
import { learningRate, text } from './good.fixture.ts'
import { optimizerCases } from './optimizer-cases.ts'
import type { MakeOptimizer, OptimizerOptions } from './options.ts'

const options: OptimizerOptions = {
  elementwise: true,
  statePerParameter: 1,
  converge: { steps: 120, settings: { learningRate: 0.05 } },
  period: 6,
}

/** The ids of the cases that a wrong optimizer does not meet, without those on Rosenbrock's valley. */
export const caughtBy = (make: MakeOptimizer, more: OptimizerOptions = {}) =>
  failing(optimizerCases('wrong', make, { ...options, ...more }).filter(({ id }) => id !== 'converges-rosenbrock'))

type Rule = Parameters<typeof defineOptimizer<{ learningRate: typeof learningRate }, { velocity: Tensor }>>[0]
export const wrong = (rule: Pick<Rule, 'update'> & Partial<Rule>) =>
  defineOptimizer<{ learningRate: typeof learningRate }, { velocity: Tensor }>({
    name: 'wrong',
    hyperparameters: { learningRate },
    text,
    init: (parameter) => ({ velocity: parameter.zerosLike() }),
    ...rule,
  })
