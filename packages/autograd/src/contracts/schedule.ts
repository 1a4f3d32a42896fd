import { type Declared, type Options, resolve, type Text, type Values } from './hyperparameters.ts'

/**
 * The value of a hyper-parameter as a function of the updates applied so far: 0 before the first one.
 *
 * Any function of that kind is a schedule; `defineSchedule` adds what the catalogue and the playground want to know.
 */
export type Schedule = (step: number) => number

/** A schedule that can say what it is. */
export interface DescribedSchedule extends Schedule {
  readonly schedule: { readonly name: string; readonly settings: Readonly<Record<string, number>> }
}

/** Makes schedules of one kind. */
export interface ScheduleFactory<D extends Declared> {
  (...options: Options<D, number>): DescribedSchedule
  readonly definition: { readonly name: string; readonly hyperparameters: D; readonly text?: Text }
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
export function defineSchedule<const D extends Declared>(definition: {
  name: string
  hyperparameters: D
  text?: Text
  value(step: number, settings: Values<D>): number
}): ScheduleFactory<D> {
  const { name, hyperparameters, text, value } = definition
  const factory = (...[options]: Options<D, number>): DescribedSchedule => {
    const settings = resolve<number>(name, hyperparameters, options ?? {}) as Values<D>
    return Object.assign((step: number) => value(step, settings), { schedule: { name, settings } })
  }
  return Object.assign(factory, { definition: { name, hyperparameters, text } })
}
