import { arange } from '../create.ts'
import { ChainruleError } from '../errors.ts'
import { isTensor } from '../is-tensor.ts'
import { broadcastShapes, type Shape } from '../shape.ts'
import type { Tensor } from '../tensor.ts'
import { less } from './comparison.ts'
import type { Range } from './slice.ts'
import { slice } from './slice.ts'
import { take } from './take.ts'
import { where } from './where.ts'

/**
 * What `at` takes for one axis: a position (the axis goes), a range (the axis stays), ':' for the whole axis, '...' for
 * as many whole axes as are left, null for a new axis of size 1, or an integer tensor of positions.
 */
export type Index = number | Range | ':' | '...' | null | Tensor

/**
 * Elements by their positions, as square brackets do in NumPy.
 *
 * `at(x, 0)` is the first row, `at(x, ':', [0, 2])` the first two columns, `at(x, '...', -1)` the last of the last axis.
 * Negative positions count from the end. Axes that are not given stay whole. Several tensors of positions stretch to one
 * shape; its axes stand where the first of them stood if they are neighbours, and first of all if not.
 *
 * @throws ChainruleError `too-many-indices`, `position-out-of-range` for a number, `slice-step`, `mask-index` for a mask,
 * `index-not-integer`; `index-out-of-range` for positions in a tensor, when values are computed.
 *
 * @example
 * ```ts
 * import { at, tensor } from '@chainrule/autograd'
 *
 * const x = tensor([[1, 2, 3], [4, 5, 6]])
 * console.log(at(x, 0, [1, 3]).toArray(), at(x, ':', -1).toArray()) // [2, 3] [3, 6]
 * ```
 */
export function at(x: Tensor, ...indices: readonly Index[]): Tensor {
  const list = withWholeAxes(x, indices)
  const perAxis = list.filter((index) => index !== null)
  const sliced = slice(
    x,
    perAxis.map((index, axis) => rangeOf(index, x.shape, axis)),
  )
  const shape: number[] = []
  const picks: Pick[] = []
  let axis = 0
  for (const index of list) {
    if (index === null) shape.push(1)
    else {
      if (isTensor(index)) picks.push({ axis: shape.length, positions: fromStart(index, x.shape[axis]) })
      if (typeof index !== 'number') shape.push(sliced.shape[axis])
      axis += 1
    }
  }
  return pickAll(sliced.reshape(shape), picks)
}

interface Pick {
  readonly axis: number
  readonly positions: Tensor
}

/** One entry for each axis, beside the new ones. */
function withWholeAxes(x: Tensor, indices: readonly Index[]): Exclude<Index, '...'>[] {
  const given = indices.filter((index) => index !== null && index !== '...').length
  const dots = indices.filter((index) => index === '...').length
  if (given > x.rank || dots > 1) {
    throw new ChainruleError(
      'too-many-indices',
      `at: got ${given} indices and ${dots} times '...' for the ${x.rank} axes of [${x.shape}].`,
      "Give at most one index for each axis and one '...'; null makes a new axis.",
    )
  }
  const whole = new Array<':'>(x.rank - given).fill(':')
  const list = indices.flatMap((index) => (index === '...' ? whole : [index]))
  return dots === 1 ? list : [...list, ...whole]
}

function rangeOf(index: Exclude<Index, '...' | null>, shape: Shape, axis: number): Range | null {
  if (typeof index === 'number') {
    const position = index < 0 ? index + shape[axis] : index
    if (!Number.isInteger(index) || position < 0 || position >= shape[axis]) {
      throw new ChainruleError(
        'position-out-of-range',
        `at: position ${index} does not exist on axis ${axis} of [${shape}].`,
        `Positions are whole numbers from ${-shape[axis]} to ${shape[axis] - 1}.`,
      )
    }
    return [position, position + 1]
  }
  return index === ':' || isTensor(index) ? null : index
}

/** Negative positions counted from the start. */
function fromStart(index: Tensor, size: number): Tensor {
  if (index.dtype === 'bool') {
    throw new ChainruleError(
      'mask-index',
      `at: the index is a mask [${index.shape}].`,
      'How many elements a mask picks is known only once it is computed; use where(mask, x, 0), or positions.',
    )
  }
  return index.dtype === 'int32' ? where(less(index, 0), index.add(size), index) : index
}

function pickAll(x: Tensor, picks: readonly Pick[]): Tensor {
  if (picks.length === 0) return x
  if (picks.length === 1) return take(x, picks[0].positions, picks[0].axis)
  const axes = picks.map(({ axis }) => axis)
  const place = axes.every((axis, i) => axis === axes[0] + i) ? axes[0] : 0
  const others = x.shape.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]))
  const [before, after] = [others.slice(0, place), others.slice(place)]
  const sizeAt = (axis: number) => x.shape[axis]
  const merged = x
    .permute([...before, ...axes, ...after])
    .reshape([...before.map(sizeAt), axes.map(sizeAt).reduce((a, b) => a * b), ...after.map(sizeAt)])
  return take(merged, joined(picks, axes.map(sizeAt)), place)
}

/** One position in the merged axes for each group of positions. Each is checked against its own axis. */
function joined(picks: readonly Pick[], sizes: Shape): Tensor {
  const shape = picks.map(({ positions }) => positions.shape).reduce((a, b) => broadcastShapes('at', a, b))
  return picks
    .map(({ positions }, i) => take(arange(sizes[i]), positions.expandTo(shape)))
    .reduce((position, next, i) => position.mul(sizes[i]).add(next))
}
