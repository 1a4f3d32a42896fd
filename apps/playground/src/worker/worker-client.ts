import type { Answer, Argument, CallMessage, Protocol, WorkerMessage } from './protocol.ts'

/** A worker seen from the page. */
export interface WorkerClient<P extends Protocol> {
  /** Asks the worker; fails with what the worker threw, or with `WorkerStopped` as its name. */
  call<N extends keyof P['calls'] & string>(
    name: N,
    argument: Argument<P, N>,
    transfer?: Transferable[],
  ): Promise<Answer<P, N>>
  /** Hears an event of the worker. Returns what ends it. */
  on<E extends keyof P['events'] & string>(event: E, listener: (payload: P['events'][E]) => void): () => void
  /** Ends the worker in whatever it is doing, endless loops included; calls under way fail. */
  stop(): void
}

/** The end of a call whose worker was stopped, or could not be started. */
class WorkerStopped extends Error {
  override readonly name = 'WorkerStopped'
}

/** An error that a worker's function threw. */
class WorkerError extends Error {
  override readonly name = 'WorkerError'
  /** The permanent code, where it was a `ChainruleError`. */
  readonly code: string | undefined

  constructor(message: string, code?: string) {
    super(message)
    this.code = code
  }
}

/** Talks to a module worker by typed messages; the other side is `serveWorker`. */
export function workerClient<P extends Protocol>(worker: Worker): WorkerClient<P> {
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>()
  const listeners = new Map<string, Set<(payload: never) => void>>()
  let calls = 0
  let stopped: WorkerStopped | null = null

  const end = (reason: string) => {
    stopped ??= new WorkerStopped(reason)
    worker.terminate()
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
  }
  worker.onerror = ({ message }) => end(message || 'The worker could not be loaded.')
  worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
    if ('event' in data) {
      for (const listener of listeners.get(data.event) ?? []) listener(data.payload as never)
      return
    }
    const call = waiting.get(data.id)
    waiting.delete(data.id)
    if ('error' in data) call?.reject(new WorkerError(data.error.message, data.error.code))
    else call?.resolve(data.answer as never)
  }

  return {
    call(name, argument, transfer = []) {
      if (stopped) return Promise.reject(stopped)
      const id = ++calls
      worker.postMessage({ id, call: name, argument } satisfies CallMessage, transfer)
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
    },
    on(event, listener) {
      const group = listeners.get(event) ?? new Set()
      listeners.set(event, group.add(listener as (payload: never) => void))
      return () => group.delete(listener as (payload: never) => void)
    },
    stop: () => end('The worker was stopped.'),
  }
}
