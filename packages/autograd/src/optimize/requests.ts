import { pullback } from '../backward.ts'
import type { Answer, Request, Tree } from '../contracts/optimizer.ts'
import type { TypedArray } from '../dtype.ts'
import { evaluate, type PendingCell } from '../evaluate.ts'
import { withRuntime } from '../runtime.ts'
import type { Tensor } from '../tensor.ts'
import { look, needsClosure, type Pass, type StepUnderWay } from './passes.ts'
import { withValues } from './with-values.ts'

/**
 * Asks in the middle of an update for the loss and its gradients at other parameters, with the same batch and the same
 * random masks; parameters that are left out stay where they are. Declare it: `needs: ['evaluate']`.
 *
 * @example
 * ```ts
 * import { defineTreeOptimizer, evaluateAt, mapTree, optimize, parameter, tensor } from '@chainrule/autograd'
 *
 * const text = { en: 'Size of a step.', pt: 'Tamanho do passo.' }
 * const lookingAhead = defineTreeOptimizer({
 *   name: 'lookingAhead',
 *   hyperparameters: { learningRate: { default: 0.25, min: 0, text } },
 *   needs: ['evaluate'],
 *   init: () => ({}),
 *   *update({ parameters, gradients, state, scalar }) {
 *     const step = (g: typeof gradients[string]) => g.mul(scalar((h) => -h.learningRate))
 *     const ahead = yield* evaluateAt(mapTree(gradients, (g, name) => parameters[name].add(step(g))))
 *     return { state, change: mapTree(ahead.gradients, step) }
 *   },
 * })
 *
 * const w = parameter(tensor([1]))
 * optimize({ w }, lookingAhead()).step(() => w.square().sum())
 * console.log(w.item()) // 0.75
 * ```
 */
export function* evaluateAt(values: Tree): Generator<Request, Pick<Answer, 'loss' | 'gradients'>, Answer> {
  return yield {
    evaluate: values,
    answer(step) {
      const first = firstLook(step)
      return withValues(step.parameters, values, () => lookAgain(step, first))
    },
  }
}

/**
 * Asks in the middle of an update for gradients of the loss with labels drawn from the model's own predictions: the closure
 * of `step` is called with a key to draw them. Declare it: `needs: ['sampledGradient']`.
 */
export function* sampledGradients(): Generator<Request, Pick<Answer, 'loss' | 'gradients'>, Answer> {
  return yield {
    sampledGradient: true,
    answer(step) {
      const first = firstLook(step)
      // Drawn here, because a second look leaves no trace in random cells.
      return lookAgain(step, first, { sample: step.key() })
    },
  }
}

/**
 * Asks in the middle of an update for the products of the Hessian of the loss with a direction. Declare it: `needs: ['hvp']`.
 */
export function* hessianProducts(direction: Tree): Generator<Request, Tree, Answer> {
  const { products } = yield {
    hvp: direction,
    answer: (step) => ({ products: productsOf(firstLook(step), direction) }),
  }
  return products
}

/**
 * Reads numbers on the host in the middle of an update: the plan ends there, and cannot be captured. Declare it:
 * `needs: ['read']`.
 *
 * @param keep - What the update goes on with: it is computed with the numbers, and not again by the next plan.
 */
export function* readValues(read: Tensor, keep: readonly Tensor[] = []): Generator<Request, TypedArray, Answer> {
  const { values } = yield {
    read,
    keep,
    answer() {
      evaluate(read, ...keep)
      return { values: read.data() }
    },
  }
  return values
}

function firstLook({ closure, first }: StepUnderWay): Pass {
  if (closure && first) return first
  throw needsClosure('It looks at the loss again in the middle of an update.')
}

/** Another look at the same batch: cells that the first look has assigned answer as they did before it. */
function lookAgain({ parameters, closure }: StepUnderWay, first: Pass, request?: Parameters<typeof look>[2]): Pass {
  const restore = [...first.undo.keys()].map((cell) => cell.capture())
  for (const undo of first.undo.values()) undo()
  const assigned = new Map<PendingCell, () => void>()
  try {
    return withRuntime({ assignments: assigned }, () =>
      look(parameters, closure as NonNullable<typeof closure>, request),
    )
  } finally {
    for (const undo of assigned.values()) undo()
    for (const put of restore) put()
  }
}

function productsOf({ gradients, leaves }: Pass, direction: Tree): Tree {
  const names = Object.keys(direction).filter((name) => gradients[name]?.tracked)
  const found = pullback(
    names.map((name) => gradients[name]),
    names.map((name) => direction[name].node),
    [...leaves.values()],
  )
  return Object.fromEntries([...leaves].map(([name, leaf]) => [name, found.get(leaf) ?? leaf.zerosLike()]))
}
