import { ChainruleError } from '@chainrule/autograd'
import { type Heap, SCRATCH_ADDRESS } from '../memory/heap.ts'
import { ASLEEP, control, MOST_WORKERS, stateAddress, WORKING } from './control.ts'
import { type StartedWorker, startWorker, type WorkerLike } from './start-worker.ts'

/** How long a unit may take before its worker counts as lost, in milliseconds. */
const PATIENCE = 30_000
/** The most that counts of the time between two looks: a machine may have slept in between. */
const LONGEST_LOOK = 500
/** Workers that end within so many milliseconds are told of in one warning. */
const TOGETHER = 100

/** The workers of a backend. They start with the first plan that is worth it. */
export class Pool {
  /** The caller included. */
  readonly threads: number
  private readonly heap: Heap
  private readonly limit: number
  private readonly make: (() => WorkerLike) | undefined
  private readonly workers = new Map<number, StartedWorker>()
  private started = false
  private job = 0
  private waiting = { phase: 0, done: 0, last: 0, sum: 0 }
  private readonly lost: number[] = []
  private readonly retired: (() => void)[] = []

  constructor(heap: Heap, threads: number, make?: () => WorkerLike, limit = PATIENCE) {
    this.heap = heap
    this.threads = Math.min(threads, MOST_WORKERS + 1)
    this.make = make
    this.limit = limit
  }

  /** Whether there is anybody to share work with. */
  get available(): boolean {
    return !this.started || this.workers.size > 0
  }

  /** Opens a job for a plan: `description` is the address of its code's description. Gives the number of the job. */
  open(description: number): number {
    if (!this.started) this.start()
    const { int32 } = this.heap
    this.sweep()
    this.job = (this.job + 1) | 0 || 1
    this.waiting.sum = 0
    // First the ticket, empty, so that nobody who sees the number of the job finds another on it.
    Atomics.store(int32, (control.ticket + 4) / 4, this.job)
    Atomics.store(int32, control.plan / 4, description)
    Atomics.store(int32, control.job / 4, this.job)
    return this.job
  }

  /** Calls `give` as soon as no worker can look at what is given back. */
  retire(give: () => void): void {
    Atomics.store(this.heap.int32, control.plan / 4, 0)
    this.retired.push(give)
    this.sweep()
  }

  /** Gives back what has been retired, when all workers sleep: those that wake find no plan. */
  private sweep(): void {
    if (this.retired.length === 0) return
    const { int32 } = this.heap
    for (const thread of this.workers.keys()) {
      if (Atomics.load(int32, stateAddress(thread - 1) / 4) !== ASLEEP) return
    }
    for (const give of this.retired.splice(0)) give()
  }

  /** Called by generated code while the caller waits: 1 says that it should give up. */
  readonly patience = (): number => {
    const { int32 } = this.heap
    const failed = Atomics.load(int32, control.failed / 4)
    if (failed !== 0 && this.isWorking(failed)) return 1
    const [phase, done] = [Atomics.load(int32, control.phase / 4), Atomics.load(int32, control.done / 4)]
    const { phase: before, done: doneBefore, last, sum } = this.waiting
    const now = performance.now()
    const waits = sum > 0 && phase === before && done === doneBefore
    this.waiting = { phase, done, last: now, sum: waits ? sum + Math.min(now - last, LONGEST_LOOK) : 1 }
    return this.waiting.sum > this.limit ? 1 : 0
  }

  /** The error for a job that cannot be finished. Everything after it runs on the caller alone. */
  failure(): ChainruleError {
    const all = Array.from({ length: this.threads - 1 }, (_, i) => i + 1)
    const lost = all.filter((thread) => this.isWorking(thread))
    this.terminate()
    return new ChainruleError(
      'worker-lost',
      `Worker ${lost.join(', ')} of ${this.threads - 1} stopped in the middle of its work.`,
      'The run is incomplete, so restore the last checkpoint; from here on one thread does everything.',
    )
  }

  terminate(): void {
    const workers = [...this.workers.values()]
    this.workers.clear()
    for (const worker of workers) worker.terminate()
  }

  private start(): void {
    this.started = true
    for (let thread = 1; thread < this.threads; thread++) {
      const { bell, sleepers, job, plan, failed, done } = control
      const words = {
        ...{ bell, sleepers, job, plan, failed, done },
        scratch: SCRATCH_ADDRESS,
        state: stateAddress(thread - 1),
      }
      try {
        const start = { memory: this.heap.memory, thread, ...words }
        this.workers.set(
          thread,
          startWorker(start, (reason) => this.lose(thread, reason), this.make),
        )
      } catch (error) {
        this.lose(thread, String(error), true)
        return
      }
    }
  }

  /** A worker has ended by itself. What it held is noticed by whoever waits for it; the others go on. */
  private lose(thread: number, reason: string, starting = false): void {
    if (!this.workers.delete(thread) && !starting) return
    this.lost.push(thread)
    // What stops one often stops all of them: that is one warning.
    if (this.lost.length === 1) setTimeout(() => this.warn(reason), TOGETHER)
  }

  private warn(reason: string): void {
    const lost = this.lost.splice(0)
    const rest = this.workers.size + 1
    console.warn(
      `Chainrule: ${lost.length === 1 ? 'worker' : 'workers'} ${lost.join(', ')} ended (${reason}); ${rest === 1 ? 'one thread goes on' : `${rest} threads go on`} with the same results.`,
    )
  }

  private isWorking(thread: number): boolean {
    return Atomics.load(this.heap.int32, stateAddress(thread - 1) / 4) === WORKING
  }
}
