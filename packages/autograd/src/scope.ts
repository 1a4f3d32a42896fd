import { ChainruleError } from './errors.ts'
import { type runtime, withRuntime } from './runtime.ts'

/** Runs `body` with some scopes changed; refuses one that goes on after it has returned. */
export function inScope<T>(operation: string, changes: Partial<typeof runtime>, body: () => T): T {
  const result = withRuntime(changes, body)
  if (typeof result === 'object' && result !== null && 'then' in result && typeof result.then === 'function') {
    throw new ChainruleError(
      'asynchronous-scope',
      `${operation}: the function returned a promise, and what it does after its first await would be outside.`,
      `Call ${operation}() around each synchronous part.`,
    )
  }
  return result
}
