import type { Tensor } from '../tensor.ts'
import { count, type Scope } from './scopes.ts'

/** What has run in an update, and whether that counts; a tensor tells when it has been computed. */
export type Ran = Map<Scope, boolean | Tensor>

/**
 * How to count what has run, once its plan has.
 *
 * Where a tensor says that a part has changed nothing, what ran inside that part is as if it had not been called.
 */
export function counting(ran: Ran): () => void {
  const answers = new Map<Tensor, () => boolean>()
  for (const advance of ran.values()) {
    if (typeof advance !== 'boolean' && !answers.has(advance)) answers.set(advance, answerOf(advance))
  }
  const isTrue = (advance: boolean | Tensor) =>
    typeof advance === 'boolean' ? advance : answers.get(advance)?.() === true
  const decided = [...ran].filter(([, advance]) => typeof advance !== 'boolean')
  return () => {
    for (const [scope, advance] of ran) {
      const around = decided.filter(([outer]) => isInside(scope, outer))
      if (around.every(([, outer]) => isTrue(outer))) count(scope, isTrue(advance))
      else scope.folding.clear()
    }
  }
}

/** Reads a truth value after each run, also after each replay of a captured step. */
function answerOf(advance: Tensor): () => boolean {
  let latest = advance
  advance.onValue((value) => {
    latest = value
  })
  return () => latest.item() !== 0
}

/** Whether a part stands inside another one, at whatever depth. */
export function isInside({ path }: Scope, outer: Scope): boolean {
  return path !== outer.path && (outer.path === '' || path.startsWith(`${outer.path}.`))
}
