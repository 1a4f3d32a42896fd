import { ChainruleError, gather, notEqual, type Tensor, take, where } from '@chainrule/autograd'

import { requireIndices } from './require-indices.ts'

/** Class labels beside the scores that they belong to. */
export interface Labels {
  /** Axis of the classes, counted from the left, and the rank of the scores. */
  readonly axis: number
  readonly rank: number
  /** Number of classes. */
  readonly count: number
  /** Valid class numbers, or null where the target holds probabilities. */
  readonly labels: Tensor | null
  /** Whether a place counts; null where all do. */
  readonly kept: Tensor | null
}

interface LabelOptions {
  axis?: number
  classWeights?: Tensor
  ignoreIndex?: number
  onlyLabels?: boolean
}

/** Checks a target against scores [..., classes, ...] and separates what does not count. */
export function labelsOf(owner: string, scores: Tensor, target: Tensor, options: LabelOptions): Labels {
  const { ignoreIndex, classWeights, onlyLabels = false } = options
  const wanted = options.axis ?? (scores.rank < 2 ? 0 : 1)
  const axis = wanted < 0 ? wanted + scores.rank : wanted
  const count = scores.shape[axis] ?? 0
  if (classWeights) requireClassWeights(owner, classWeights, count)
  const shared = { axis, rank: scores.rank, count }
  const integers = target.dtype === 'int32' || target.dtype === 'uint32'
  if (!integers) {
    requireLabelType(owner, target, onlyLabels || ignoreIndex !== undefined)
    requireShape(owner, scores, target, scores.shape, axis)
    return { ...shared, labels: null, kept: null }
  }
  requireShape(
    owner,
    scores,
    target,
    scores.shape.filter((_, i) => i !== axis),
    axis,
  )
  requireIndices(owner, target, count, ignoreIndex)
  if (ignoreIndex === undefined) return { ...shared, labels: target, kept: null }
  const kept = notEqual(target, ignoreIndex)
  return { ...shared, labels: where(kept, target, 0), kept }
}

/** The number at the true class of each place. */
export function truthOf(values: Tensor, { axis, labels }: Labels): Tensor {
  const index = labels as Tensor
  const shape = [...index.shape.slice(0, axis), 1, ...index.shape.slice(axis)]
  return gather(values, index.reshape(shape), axis).reshape(index.shape)
}

/** Losses multiplied by the weights of their classes, 0 where a place does not count. */
export function weighted(losses: Tensor, { labels, kept }: Labels, classWeights: Tensor | undefined): Tensor {
  return masked(classWeights ? losses.mul(take(classWeights, labels as Tensor, 0)) : losses, kept)
}

/** Losses, 0 where a place does not count, whatever they are there. */
export function masked(losses: Tensor, kept: Tensor | null): Tensor {
  return kept ? where(kept, losses, 0) : losses
}

/**
 * By what a sum is divided for the mean: the weights of all places that count; undefined where that is their number.
 */
export function totalWeight({ labels, kept }: Labels, classWeights: Tensor | undefined): Tensor | undefined {
  if (!classWeights) return kept?.sum()
  return masked(take(classWeights, labels as Tensor, 0), kept).sum()
}

/** Target probabilities, smoothed towards equal ones. */
export function smoothed(target: Tensor, smoothing: number, count: number): Tensor {
  return smoothing === 0 ? target : target.mul(1 - smoothing).add(smoothing / count)
}

function requireLabelType(owner: string, target: Tensor, onlyLabels: boolean): void {
  if (!onlyLabels && target.dtype !== 'bool') return
  throw new ChainruleError(
    'labels-dtype',
    `${owner}: the labels are ${target.dtype} [${target.shape}].`,
    "Class labels are whole numbers: tensor([...], { dtype: 'int32' }) or labels.cast('int32'); only they can be ignored.",
  )
}

function requireShape(owner: string, scores: Tensor, target: Tensor, shape: readonly number[], axis: number): void {
  const fits = target.rank === shape.length && shape.every((size, i) => size === target.shape[i])
  if (axis >= 0 && axis < scores.rank && fits) return
  throw new ChainruleError(
    'labels-shape',
    `${owner}: the target ${target.dtype} [${target.shape}] does not belong to scores [${scores.shape}] with the classes on axis ${axis}.`,
    `Whole numbers need the shape of the scores without the axis of the classes, here [${shape}]; probabilities (floats) all of it; for [batch, time, classes] pass axis: -1.`,
  )
}

function requireClassWeights(owner: string, weights: Tensor, count: number): void {
  if (weights.rank === 1 && weights.size === count && (weights.dtype === 'float32' || weights.dtype === 'float64'))
    return
  throw new ChainruleError(
    'class-weights',
    `${owner}: the class weights are ${weights.dtype} [${weights.shape}], there are ${count} classes.`,
    'Give one number for each class, as floats.',
  )
}
