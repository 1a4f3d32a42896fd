import { evaluateAlone, refuseWhileTracing } from '../evaluate.ts'
import { referenceBackend } from '../reference/backend.ts'
import { runtime } from '../runtime.ts'
import { inScope } from '../scope.ts'

/**
 * Runs `body` with every operation computed at once, on the reference backend, for stepping through with a debugger.
 *
 * Values are there as soon as an operation returns, and what fails for its values (an index out of range, say)
 * fails at the line that asked for it. Functions made by `compile` run as ordinary ones. Results are those of lazy mode; it is slow.
 *
 * @throws ChainruleError `asynchronous-scope` for a function that returns a promise, `read-while-tracing` inside `compile`.
 *
 * @example
 * ```ts
 * import { eager, gather, tensor } from '@chainrule/autograd'
 *
 * const table = tensor([10, 20, 30])
 * try {
 *   eager(() => gather(table, tensor([3], { dtype: 'int32' })).mul(2))
 * } catch (error) {
 *   console.log((error as { code: string }).code) // index-out-of-range
 * }
 * ```
 */
export function eager<T>(body: () => T): T {
  refuseWhileTracing()
  const outer = runtime.inspect
  return inScope(
    'eager',
    {
      backend: referenceBackend,
      inspect(tensor) {
        outer?.(tensor)
        evaluateAlone(tensor)
      },
    },
    body,
  )
}
