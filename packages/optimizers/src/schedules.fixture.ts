import type { DescribedSchedule, Schedule } from '@chainrule/autograd'
import { expect } from 'vitest'
import fixtures from '../../../tools/oracles/fixtures/schedules.json' with { type: 'json' }
import variations from '../../../tools/oracles/reference/variations.json' with { type: 'json' }

interface Case {
  readonly schedule: string
  readonly options: Readonly<Record<string, unknown>>
  readonly learning_rates: readonly number[]
  readonly metrics?: readonly number[]
}

const cases = [...fixtures.cases, ...variations.cases].filter(
  (entry): entry is typeof entry & Case => 'schedule' in entry,
) as readonly Case[]

/** The rates of PyTorch for a schedule with these among its options. */
export function pytorch(schedule: string, options: Readonly<Record<string, unknown>> = {}): Case {
  const found = cases.find(
    (entry) =>
      entry.schedule.startsWith(schedule) &&
      Object.entries(options).every(([name, value]) => JSON.stringify(entry.options[name]) === JSON.stringify(value)),
  )
  if (!found) throw new Error(`No case of ${schedule} with ${JSON.stringify(options)}.`)
  return found
}

/** Fails unless a schedule has these values from step 0 on. */
export function expectValues(schedule: Schedule, values: readonly number[], digits = 12): void {
  expect(values.length).toBeGreaterThan(0)
  for (const [step, value] of values.entries()) {
    const error = Math.abs(schedule(step) - value) / Math.max(Math.abs(value), 1e-6)
    expect([step, error < 10 ** -digits ? value : schedule(step)]).toEqual([step, value])
  }
}

/** A factory that has options where its own would be missing, for the conformance suite. */
export function given<O extends object, D>(
  factory: ((options: O) => DescribedSchedule) & { readonly definition: D },
  usual: O,
): ((options?: O) => DescribedSchedule) & { readonly definition: D } {
  return Object.assign((options = usual) => factory(options), { definition: factory.definition })
}
