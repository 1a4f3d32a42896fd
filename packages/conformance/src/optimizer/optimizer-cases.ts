import type { Case } from '../case.ts'
import { depart } from '../shared/depart.ts'
import { absenceCases } from './absence-cases.ts'
import { captureCases } from './capture-cases.ts'
import { claimCases } from './claim-cases.ts'
import { compositionCases } from './composition-cases.ts'
import { convergenceCases } from './convergence-cases.ts'
import { determinismCases } from './determinism-cases.ts'
import { goldenCases } from './golden-cases.ts'
import { gradientCases } from './gradient-cases.ts'
import { hyperparameterCases } from './hyperparameter-cases.ts'
import { metadataCases } from './metadata-cases.ts'
import { needsCases } from './needs-cases.ts'
import type { MakeOptimizer, OptimizerOptions } from './options.ts'
import { purityCases } from './purity-cases.ts'
import { stateCases } from './state-cases.ts'
import { subjectOf } from './subject.ts'

/**
 * What every optimizer must do, as a list of cases.
 *
 * @param name - Stands in the messages.
 * @param make - Makes it anew at each call: a factory (`adam`), which is tested further, or `() => adam({ beta1: 0.5 })`.
 *
 * @example
 * ```ts
 * import { defineOptimizer, sign } from '@chainrule/autograd'
 * import { optimizerCases, runCases } from '@chainrule/conformance'
 *
 * const signDescent = defineOptimizer({
 *   name: 'signDescent',
 *   hyperparameters: {
 *     learningRate: { symbol: 'η', default: 0.1, min: 0, text: { en: 'Size of a step.', pt: 'Tamanho do passo.' } },
 *   },
 *   text: { en: 'Steps of one size.', pt: 'Passos de um só tamanho.' },
 *   update: ({ gradient: g, scalar }) => ({ change: sign(g).mul(scalar((h) => -h.learningRate)) }),
 * })
 * const converge = { rosenbrock: { tolerance: 0.2 } }
 * const options = { elementwise: true, statePerParameter: 0, claims: ['lossScale'], converge } as const
 * const outcomes = await runCases(optimizerCases('signDescent', signDescent, options))
 * console.log(outcomes.filter(({ error }) => error).length) // 0
 * ```
 */
export function optimizerCases(name: string, make: MakeOptimizer, options: OptimizerOptions = {}): Case[] {
  const subject = subjectOf(name, make, options)
  const cases = [
    metadataCases,
    hyperparameterCases,
    convergenceCases,
    goldenCases,
    claimCases,
    purityCases,
    determinismCases,
    stateCases,
    gradientCases,
    absenceCases,
    compositionCases,
    needsCases,
    captureCases,
  ].flatMap((part) => part(subject))
  return depart(cases, options.departures)
}
