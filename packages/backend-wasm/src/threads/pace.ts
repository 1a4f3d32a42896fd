/** Runs that a way of running is given before its time counts: engines compile as they go. */
const WARM_UP = 20
/** After so many runs the way that is not in use is tried again. */
const PROBE = 60

/** Decides before each run of a plan whether all threads take part. */
export interface Pace {
  readonly useThreads: boolean
  /** Takes in how long a run took. */
  note(milliseconds: number): void
}

/**
 * Keeps to the faster of two ways, caller alone or all threads, and tries the other now and then.
 *
 * What others do on the machine changes by the second, so nothing is decided for good. Results are the same bits either
 * way.
 */
export function pace(): Pace {
  // A way that has not been timed counts as quick, so that it is next.
  const times = [0, 0]
  let [runs, way] = [0, 1]
  return {
    get useThreads() {
      return way === 1
    },
    note(milliseconds) {
      runs += 1
      if (runs <= WARM_UP) {
        // Both ways in turns, so that both are compiled.
        way = runs % 4 === 0 ? 0 : 1
        return
      }
      times[way] = times[way] > 0 ? 0.75 * times[way] + 0.25 * milliseconds : milliseconds
      const better = times[1] <= times[0] ? 1 : 0
      way = runs % PROBE < 2 ? 1 - better : better
    },
  }
}
