import { ChainruleError, type Schedule } from '@chainrule/autograd'

/**
 * The values of a schedule at the first steps, to plot or to look at.
 *
 * @param schedule - A number is the schedule that never changes.
 * @param steps - How many values, from step 0 on.
 * @throws ChainruleError `bad-sample-size`.
 *
 * @example
 * ```ts
 * import { cosineDecay, sampleSchedule } from '@chainrule/optimizers'
 *
 * const values = sampleSchedule(cosineDecay({ start: 1, steps: 2 }), 4)
 * console.log(values.map((value) => value.toFixed(1)).join(' ')) // 1.0 0.5 0.0 0.0
 * ```
 */
export function sampleSchedule(schedule: number | Schedule, steps: number): number[] {
  if (!Number.isSafeInteger(steps) || steps < 0) {
    throw new ChainruleError('bad-sample-size', `sampleSchedule: steps is ${steps}.`, 'Use a whole number from 0 on.')
  }
  return Array.from({ length: steps }, (_, step) => (typeof schedule === 'number' ? schedule : schedule(step)))
}
