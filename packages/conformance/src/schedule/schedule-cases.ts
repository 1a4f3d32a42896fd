import {
  type DescribedSchedule,
  defineOptimizer,
  optimize,
  parameter,
  type Schedule,
  settingsOf,
  tensor,
} from '@chainrule/autograd'
import type { Case } from '../case.ts'
import { expectNumbers } from '../expect-numbers.ts'
import { definitionOf } from '../shared/definition.ts'
import { depart } from '../shared/depart.ts'
import { describesItself } from '../shared/describes-itself.ts'
import { rejectsOptions } from '../shared/rejection-cases.ts'
import { requireThat } from '../shared/require-that.ts'
import { requiredOf } from '../shared/required-of.ts'
import type { MakeSchedule, ScheduleOptions } from './options.ts'

/**
 * What every schedule must do, as a list of cases.
 *
 * @example
 * ```ts
 * import { runCases, scheduleCases } from '@chainrule/conformance'
 *
 * const inverse = (step: number) => 1 / (1 + step)
 * const options = { min: 0, max: 1, monotone: 'falling', golden: { 0: 1, 3: 0.25 } } as const
 * const outcomes = await runCases(scheduleCases('inverse', () => inverse, options))
 * console.log(outcomes.filter(({ error }) => error).length) // 0
 * ```
 */
export function scheduleCases(name: string, make: MakeSchedule, options: ScheduleOptions = {}): Case[] {
  const definition = definitionOf(make)
  const described = (): { name: string; settings: object } => (make() as DescribedSchedule).schedule
  const cases = [
    ...(definition ? [describesItself(described, definition)] : []),
    ...rejectsOptions(
      definition,
      requiredOf(definition, () => described().settings),
    ),
    ...valueCases(name, make, options),
    ...lawCases(name, make, options),
  ]
  return depart(cases, options.departures)
}

function valueCases(name: string, make: MakeSchedule, { steps = 200, constant = false }: ScheduleOptions): Case[] {
  const first = () => valuesOf(make(), steps)
  return [
    {
      id: 'finite',
      title: 'gives a finite number at every step, however late',
      run() {
        const schedule = make()
        for (const step of [...Array(steps).keys(), 1e4, 1e6, 2 ** 31, 1e12]) {
          const value = schedule(step)
          requireThat(
            Number.isFinite(value),
            `${name}: at step ${step} it is ${value}.`,
            'Hold the last value after the end.',
          )
        }
      },
    },
    {
      id: 'pure',
      title: 'depends on the step alone: asked in any order, any number of times',
      run() {
        const schedule = make()
        const expected = first()
        expectNumbers(valuesOf(schedule, steps), expected)
        for (let step = steps - 1; step >= 0; step--)
          expectNumbers([schedule(step), schedule(step)], [expected[step], expected[step]])
      },
    },
    {
      id: 'moves',
      title: constant ? 'gives one value' : 'gives more than one value',
      run() {
        const different = new Set(first()).size
        requireThat(
          (different === 1) === constant,
          `${name}: in ${steps} steps it took ${different} values.`,
          'Use the step; say { constant: true } where one value is meant, or { steps } where it changes later.',
        )
      },
    },
    {
      id: 'drives-an-optimizer',
      title: 'sets a hyper-parameter to its value at each update',
      run() {
        const schedule = make()
        const values = first().slice(0, 20)
        const w = parameter(tensor([1]))
        const running = optimize({ w }, follower({ value: schedule }))
        const seen = values.map(() => {
          const value = settingsOf(running).get('value')
          running.step(() => w.sum())
          return value
        })
        expectNumbers(seen, values)
      },
    },
  ]
}

function lawCases(name: string, make: MakeSchedule, options: ScheduleOptions): Case[] {
  const {
    steps = 200,
    min = Number.NEGATIVE_INFINITY,
    max = Number.POSITIVE_INFINITY,
    monotone,
    golden,
    relative = 1e-12,
  } = options
  const bounded = min > Number.NEGATIVE_INFINITY || max < Number.POSITIVE_INFINITY
  const cases: (Case | false)[] = [
    bounded && {
      id: 'bounds',
      title: `stays from ${min} to ${max}`,
      run() {
        const values = [...valuesOf(make(), steps), make()(1e6)]
        const step = values.findIndex((value) => !(value >= min && value <= max))
        requireThat(
          step < 0,
          `${name}: at step ${step < steps ? step : 1e6} it is ${values[step]}.`,
          'Clamp it, or correct the bounds.',
        )
      },
    },
    monotone !== undefined && {
      id: 'monotone',
      title: `is ${monotone}`,
      run() {
        const values = valuesOf(make(), steps)
        const sign = monotone === 'rising' ? 1 : -1
        const step = values.findIndex((value, i) => i > 0 && sign * (value - values[i - 1]) < 0)
        requireThat(
          step < 0,
          `${name}: it goes from ${values[step - 1]} at step ${step - 1} to ${values[step]}.`,
          'Correct the formula or the direction.',
        )
      },
    },
    golden !== undefined && {
      id: 'golden-values',
      title: 'has the values that its source says',
      run() {
        const schedule = make()
        const actual = Object.fromEntries(Object.keys(golden).map((step) => [step, schedule(Number(step))]))
        expectNumbers(actual, golden as Record<string, number>, { relative, absolute: 1e-15 })
      },
    },
  ]
  return cases.filter((each) => each !== false)
}

function valuesOf(schedule: Schedule, steps: number): number[] {
  return Array.from({ length: steps }, (_, step) => schedule(step))
}

/** An optimizer with one number of any size. */
const follower = defineOptimizer({
  name: 'follower',
  hyperparameters: { value: { default: 0, text: { en: 'Any number.', pt: 'Um número qualquer.' } } },
  update: ({ gradient, scalar }) => ({ change: gradient.mul(scalar((h) => h.value)) }),
})
