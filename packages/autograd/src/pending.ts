import { ChainruleError } from './errors.ts'
import { evaluateAlone } from './evaluate.ts'
import { inOrder } from './in-order.ts'
import { runtime } from './runtime.ts'
import type { Tensor } from './tensor.ts'

/** From this depth on, results that wait for each other are looked at, and again at each doubling. */
const DEEP = 2 ** 10
/** No graph that somebody means to differentiate is so deep. */
const DEEPEST = 2 ** 18
/** So many last levels are computed together, because what comes next may use any of them. */
const LEVELS = 16

/**
 * How many results stand one on another below this one, without values yet.
 *
 * Below a constant only constants count: what it was detached from waits for its own reasons.
 */
export function depthOf({ inputs, tracked }: Tensor): number {
  let depth = 0
  for (const { storage, depth: below, tracked: differentiable } of inputs) {
    if (!storage && below > depth && (tracked || !differentiable)) depth = below
  }
  return depth + 1
}

/**
 * Keeps a loop that never reads a value, such as `total = total.add(loss)`, from growing a graph without end.
 *
 * Constants are computed, and so is what has become constant because the losses that it was made of were let go. What
 * is to be differentiated has to wait, up to a limit.
 */
export function limitDepth(result: Tensor): void {
  const { depth } = result
  if (depth < DEEP || (depth & (depth - 1)) !== 0 || runtime.trace) return
  const waiting = inOrder([result], ({ inputs, tracked }) =>
    inputs.filter((input) => !input.storage && input.depth > 0 && (tracked || !input.tracked)),
  )
  for (const tensor of waiting) tensor.tracked &&= tensor.rule !== null || tensor.inputs.some((input) => input.tracked)
  const constants = waiting.filter((tensor) => !tensor.tracked && tensor.depth > depth - LEVELS)
  if (constants.length > 0) {
    evaluateAlone(...constants)
    result.depth = depthOf(result)
  } else if (depth >= DEEPEST) {
    const [{ primitive, shape, site }] = waiting
    throw new ChainruleError(
      'graph-too-deep',
      `${depth} operations wait for one another; the oldest is ${primitive?.name} [${shape}]${site === '' ? '' : ` at ${site}`}.`,
      'Add up detached tensors or numbers: total.add(loss.detach()), total + loss.item().',
    )
  }
}
