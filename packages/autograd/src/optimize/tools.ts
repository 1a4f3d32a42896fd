import type { Tools } from '../contracts/optimizer.ts'
import type { RandomKey } from '../random/key.ts'
import { afterRun, guard } from '../runtime.ts'
import { scalarLeaf, type Tensor } from '../tensor.ts'
import { holderAround, type Scope } from './scopes.ts'

/** The counts of a running optimizer, and its host recurrences. */
export interface Counters {
  /** Updates applied. */
  steps: number
  /** Calls of `step`, those that apply nothing included. */
  calls: number
  /** Last values of recurrences, by name. */
  readonly folds: Map<string, number>
  /** Their values in the call being made. */
  readonly folding: Map<string, { call: number; value: number }>
}

/** What a plugin can do while it builds an update, for the part at `path`. */
export function toolsFor(path: string, scopes: ReadonlyMap<string, Scope>, counters: Counters, random: RandomKey): Tools {
  let folds = 0
  const numbers = ({ settings }: Scope) => {
    settings.at(counters.steps)
    return settings.all()
  }
  const h = () => numbers(scopes.get(path) as Scope)
  return {
    random,
    scalar: (f) => weakScalar(() => f(h(), counters.steps + 1)),
    branch: (f) => guard(() => f(h(), counters.steps + 1, counters.calls + 1)),
    inherited(name) {
      const holder = holderAround(scopes, path, name)
      return weakScalar(() => numbers(holder)[name])
    },
    fold(start, f) {
      const name = `${path}#${folds++}`
      const value = () => {
        const present = counters.folding.get(name)
        if (present?.call === counters.calls) return present.value
        const next = f(counters.folds.get(name) ?? start, h(), counters.steps + 1)
        counters.folding.set(name, { call: counters.calls, value: next })
        return next
      }
      afterRun(() => void value())
      return weakScalar(value)
    },
  }
}

/** A key that is drawn only when something uses it. */
export function lazyKey(draw: () => RandomKey): RandomKey {
  let key: RandomKey | null = null
  const get = () => (key ??= draw())
  return {
    words: null,
    bits: (shape) => get().bits(shape),
    uniform: (shape, options) => get().uniform(shape, options),
    normal: (shape, options) => get().normal(shape, options),
    fold: (name) => lazyKey(() => get().fold(name)),
    split: (count) => Array.from({ length: count }, (_, i) => lazyKey(() => get().split(count)[i])),
  }
}

function weakScalar(value: () => number): Tensor {
  const scalar = scalarLeaf(value, 'float32')
  scalar.weak = true
  return scalar
}
