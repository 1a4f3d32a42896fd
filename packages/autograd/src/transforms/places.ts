import { backwardOrder, differentiableInputs, pullback } from '../backward.ts'
import { isFloat } from '../dtype.ts'
import { ChainruleError } from '../errors.ts'
import { runtime, withRuntime } from '../runtime.ts'
import type { Tensor } from '../tensor.ts'
import { treeLeaves, treeMap } from './tree.ts'

/** A function at work on stand-ins for its argument. */
export interface Run<Y> {
  /** The stand-ins, in the order of the tree's leaves. */
  readonly places: readonly Tensor[]
  readonly value: Y
  /** The tensors of the value. */
  readonly outputs: readonly Tensor[]
}

/**
 * Runs a function on new places in the graph that hold the values of its argument.
 *
 * Gradients taken at the places concern this run alone: the argument may appear in it otherwise too, may be
 * differentiated itself by somebody further out, and keeps its `grad`.
 */
export function runOnPlaces<X, Y>(operation: string, x: X, f: (x: X) => Y): Run<Y> {
  return withRuntime({ gradients: true }, () => {
    const places: Tensor[] = []
    const argument = treeMap(x, (leaf, path) => {
      requireFloat(operation, leaf, path)
      const place = placeOf(leaf)
      places.push(place)
      return place
    })
    const value = f(argument as X)
    return { places, value, outputs: treeLeaves(value).map((output) => output.node) }
  })
}

/** Where gradients can be taken, with the value of another tensor. */
export function placeOf(tensor: Tensor): Tensor {
  const place = tensor.alias()
  place.tracked = true
  place.rule = { inputs: [tensor.node], vjp: (cotangent) => [cotangent] }
  return place
}

/** Cotangents of the places from cotangents of the outputs; zeros where nothing flows. Can be differentiated again. */
export function pullToPlaces(
  outputs: readonly Tensor[],
  cotangents: readonly Tensor[],
  places: readonly Tensor[],
): Tensor[] {
  const found = withRuntime({ gradients: true }, () => pullback(outputs, cotangents, places))
  return places.map((place) => found.get(place) ?? place.zerosLike())
}

/**
 * From tangents of the places to tangents of the outputs.
 *
 * A pullback is linear in the cotangent, and the pullback of that linear function is the transpose of the transpose:
 * two reverse passes make a forward one.
 */
export function forwardFrom({ outputs, places }: Run<unknown>): {
  push(tangents: readonly Tensor[]): Tensor[]
  /** The places of the transposed function, which its results are to be closed over too. */
  cotangents: readonly Tensor[]
} {
  return withRuntime({ gradients: true }, () => {
    const cotangents = outputs.map((output) => placeOf(output.zerosLike()))
    const gradients = pullToPlaces(outputs, cotangents, places)
    return { cotangents, push: (tangents) => pullToPlaces(gradients, tangents, cotangents) }
  })
}

/** Results as the outside may see them: what depends on nothing beyond the places is no longer differentiable. */
export function close(results: readonly Tensor[], places: readonly Tensor[]): Tensor[] {
  if (!runtime.gradients) return results.map((result) => result.detach())
  const own = new Set(places)
  const open = new Set<Tensor>()
  for (const tensor of backwardOrder(results.map(({ node }) => node)).reverse()) {
    const inputs = differentiableInputs(tensor).filter((input) => input.tracked)
    const reaches = inputs.some((input) => open.has(input))
    if (reaches || (inputs.length === 0 && !own.has(tensor))) open.add(tensor)
  }
  return results.map((result) => (open.has(result.node) ? result : result.detach()))
}

function requireFloat(operation: string, { dtype, shape }: Tensor, path: string): void {
  if (isFloat(dtype)) return
  throw new ChainruleError(
    'gradient-of-integers',
    `${operation}: the argument${path === '' ? '' : ` "${path}"`} is ${dtype} [${shape}].`,
    'Only floating-point tensors have gradients; pass others as further arguments.',
  )
}
