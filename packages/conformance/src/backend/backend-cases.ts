import type { Backend } from '@chainrule/autograd'
import type { Case, Departures } from '../case.ts'
import { depart } from '../shared/depart.ts'
import { errorCases } from './error-cases.ts'
import { operationCases } from './operation-cases.ts'
import { planCases } from './plan-cases.ts'
import { randomCases } from './random-cases.ts'
import { stateCases } from './state-cases.ts'

/** What is said of a backend, so that the right thing is tested. */
export interface BackendOptions {
  /**
   * Units in the last place that results of single primitives may be off, in place of the usual limits: `{ div: 2.5 }`.
   *
   * @default correct rounding for add, sub, mul, div and sqrt; 4 to 16 for other functions
   */
  ulps?: { readonly [primitive: string]: number }
  departures?: Departures
}

/**
 * What every backend must do, as a list of cases: each primitive in each type that it takes, plans, state and errors.
 *
 * Results are compared with the reference backend: in float64, with the error that rounding allows; bit for bit where
 * nothing is rounded.
 *
 * @example
 * ```ts
 * import { referenceBackend } from '@chainrule/autograd'
 * import { backendCases, runCases } from '@chainrule/conformance'
 *
 * const sums = backendCases(referenceBackend).filter(({ id }) => id.startsWith('sum-'))
 * const outcomes = await runCases(sums)
 * console.log(outcomes.filter(({ error }) => error).length) // 0
 * ```
 */
export function backendCases(backend: Backend, { ulps = {}, departures }: BackendOptions = {}): Case[] {
  const cases = [
    ...planCases(backend),
    ...stateCases(backend),
    ...randomCases(backend),
    ...errorCases(backend),
    ...operationCases(backend, ulps),
  ]
  return depart(cases, departures)
}
