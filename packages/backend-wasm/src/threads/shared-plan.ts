import type { Heap } from '../memory/heap.ts'
import type { PlanCode } from '../plan/plan-code.ts'
import type { Threads } from './threads.ts'

/** A plan that workers can take part in. */
export interface SharedPlan {
  /** Calls `run` with the number of a job, or with 0 where the caller is quicker alone. */
  run(run: (job: number) => void): void
  release(): void
}

/** Plans are told apart by their numbers: addresses are used again. */
let planNumber = 0

/** Leaves the code of a plan where workers can read it. */
export function sharePlan({ bytes, scratchBytes }: PlanCode, heap: Heap, { pool, pace }: Threads): SharedPlan {
  const size = 64 + bytes.length
  const description = heap.allocate(size)
  heap.uint8.set(bytes, description + 64)
  planNumber += 1
  heap.int32.set([planNumber, description + 64, bytes.length, scratchBytes], description / 4)
  const ownPace = pace()
  return {
    run(run) {
      const together = pool.available && ownPace.useThreads
      const began = performance.now()
      run(together ? pool.open(description) : 0)
      ownPace.note(performance.now() - began)
    },
    release: () => pool.retire(() => heap.release(description, size)),
  }
}
