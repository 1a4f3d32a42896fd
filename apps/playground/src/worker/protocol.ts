/** What a worker can be asked and what it tells by itself: `calls` by name as functions, `events` by name. */
export interface Protocol {
  readonly calls: { readonly [name: string]: (argument: never) => unknown }
  readonly events: { readonly [name: string]: unknown }
}

export type Argument<P extends Protocol, N extends keyof P['calls']> = Parameters<P['calls'][N]>[0]
export type Answer<P extends Protocol, N extends keyof P['calls']> = Awaited<ReturnType<P['calls'][N]>>

/** From the page to the worker. */
export interface CallMessage {
  readonly id: number
  readonly call: string
  readonly argument: unknown
}

/** From the worker to the page. */
export type WorkerMessage =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly error: { readonly message: string; readonly code?: string } }
  | { readonly event: string; readonly payload: unknown }
