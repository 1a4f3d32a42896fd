import {
  type Answer,
  evaluateAt,
  type Request,
  readValues,
  stack,
  type Tensor,
  type Tree,
  treeDot,
} from '@chainrule/autograd'
import type { LineLook, LinePoint } from './strong-wolfe.ts'

/** A place on a line with the parameters and the gradients there. */
export interface LineTreePoint extends LinePoint {
  readonly parameters: Tree
  readonly gradients: Tree
}

/**
 * Measures the loss on the line `parameters + size · direction`, for a line search inside an update.
 *
 * Each look is one evaluation and one reading; the gradients there are computed in the same plan.
 */
export function lookAlong(parameters: Tree, direction: Tree): LineLook<LineTreePoint> {
  return function* (size): Generator<Request, LineTreePoint, Answer> {
    const there: Record<string, Tensor> = { ...parameters }
    for (const [name, along] of Object.entries(direction)) there[name] = parameters[name].add(along.mul(size))
    const { loss, gradients } = yield* evaluateAt(there)
    const slope = slopeAlong(gradients, direction)
    const read = stack([loss.reshape([]).cast(slope.dtype), slope])
    const values = yield* readValues(read, [...Object.values(there), ...Object.values(gradients)])
    return { size, loss: Number(values[0]), slope: Number(values[1]), parameters: there, gradients }
  }
}

/** The derivative of the loss along a direction: one number. */
export function slopeAlong(gradients: Tree, direction: Tree): Tensor {
  const moving = Object.keys(direction).filter((name) => name in gradients)
  return treeDot(
    moving.map((name) => gradients[name]),
    moving.map((name) => direction[name]),
  )
}
