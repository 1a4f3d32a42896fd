import type { Schedule } from '@chainrule/autograd'
import type { Departures } from '../case.ts'

/** Makes the schedule under test. A factory that `defineSchedule` made is tested further than `() => cosineDecay(...)`. */
export type MakeSchedule = (options?: never) => Schedule

/** What is said of a schedule, so that more is tested. */
export interface ScheduleOptions {
  /** Steps that are looked at one by one. @default 200 */
  steps?: number
  /** Least value. */
  min?: number
  /** Largest value. */
  max?: number
  /** Whether it goes in one direction only. @default either */
  monotone?: 'rising' | 'falling'
  /** Values that a paper or an independent program says: `{ 0: 0.1, 50: 0.05 }`. */
  golden?: { readonly [step: number]: number }
  /** Allowed distance of the golden values, relative. @default 1e-12 */
  relative?: number
  /** Whether it gives one value for every step. @default false */
  constant?: boolean
  departures?: Departures
}
