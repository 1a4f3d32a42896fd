import type { Numbers } from './numbers.ts'
import type { Workload } from './workload.ts'

/** What a contestant is given to start with. */
export interface Start {
  readonly workload: Workload
  readonly data: Readonly<Record<string, Numbers>>
  readonly threads: number
}

/** A contestant that is ready to step. */
export interface Runner {
  /** Name and version of what runs, for the table. */
  readonly version: string
  /** One step; gives the loss, or 0 where there is none. */
  step(): number | Promise<number>
  /** Numbers to compare after the checked steps, where losses do not say enough. */
  probe?(): readonly number[] | Promise<readonly number[]>
}

/** Makes a runner, or null where the contestant does not take part. */
export type Contestant = (start: Start) => Runner | null | Promise<Runner | null>
