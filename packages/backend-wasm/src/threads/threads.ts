import { type Pace, pace } from './pace.ts'
import { usualWorth, type Worth } from './phases.ts'
import type { Pool } from './pool.ts'
import { nodeModule } from './start-worker.ts'

/** How plans of a backend are shared between threads. */
export interface Threads {
  readonly pool: Pool
  readonly worth: Worth
  /** Whether the caller may sleep: the main thread of a browser may not. */
  readonly mayWait: boolean
  /** Decides for one plan, run by run, whether all threads take part. */
  readonly pace: () => Pace
}

export function threadsOf(pool: Pool, share: 'faster' | 'always'): Threads {
  const always = share === 'always'
  return {
    pool,
    worth: always ? { phase: 0, plan: 0 } : usualWorth,
    mayWait: mayWait(),
    pace: always ? () => ({ useThreads: true, note: () => undefined }) : pace,
  }
}

/** Cores but one, at most eight: whoever uses the machine keeps a core. */
export function usualThreads(): number {
  const cores = nodeModule('node:os')?.availableParallelism() ?? globalThis.navigator?.hardwareConcurrency ?? 1
  return Math.max(1, Math.min(8, cores - 1))
}

/** Memory that threads share, as large as the system reserves; `null` where there is none. */
export function sharedMemory(initial: number): WebAssembly.Memory | null {
  if (!canShare()) return null
  for (const maximum of [65_536, 32_768, 16_384, 8_192]) {
    try {
      return new WebAssembly.Memory({ initial, maximum, shared: true })
    } catch {
      // Some systems reserve less address space than others.
    }
  }
  return null
}

/** Whether memory can be shared with workers, and workers can be started. */
function canShare(): boolean {
  if (typeof SharedArrayBuffer === 'undefined') return false
  if (nodeModule('node:worker_threads')) return true
  const { crossOriginIsolated } = globalThis as { crossOriginIsolated?: boolean }
  return crossOriginIsolated === true && typeof Worker !== 'undefined'
}

function mayWait(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 0)
    return true
  } catch {
    return false
  }
}
