import type { Backend } from './backend.ts'
import { runtime } from './runtime.ts'

/**
 * Chooses what computes everything from here on; `null` for the reference backend.
 *
 * Cells move over with their next value; tensors that have been computed stay where they are and are read from there.
 *
 * @example
 * ```ts
 * import { currentBackend, setBackend } from '@chainrule/autograd'
 *
 * setBackend(null)
 * console.log(currentBackend().name) // reference
 * ```
 */
export function setBackend(backend: Backend | null): void {
  runtime.backend = backend
}
