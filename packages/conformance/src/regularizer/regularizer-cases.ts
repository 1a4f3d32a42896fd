import type { Case } from '../case.ts'
import { definitionOf } from '../shared/definition.ts'
import { depart } from '../shared/depart.ts'
import { describesItself } from '../shared/describes-itself.ts'
import { rejectsNumbers, rejectsOptions } from '../shared/rejection-cases.ts'
import { requiredOf } from '../shared/required-of.ts'
import type { MakeRegularizer, RegularizerOptions } from './options.ts'
import { penaltyCases } from './penalty-cases.ts'
import { settingCases } from './setting-cases.ts'

/**
 * What every regularizer must do, as a list of cases.
 *
 * @example
 * ```ts
 * import { defineRegularizer } from '@chainrule/autograd'
 * import { regularizerCases, runCases } from '@chainrule/conformance'
 *
 * const ridge = defineRegularizer({
 *   name: 'ridge',
 *   hyperparameters: {
 *     strength: { symbol: 'λ', default: 0.01, min: 0, text: { en: 'Weight of the penalty.', pt: 'Peso da penalidade.' } },
 *   },
 *   text: { en: 'The sum of squares.', pt: 'A soma dos quadrados.' },
 *   penalty: ({ parameter: w, strength }) => w.square().sum().mul(strength),
 * })
 * const outcomes = await runCases(regularizerCases('ridge', ridge))
 * console.log(outcomes.filter(({ error }) => error).length) // 0
 * ```
 */
export function regularizerCases(name: string, make: MakeRegularizer, options: RegularizerOptions = {}): Case[] {
  const definition = definitionOf(make)
  const declared = definition?.hyperparameters ?? null
  const settables = () =>
    Object.entries(declared ?? {}).map(([key, each]) => ({
      owner: make().name,
      name: key,
      declared: each,
      set: (value: number) => make().settings.set(key, value),
    }))
  const cases = [
    describesItself(() => make(), definition),
    ...(declared ? [rejectsNumbers(settables)] : []),
    ...rejectsOptions(
      definition,
      requiredOf(definition, () => make().settings.all()),
    ),
    ...penaltyCases(name, make, options),
    ...settingCases(name, make, declared, options),
  ]
  return depart(cases, options.departures)
}
