import type { Result } from '../contracts/optimizer.ts'
import type { Tensor } from '../tensor.ts'
import { count, type Scope } from './scopes.ts'

/** The parts that have run in an update, with what they say of it. */
export type Ran = Map<Scope, Pick<Result, 'advance' | 'condition'>>

/** Notes that a part has run; of several times that which made an update. */
export function noteRun(ran: Ran, scope: Scope, { advance = true, condition }: Result): void {
  if (advance || !ran.has(scope)) ran.set(scope, { advance, condition })
}

/**
 * How to count what has run, once its plan has.
 *
 * @param isTrue - Reads a condition.
 * @param count - Is given the parts that count as called, and whether they made an update.
 */
export function countRan(
  ran: Ran,
  isTrue: (condition: Tensor) => boolean,
  count: (scope: Scope, advanced: boolean) => void,
): void {
  const undone = [...ran].filter(([, { condition }]) => condition && !isTrue(condition)).map(([scope]) => scope)
  for (const [scope, { advance = true }] of ran) {
    if (undone.some((outer) => isInside(scope, outer))) scope.folding.clear()
    else count(scope, advance && !undone.includes(scope))
  }
}

/** The same as a function to be called after each run, also after each replay of a captured step. */
export function counting(ran: Ran): () => void {
  const latest = new Map<Tensor, Tensor>()
  for (const { condition } of ran.values()) condition?.onValue((value) => latest.set(condition, value))
  return () => countRan(ran, (condition) => (latest.get(condition) ?? condition).item() !== 0, count)
}

function isInside({ path }: Scope, outer: Scope): boolean {
  return path !== outer.path && (outer.path === '' || path.startsWith(`${outer.path}.`))
}
