import type { Case } from '../case.ts'
import { definitionOf } from '../shared/definition.ts'
import { depart } from '../shared/depart.ts'
import { describesItself } from '../shared/describes-itself.ts'
import { rejectsOptions } from '../shared/rejection-cases.ts'
import { requiredOf } from '../shared/required-of.ts'
import { drawCases } from './draw-cases.ts'
import { momentCases } from './moment-cases.ts'
import type { InitializerOptions, MakeInitializer } from './options.ts'

/**
 * What every initializer must do, as a list of cases.
 *
 * Mean and variance are compared with what it declares over 256 independent draws; a right one fails such a case less than
 * once in ten million seeds, one that is off by a tenth does not pass.
 *
 * @example
 * ```ts
 * import { defineInitializer, drawNormal } from '@chainrule/autograd'
 * import { initializerCases, runCases } from '@chainrule/conformance'
 *
 * const small = defineInitializer({
 *   name: 'small',
 *   hyperparameters: { deviation: { symbol: 'σ', default: 0.01, min: 0, text: { en: 'Spread.', pt: 'Dispersão.' } } },
 *   text: { en: 'Small normal numbers.', pt: 'Números normais pequenos.' },
 *   expected: ({ deviation }) => ({ mean: 0, variance: deviation ** 2 }),
 *   draw: ({ shape, dtype, random, expected }) => drawNormal(random, shape, { dtype, ...expected }),
 * })
 * const outcomes = await runCases(initializerCases('small', small))
 * console.log(outcomes.filter(({ error }) => error).length) // 0
 * ```
 */
export function initializerCases(name: string, make: MakeInitializer, options: InitializerOptions = {}): Case[] {
  const definition = definitionOf(make)
  const cases = [
    describesItself(() => make(), definition),
    ...rejectsOptions(
      definition,
      requiredOf(definition, () => make().settings),
    ),
    ...drawCases(name, make, options),
    ...momentCases(name, make, options),
  ]
  return depart(cases, options.departures)
}
