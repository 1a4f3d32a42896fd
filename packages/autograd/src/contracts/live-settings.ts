import { ChainruleError } from '../errors.ts'
import { check, type Declared } from './hyperparameters.ts'
import type { DescribedSchedule, Schedule } from './schedule.ts'

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
  const settings: Record<string, number | Schedule> = { ...initial }
  let present: Record<string, number> | null = null
  let step = 0
  let remembers = anyRemembers(settings)
  const all = () => (present ??= Object.fromEntries(Object.keys(settings).map((name) => [name, valueNow(name)])))
  const valueNow = (name: string): number => {
    const setting = settings[name]
    const value: unknown = typeof setting === 'function' ? setting(step) : setting
    check(owner, name, declared[name], value)
    return value
  }
  return {
    all,
    isScheduled: (name) => typeof settings[name] === 'function',
    setting(name) {
      requireKnown(owner, declared, name)
      return settings[name]
    },
    get(name) {
      requireKnown(owner, declared, name)
      return all()[name]
    },
    set(name, value) {
      requireKnown(owner, declared, name)
      if (typeof value !== 'function') check(owner, name, declared[name], value)
      if (declared[name].fixed && value !== settings[name]) {
        throw new ChainruleError(
          'fixed-hyperparameter',
          `${owner}: ${name} is ${String(settings[name])} and cannot become ${String(value)}.`,
          'It matters only at the start; build a new one with the other value.',
        )
      }
      settings[name] = value
      remembers = anyRemembers(settings)
      present = null
    },
    at(next) {
      if (next === step && !remembers) return
      step = next
      present = null
    },
  }
}

/** Whether a schedule has a memory of its own (of a metric, say), so that its value may change between two steps. */
function anyRemembers(settings: Readonly<Record<string, number | Schedule>>): boolean {
  const remembers = (schedule: Schedule): boolean =>
    'resume' in schedule || ((schedule as Partial<DescribedSchedule>).schedule?.inner ?? []).some(remembers)
  return Object.values(settings).some((setting) => typeof setting === 'function' && remembers(setting))
}

function requireKnown(owner: string, declared: Declared, name: string): void {
  if (Object.hasOwn(declared, name)) return
  throw new ChainruleError(
    'unknown-hyperparameter',
    `${owner}: there is no hyper-parameter "${name}".`,
    `It has: ${Object.keys(declared).join(', ') || 'none'}.`,
  )
}
