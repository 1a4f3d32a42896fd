import type { Part, Result } from '../contracts/optimizer.ts'
import type { Tensor } from '../tensor.ts'
import { count, forgetCall } from './parts.ts'

/** The parts that have run in an update, with what they say of it. */
export type Ran = Map<Part, Pick<Result, 'advance' | 'condition'>>

/** Notes that a part has run; of several times that which made an update. */
export function noteRun(ran: Ran, part: Part, { advance = true, condition }: Result): void {
  if (advance || !ran.has(part)) ran.set(part, { advance, condition })
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
  count: (part: Part, advanced: boolean) => void,
): void {
  const undone = [...ran].filter(([, { condition }]) => condition && !isTrue(condition)).map(([part]) => part)
  for (const [part, { advance = true }] of ran) {
    if (undone.some((outer) => isInside(part, outer))) forgetCall(part)
    else count(part, advance && !undone.includes(part))
  }
}

/** The same as a function to be called after each run, also after each replay of a captured step. */
export function counting(ran: Ran): () => void {
  const latest = new Map<Tensor, Tensor>()
  for (const { condition } of ran.values()) condition?.onValue((value) => latest.set(condition, value))
  if (![...ran.values()].some(({ condition }) => condition)) {
    const parts = [...ran]
    return () => {
      for (const [part, { advance = true }] of parts) count(part, advance)
    }
  }
  return () => countRan(ran, (condition) => (latest.get(condition) ?? condition).item() !== 0, count)
}

function isInside({ path }: Part, outer: Part): boolean {
  return path !== outer.path && (outer.path === '' || path.startsWith(`${outer.path}.`))
}
