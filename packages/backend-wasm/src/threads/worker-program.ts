/** What a worker is given when it starts. */
export interface WorkerStart {
  readonly memory: WebAssembly.Memory
  /** 1 for the first worker; the caller is 0. */
  readonly thread: number
  /** Addresses, see `control.ts`. */
  readonly bell: number
  readonly sleepers: number
  readonly job: number
  readonly plan: number
  readonly scratch: number
  readonly failed: number
  readonly done: number
  readonly state: number
}

/**
 * The whole program of a worker: sleeps until the bell rings, and works on the plan of the day.
 *
 * It is sent to workers as text, so that no bundler has to know of it; therefore it uses nothing but its arguments.
 * Code of plans comes through the shared memory, because a sleeping worker receives no messages.
 */
export function workerProgram(start: WorkerStart, report: (text: string) => void): void {
  const { memory, thread, state } = start
  const words = new Int32Array(memory.buffer, 0, 512)
  const at = (address: number) => address >> 2
  type Work = (job: number, state: number, scratch: number, spins: number) => number
  const plans = new Map<number, Work>()
  let spins = 2000

  /** Compiles the plan at an address, or finds it; nothing while this thread does not yet see all of the memory. */
  const workOf = (address: number): { work: Work; scratch: number } | null => {
    if (memory.buffer.byteLength < address + 16) return null
    const [number, code, size, scratch] = new Int32Array(memory.buffer, address, 4)
    const known = plans.get(number)
    if (known) return { work: known, scratch }
    if (memory.buffer.byteLength < code + size) return null
    const none = () => 0
    const env = new Proxy({} as Record<string, unknown>, { get: (_, name) => (name === 'memory' ? memory : none) })
    const module = new WebAssembly.Module(new Uint8Array(memory.buffer, code, size).slice())
    const work = new WebAssembly.Instance(module, { env } as WebAssembly.Imports).exports.work as Work
    if (plans.size >= 64) plans.delete(plans.keys().next().value as number)
    plans.set(number, work)
    return { work, scratch }
  }

  try {
    while (true) {
      const bell = Atomics.load(words, at(start.bell))
      Atomics.store(words, at(state), 1)
      const job = Atomics.load(words, at(start.job))
      const plan = Atomics.load(words, at(start.plan))
      const found = plan === 0 ? null : workOf(plan)
      const did = found
        ? found.work(job, state, Atomics.load(words, at(start.scratch)) + thread * found.scratch, spins)
        : 0
      Atomics.store(words, at(state), 0)
      // Long looks pay while work keeps coming; short ones leave the core to others when it does not.
      spins = did ? Math.min(20_000, 2 * spins) : Math.max(200, spins >> 1)
      if (did) continue
      Atomics.add(words, at(start.sleepers), 1)
      Atomics.wait(words, at(start.bell), bell)
      Atomics.sub(words, at(start.sleepers), 1)
    }
  } catch (error) {
    Atomics.store(words, at(start.failed), thread)
    Atomics.notify(words, at(start.done))
    report(String(error))
  }
}
