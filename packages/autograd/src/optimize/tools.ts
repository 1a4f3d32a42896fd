import type { Tools } from '../contracts/optimizer.ts'
import type { RandomKey } from '../random/key.ts'
import { afterRun, guard } from '../runtime.ts'
import { scalarLeaf, type Tensor } from '../tensor.ts'
import { holderAround, numbersOf, type Scope } from './scopes.ts'

/** What a plugin can do while it builds an update, for the part of a scope. */
export function toolsFor(scope: Scope, scopes: ReadonlyMap<string, Scope>, random: RandomKey): Tools {
  return {
    random,
    scalar: (f) => weakScalar(() => f(numbersOf(scope), scope.steps + 1)),
    branch: (f) => guard(() => f(numbersOf(scope), scope.steps + 1, scope.calls + 1)),
    inherited: (name) => inheritedBy(scope, scopes, name),
    fold(name, start, f) {
      const value = () => {
        const present = scope.folding.get(name)
        if (present?.call === scope.calls) return present.value
        const next = f(scope.folds.get(name) ?? start, numbersOf(scope), scope.steps + 1)
        scope.folding.set(name, { call: scope.calls, value: next })
        return next
      }
      afterRun(() => void value())
      return value
    },
  }
}

/** A hyper-parameter of the nearest part around one, as it is when it is asked for. */
export function inheritedBy(scope: Scope, scopes: ReadonlyMap<string, Scope>, name: string): () => number {
  const holder = holderAround(scopes, scope, name)
  return () => numbersOf(holder)[name]
}

/** A number looked up at each run, which takes the type of what it meets. */
export function weakScalar(value: () => number): Tensor {
  const scalar = scalarLeaf(value, 'float32')
  scalar.weak = true
  return scalar
}
