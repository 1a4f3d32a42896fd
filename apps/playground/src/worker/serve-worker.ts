import type { CallMessage, Protocol, WorkerMessage } from './protocol.ts'

/** What a worker answers: one function for each call. An answer made by {@link transferring} is moved, not copied. */
export type Handlers<P extends Protocol> = {
  readonly [N in keyof P['calls']]: (
    ...argument: Parameters<P['calls'][N]>
  ) => ReturnType<P['calls'][N]> | Promise<Awaited<ReturnType<P['calls'][N]>>>
}

/** Tells the page something by itself. */
export type Emit<P extends Protocol> = <E extends keyof P['events'] & string>(
  event: E,
  payload: P['events'][E],
  transfer?: Transferable[],
) => void

const moved = new WeakMap<object, Transferable[]>()

/** An answer whose buffers are moved to the page, not copied: the worker must not need them any more. */
export function transferring<A extends object>(answer: A, buffers: Transferable[]): A {
  moved.set(answer, buffers)
  return answer
}

/** The worker's side of `workerClient`: answers calls in the order in which they come, and tells events. */
export function serveWorker<P extends Protocol>(handlers: Handlers<P>): Emit<P> {
  const scope = self as unknown as {
    onmessage: ((event: MessageEvent<CallMessage>) => void) | null
    postMessage(message: WorkerMessage, transfer: Transferable[]): void
  }
  scope.onmessage = async ({ data: { id, call, argument } }) => {
    try {
      const answer = await (handlers[call] as (argument: unknown) => unknown)(argument)
      scope.postMessage({ id, answer }, moved.get(answer as object) ?? [])
    } catch (error) {
      const { message = String(error), code } = (error ?? {}) as { message?: string; code?: string }
      scope.postMessage({ id, error: { message, code } }, [])
    }
  }
  return (event, payload, transfer = []) => scope.postMessage({ event, payload }, transfer)
}
