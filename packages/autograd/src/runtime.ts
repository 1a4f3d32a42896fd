import type { Backend } from './backend.ts'
import type { PendingCell } from './evaluate.ts'
import type { Source } from './graph.ts'
import type { Tensor } from './tensor.ts'

/** A loss with its gradients: reading one of them computes all of them together. */
export interface Group {
  readonly loss: Tensor
  readonly gradients: readonly Tensor[]
  /** Puts the gradients of the leaves back to what they were before, for a loss that cannot be computed. */
  forget(): void
}

/** What a captured step notes while its function runs once without values. */
export interface Trace {
  /** Things outside the graph that decide which graph it is; a replay checks that they have not changed. */
  readonly guards: { read: () => unknown; value: unknown }[]
  /** What the host does after each run: counting steps, for example. */
  readonly effects: (() => void)[]
  /** Leaves whose gradients were looked at while tracing, with what they held before. */
  readonly leaves: Map<Tensor, Tensor | null>
  /** A stand-in for the gradient that a leaf will hold when the captured step runs. */
  initialGradient(leaf: Tensor): Tensor | null
  /** Numbers and arrays that the function turned into leaves, and where; equal on every call, or they would freeze. */
  readonly literals: { source: Source; site: string }[]
  /** Adds one of them. */
  noteLiteral(source: Source): void
}

/**
 * The scopes that are open at this moment: `noGrad`, a trace, a debugging mode; and the default backend.
 *
 * Scopes open and close synchronously, so one object per process is enough.
 */
export const runtime = {
  backend: null as Backend | null,
  gradients: true,
  trace: null as Trace | null,
  /** Called with every new result: debugging modes compute it at once, checkpoint() notes it. */
  inspect: null as ((tensor: Tensor) => void) | null,
  /** While a gradient rule runs: the forward operation that it belongs to. */
  differentiating: null as Tensor | null,
  /** Cells that have been assigned and not yet stored. */
  pending: new Set<PendingCell>(),
  group: null as Group | null,
  /** While noted: how to undo the first assignment of each cell. */
  assignments: null as Map<PendingCell, () => void> | null,
}

/** Runs `body` with some scopes changed, and puts them back whatever happens. */
export function withRuntime<T>(changes: Partial<typeof runtime>, body: () => T): T {
  const before = { ...runtime }
  Object.assign(runtime, changes)
  try {
    return body()
  } finally {
    for (const name of Object.keys(changes) as (keyof typeof runtime)[])
      Object.assign(runtime, { [name]: before[name] })
  }
}

/**
 * Reads something outside the graph that decides what the graph looks like: a training flag, a count.
 *
 * Under `compile` the value becomes part of what selects the captured plan, so a change leads to a new capture instead of
 * a wrong replay.
 *
 * @example
 * ```ts
 * import { compile, guard, tensor } from '@chainrule/autograd'
 *
 * let training = true
 * const step = compile((x) => (guard(() => training) ? x.mul(2) : x))
 * console.log(step(tensor(1)).item()) // 2
 * training = false
 * console.log(step(tensor(1)).item()) // 1
 * ```
 */
export function guard<T>(read: () => T): T {
  const value = read()
  runtime.trace?.guards.push({ read, value })
  return value
}

/** Does something on the host after the present step has run: now in ordinary code, after each replay under `compile`. */
export function afterRun(effect: () => void): void {
  if (runtime.trace) runtime.trace.effects.push(effect)
  else effect()
}
