import type { Schedule } from '@chainrule/autograd'
import type { PlateauSchedule } from '@chainrule/optimizers'
import { readAttributes } from './attributes.ts'
import type { Case } from './cases.ts'
import { compareValues } from './compare.ts'
import { collectProblems, type Outcome } from './outcome.ts'
import { makeSchedule } from './schedules-table.ts'

/** A case of `schedules.json`. */
interface ScheduleCase {
  readonly schedule: string
  readonly base_lr: number
  readonly options?: { readonly [name: string]: unknown }
  /** At steps 0, 1, 2, ...; where there are metrics, the one in force before each of them. */
  readonly learning_rates: readonly number[]
  readonly metrics?: readonly number[]
}

/** The references work some rates out from the one before, which loses digits of float64. */
const tolerance = 1e-10

/** Compares a schedule step by step. */
export function runScheduleCase(record: Case): Outcome {
  const { schedule, base_lr: rate, options = {}, learning_rates: expected, metrics } = record as unknown as ScheduleCase
  const attributes = readAttributes(options)
  const problems = collectProblems(() => {
    const at = makeSchedule(schedule, rate, attributes)
    const rates = expected.map((_, step) => {
      const present = at(step)
      if (metrics && step < metrics.length) observe(at, metrics[step])
      return present
    })
    return [compareValues('rate', rates, expected, tolerance)]
  })
  const unread = problems.length > 0 ? attributes.unread() : []
  if (unread.length > 0) problems.push(`the table does not know the option ${unread.join(', ')}`)
  return { title: `${schedule} ${JSON.stringify(options)}`, problems }
}

/** Tells a schedule a metric, if it is one that follows metrics. */
function observe(schedule: Schedule & Partial<PlateauSchedule>, metric: number): void {
  if (!schedule.observe) throw new Error('The case has metrics, and the schedule follows the step alone.')
  schedule.observe(metric)
}
