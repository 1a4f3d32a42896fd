import type { Storage } from '../backend.ts'
import { evaluate, evaluateGroup } from '../evaluate.ts'
import { isTensor } from '../is-tensor.ts'
import { runtime } from '../runtime.ts'
import { sameShape } from '../shape.ts'
import { scalarLeaf, Tensor } from '../tensor.ts'
import { type Capture, capture, fits, replay, storageOf } from './capture.ts'
import { requireSame } from './literals.ts'
import { eachLeaf, mapLeaves } from './tree.ts'

/** What a captured function takes where its definition says `Tensor`: a number will do. */
export type Fed<A extends readonly unknown[]> = { [I in keyof A]: A[I] extends Tensor ? Tensor | number : A[I] }

const MANY_CAPTURES = 8
const MOST_CAPTURES = 32

/**
 * Captures a whole step: the function runs twice to be written down, then its plan is replayed.
 *
 * Cells that it reads and assigns (parameters, moments, random keys) are found by themselves. Tensors that it takes are
 * inputs; a number passed for a tensor is an input too. Any other argument selects the capture by identity. Values
 * cannot be read inside; return them or observe them.
 *
 * @throws ChainruleError `frozen-literal` where a number changes between two calls that would be baked into the plan;
 * `capture-differs` where the function builds another graph each time; `read-while-tracing`.
 *
 * @example
 * ```ts
 * import { compile, parameter, tensor } from '@chainrule/autograd'
 *
 * const total = parameter(tensor([0, 0]))
 * const add = compile((x) => {
 *   total.assign(total.add(x))
 *   return total.sum()
 * })
 * add(tensor([1, 2]))
 * console.log(add(tensor([3, 4])).item()) // 10
 * ```
 */
export function compile<A extends readonly Tensor[], R>(step: (...args: A) => R): (...args: Fed<A>) => R
export function compile<A extends readonly unknown[], R>(step: (...args: A) => R): (...args: Fed<A>) => R
export function compile(step: (...args: Tensor[]) => unknown): (...args: Tensor[]) => unknown {
  const captures = new Map<string, Capture[]>()
  const others: unknown[] = []
  const fed: (Storage | number)[] = []
  let warned = false
  /** The capture that ran last and the kinds of tensors that it took: the next call is most likely like it. */
  let latest: { capture: Capture; specs: readonly Tensor[] } | null = null

  const keyOf = (args: readonly unknown[]): string => {
    fed.length = 0
    const parts: string[] = []
    eachLeaf(args, (leaf) => {
      if (typeof leaf === 'number') {
        fed.push(leaf)
        parts.push('number')
      } else if (isTensor(leaf)) {
        const { dtype, shape } = leaf
        fed.push(storageOf(leaf))
        parts.push(`${dtype} ${shape}`)
      } else {
        if (!others.includes(leaf)) others.push(leaf)
        parts.push(`other ${others.indexOf(leaf)}`)
      }
    })
    return parts.join(';')
  }

  return (...args) => {
    if (runtime.trace || runtime.inspect) return step(...(mapLeaves(args, asTensor) as Tensor[]))
    evaluateGroup()
    if (runtime.pending.size > 0) evaluate()
    if (latest && areAlike(args, latest.specs) && fits(latest.capture)) {
      fed.length = 0
      for (const arg of args) fed.push(storageOf(arg as Tensor))
      return replay(latest.capture)
    }
    const key = keyOf(args)
    const candidates = captures.get(key) ?? []
    const found = candidates.find(fits)
    if (found?.confirmed) {
      latest = args.every(isTensor)
        ? { capture: found, specs: args.map(({ shape, dtype }) => new Tensor(shape, dtype)) }
        : null
      return replay(found)
    }
    const written = capture(step, args, fed)
    if (found) {
      requireSame(found, written)
      candidates.splice(candidates.indexOf(found), 1)
    } else if (captures.size >= MANY_CAPTURES && !captures.has(key) && !warned) {
      warned = true
      console.warn(
        `compile: ${captures.size + 1} captures for different inputs (now ${key}). Each costs time and memory; pad batches to a few sizes.`,
      )
    }
    candidates.push(found ? { ...written, executable: found.executable, confirmed: true } : written)
    captures.delete(key)
    captures.set(key, candidates)
    if (captures.size > MOST_CAPTURES) {
      const oldest = captures.keys().next().value as string
      for (const { executable } of captures.get(oldest) as Capture[]) executable.release()
      captures.delete(oldest)
      latest = null
    }
    return replay(candidates[candidates.length - 1])
  }
}

/** Whether all arguments are tensors of the shapes and types of those before. */
function areAlike(args: readonly unknown[], specs: readonly Tensor[]): boolean {
  if (args.length !== specs.length) return false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (!isTensor(arg) || arg.dtype !== specs[i].dtype || !sameShape(arg.shape, specs[i].shape)) return false
  }
  return true
}

/** A number as the tensor that the function expects. */
function asTensor(leaf: unknown): unknown {
  if (typeof leaf !== 'number') return leaf
  const scalar = scalarLeaf(leaf, 'float32')
  scalar.weak = true
  return scalar
}
