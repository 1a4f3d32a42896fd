import { gradientOf, pullback } from '../backward.ts'
import type { Optimizer, Tree } from '../contracts/optimizer.ts'
import { ChainruleError } from '../errors.ts'
import type { PendingCell } from '../evaluate.ts'
import type { Parameter } from '../parameter.ts'
import type { RandomKey } from '../random/key.ts'
import { type Group, runtime, withRuntime } from '../runtime.ts'
import type { Tensor } from '../tensor.ts'

/**
 * Computes the loss of the present batch. It may run several times for one update.
 *
 * With `sample`, labels are to be drawn from the model's own predictions (Sophia).
 */
export type Closure = (request?: { sample: RandomKey }) => Tensor

/** A step in the middle of its update, as requests see it. */
export interface StepUnderWay {
  readonly parameters: ReadonlyMap<string, Parameter>
  readonly closure: Closure | undefined
  /** The first look; null where `backward()` had been called before. */
  readonly first: Pass | null
  /** A key of the optimizer that has not been used before. */
  key(): RandomKey
}

/** One look at the loss and its gradients. */
export interface Pass {
  readonly loss: Tensor
  readonly gradients: Tree
  /** The nodes with respect to which the gradients were taken. */
  readonly leaves: ReadonlyMap<string, Tensor>
  /** How to undo what the look has assigned to cells (random keys, running statistics). */
  readonly undo: ReadonlyMap<PendingCell, () => void>
}

/** Runs the closure and differentiates what it returns. */
export function look(
  parameters: ReadonlyMap<string, Parameter>,
  closure: Closure,
  request?: { sample: RandomKey },
): Pass {
  const undo = new Map<PendingCell, () => void>()
  const leaves = new Map([...parameters].map(([name, cell]) => [name, cell.node]))
  const loss = noting(undo, () => withRuntime({ gradients: true }, () => closure(request)))
  if (loss.size !== 1 || !loss.node.tracked) {
    throw new ChainruleError(
      'closure-without-loss',
      `step: the closure returned a tensor [${loss.shape}] that ${loss.size === 1 ? 'depends on no parameter' : 'is not one number'}.`,
      'Return the loss as one number computed from the model.',
    )
  }
  const found = pullback([loss.node], [loss.onesLike()], [...leaves.values()])
  const gradients: Record<string, Tensor> = {}
  for (const [name, leaf] of leaves) {
    const gradient = found.get(leaf)
    if (gradient) gradients[name] = gradient
  }
  return { loss, gradients, leaves, undo }
}

/** Runs `body` and notes how to undo what it assigns to cells, for whoever notes that around it too. */
export function noting<T>(undo: Map<PendingCell, () => void>, body: () => T): T {
  const { assignments } = runtime
  try {
    return withRuntime({ assignments: undo }, body)
  } finally {
    for (const [cell, put] of undo) if (assignments && !assignments.has(cell)) assignments.set(cell, put)
  }
}

/** The last `backward()`, if it was one that left gradients on these parameters. */
export function groupOf(parameters: ReadonlyMap<string, Parameter>): Group | null {
  const { group } = runtime
  return group && [...parameters.values()].some(({ grad }) => grad && group.gradients.includes(grad)) ? group : null
}

/** The gradients that `backward()` has left on the parameters. */
export function leftByBackward(parameters: ReadonlyMap<string, Parameter>): Tree {
  const gradients: Record<string, Tensor> = {}
  for (const [name, cell] of parameters) {
    const gradient = gradientOf(cell)
    if (gradient) gradients[name] = gradient.node
  }
  if (Object.keys(gradients).length > 0) return gradients
  throw new ChainruleError(
    'no-gradients',
    `step: none of the ${parameters.size} parameters has a gradient.`,
    'Call loss.backward() first, or pass a closure that returns the loss; each step uses its gradients up.',
  )
}

/** Refuses at once what the caller cannot give. */
export function requireNeeds({ name, needs = [] }: Optimizer, closure: Closure | undefined, group: Group | null): void {
  if (closure) return
  const missing = needs.find((need) => (need === 'loss' ? !group : need !== 'read'))
  if (missing) throw needsClosure(`${name} needs "${missing}".`)
}

/** The error of a step that was not told how to compute the loss. */
export function needsClosure(why: string): ChainruleError {
  return new ChainruleError(
    'optimizer-needs-closure',
    `step: ${why}`,
    'Call optimizer.step(() => loss) with a function that computes the loss.',
  )
}
