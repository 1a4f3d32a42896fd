import { checkNumbers } from './check-numbers.ts'
import { type Declared, type Options, resolve, type Text, type Values } from './hyperparameters.ts'

/**
 * The value of a hyper-parameter as a function of the updates applied so far: 0 before the first one.
 *
 * Any function of that kind is a schedule; `defineSchedule` adds what the catalogue and the playground want to know.
 */
export type Schedule = (step: number) => number

/** What a schedule says of itself. */
export interface ScheduleDescription {
  readonly name: string
  readonly settings: Readonly<Record<string, number | readonly number[]>>
  /** The schedules that it is made of. */
  readonly inner?: readonly Schedule[]
}

/** A schedule that can say what it is. */
export interface DescribedSchedule extends Schedule {
  readonly schedule: ScheduleDescription
}

/** What a kind of schedule declares. */
export interface ScheduleDefinition<D extends Declared> {
  readonly name: string
  readonly hyperparameters: D
  readonly text?: Text
}

/** Makes schedules of one kind. */
export interface ScheduleFactory<D extends Declared> {
  (...options: Options<D, number>): DescribedSchedule
  readonly definition: ScheduleDefinition<D>
}

/** How many other schedules one is made of. */
export type InnerSchedules = 'one' | 'several'

/** Makes schedules of one kind from others; a number stands for the schedule that never changes. */
export interface CompositeScheduleFactory<D extends Declared, I extends InnerSchedules> {
  (
    inner: I extends 'one' ? number | Schedule : readonly (number | Schedule)[],
    ...options: Options<D, number>
  ): DescribedSchedule
  readonly definition: ScheduleDefinition<D> & { readonly inner: I }
}

/**
 * Defines a kind of schedule from declared settings and a formula.
 *
 * @example
 * ```ts
 * import { defineSchedule } from '@chainrule/autograd'
 *
 * const halving = defineSchedule({
 *   name: 'halving',
 *   hyperparameters: {
 *     start: { default: 0.1, min: 0, text: { en: 'First value.', pt: 'Primeiro valor.' } },
 *     every: { default: 10, min: 1, text: { en: 'Steps between halvings.', pt: 'Passos entre as divisões.' } },
 *   },
 *   value: (step, { start, every }) => start * 0.5 ** Math.floor(step / every),
 * })
 * console.log(halving({ start: 1 })(20)) // 0.25
 * ```
 */
export function defineSchedule<const D extends Declared>(
  definition: ScheduleDefinition<D> & {
    /** Throws where settings do not go together: lists of different lengths, for example. */
    verify?(settings: Values<D>): void
    value(step: number, settings: Values<D>): number
  },
): ScheduleFactory<D> {
  const { name, hyperparameters, text, verify, value } = definition
  const factory = (...[options]: Options<D, number>): DescribedSchedule => {
    const settings = settingsOf(definition, options)
    verify?.(settings)
    return Object.assign((step: number) => value(step, settings), { schedule: { name, settings } })
  }
  return Object.assign(factory, { definition: { name, hyperparameters, text } })
}

/**
 * Defines a kind of schedule that is made of others: what comes before one, or after, or several in a row.
 *
 * @example
 * ```ts
 * import { defineCompositeSchedule } from '@chainrule/autograd'
 *
 * const slowed = defineCompositeSchedule({
 *   name: 'slowed',
 *   hyperparameters: { times: { min: 1, text: { en: 'How much slower.', pt: 'Quanto mais lento.' } } },
 *   inner: 'one',
 *   value: (step, { times }, inner) => inner(step / times),
 * })
 * console.log(slowed((step) => 1 / (1 + step), { times: 2 })(6)) // 0.25
 * ```
 */
export function defineCompositeSchedule<const D extends Declared, const I extends InnerSchedules>(
  definition: ScheduleDefinition<D> & {
    readonly inner: I
    /** Throws where settings and schedules do not go together. */
    verify?(settings: Values<D>, inner: I extends 'one' ? Schedule : readonly Schedule[]): void
    value(step: number, settings: Values<D>, inner: I extends 'one' ? Schedule : readonly Schedule[]): number
  },
): CompositeScheduleFactory<D, I> {
  type Inner = I extends 'one' ? Schedule : readonly Schedule[]
  const { name, hyperparameters, text, inner: count, verify, value } = definition
  const factory = (
    given: number | Schedule | readonly (number | Schedule)[],
    ...[options]: Options<D, number>
  ): DescribedSchedule => {
    const settings = settingsOf(definition, options)
    const inner = (Array.isArray(given) ? given : [given]).map(asSchedule)
    const seen = (count === 'one' ? inner[0] : inner) as Inner
    verify?.(settings, seen)
    return Object.assign((step: number) => value(step, settings, seen), { schedule: { name, settings, inner } })
  }
  return Object.assign(factory, { definition: { name, hyperparameters, text, inner: count } })
}

function settingsOf<D extends Declared>({ name, hyperparameters }: ScheduleDefinition<D>, options: object = {}) {
  const given = options as Record<string, number | readonly number[]>
  return resolve(name, hyperparameters, given, {}, checkNumbers) as Values<D>
}

function asSchedule(given: number | Schedule): Schedule {
  return typeof given === 'number' ? () => given : given
}
