/** One thing that a plugin must do. Data: a test runner, a script or a page in a browser may run it. */
export interface Case {
  /** Permanent, in kebab-case: `finite-on-zero-gradients`. */
  readonly id: string
  /** A sentence about behaviour. */
  readonly title: string
  /** Throws, or returns a promise that rejects, where the plugin does something else. */
  run(): void | Promise<void>
}

/** Cases that a plugin does not meet by its nature, each with the reason; a departure that is none any more fails. */
export type Departures = { readonly [id: string]: string }

/** The outcome of one case. */
export interface Outcome {
  readonly id: string
  readonly title: string
  /** What the case threw; absent where it passed. */
  readonly error?: Error
}
