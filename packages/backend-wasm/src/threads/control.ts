/** Workers beside the caller, at most. */
export const MOST_WORKERS = 15

/**
 * Where in the reserved bytes of a heap the threads meet, each group in a cache line of its own.
 *
 * The ticket is one word of 64 bits, the number of the job above the units that nobody has claimed yet, so that one
 * compare-and-swap claims a unit of exactly the job that was looked at.
 */
export const control = {
  ticket: 192,
  /** What the units of the ticket belong to; valid for whoever has claimed one, until it is done. */
  phase: 200,
  units: 204,
  /** Units of the phase that are finished. */
  done: 256,
  /** Whether the caller sleeps until the last unit is done. */
  callerSleeps: 260,
  /** Rung, by adding one, whenever there is something to claim. */
  bell: 320,
  sleepers: 324,
  job: 328,
  /** The address of the description of the plan at work: number, address and size of its code, scratch of a thread. */
  plan: 332,
  /** The number of a worker that failed in the middle of a unit. */
  failed: 384,
  /** What each worker is about, at a distance of one cache line. */
  states: 448,
} as const

export const stateAddress = (worker: number): number => control.states + 64 * worker

/** States of a worker. */
export const ASLEEP = 0
export const LOOKING = 1
export const WORKING = 2
