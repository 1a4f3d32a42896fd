import { ChainruleError } from '../errors.ts'
import { check, type Declared } from './hyperparameters.ts'
import type { Schedule } from './schedule.ts'
import { moveTo, numbersIn, type Settings, settingsFrom } from './settings.ts'

/** Hyper-parameters that can be read and set at any time. */
export interface Settable {
  /** The number in force at the present step. */
  get(name: string): number
  /** A number or a schedule, from the next run on. Nothing is compiled again. */
  set(name: string, value: number | Schedule): void
  /** All numbers in force. */
  all(): Readonly<Record<string, number>>
  /** Whether a schedule stands there. */
  isScheduled(name: string): boolean
  /** What was set: a number, or the schedule that gives it. */
  setting(name: string): number | Schedule
  /** Moves schedules to a number of applied updates. */
  at(step: number): void
}

/** Keeps settings, works schedules out once for each step, and checks every number that comes out. */
export function liveSettings(
  owner: string,
  declared: Declared,
  initial: Readonly<Record<string, number | Schedule>>,
): Settable {
  return settable(settingsFrom(owner, declared, initial))
}

/** Lets people read and change settings. */
export function settable(settings: Settings): Settable {
  const { owner, declared, chosen } = settings
  const known = (name: string): string => {
    if (Object.hasOwn(declared, name)) return name
    throw new ChainruleError(
      'unknown-hyperparameter',
      `${owner}: there is no hyper-parameter "${name}".`,
      `It has: ${Object.keys(declared).join(', ') || 'none'}.`,
    )
  }
  return {
    all: () => numbersIn(settings),
    isScheduled: (name) => typeof chosen[name] === 'function',
    setting: (name) => chosen[known(name)],
    get: (name) => numbersIn(settings)[known(name)],
    set(name, value) {
      const { fixed } = declared[known(name)]
      if (typeof value !== 'function') check(owner, name, declared[name], value)
      if (fixed && value !== chosen[name]) {
        throw new ChainruleError(
          'fixed-hyperparameter',
          `${owner}: ${name} is ${String(chosen[name])} and cannot become ${String(value)}.`,
          'It matters only at the start; build a new one with the other value.',
        )
      }
      chosen[name] = value
      settings.present = null
    },
    at: (step) => moveTo(settings, step),
  }
}
