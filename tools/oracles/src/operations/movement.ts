import type { Tensor } from '@chainrule/autograd'
import * as core from '@chainrule/autograd'
import * as nn from '@chainrule/nn'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** The same elements in another shape, order or number. */
export const movement: Operations = {
  reshape: ([x], a) => x.reshape(a.list('shape', 'size') ?? [-1]),
  view: ([x], a) => x.reshape(a.list('shape', 'size') ?? [-1]),
  flatten: ([x], a) => flatten(x, a.number('start_dim', 'start_axis') ?? 0, a.number('end_dim', 'end_axis') ?? -1),
  squeeze: ([x], a) => squeeze(x, a.axes()),
  unsqueeze: ([x], a) => core.unsqueeze(x, a.axis(0)),
  transpose: ([x], a) => transpose(x, a),
  permute: ([x], a) => transpose(x, a),
  broadcastTo: ([x], a) => x.expand(stretched(x, a.list('shape', 'size') ?? [])),
  expand: ([x], a) => x.expand(stretched(x, a.list('shape', 'size') ?? [])),
  concat: (parts, a) => core.concat(parts, a.axis(0)),
  stack: (parts, a) => core.stack(parts, a.axis(0)),
  slice: ([x], a) => slice(x, a),
  pad: ([x], a) => pad(x, a),
  flip: ([x], a) => core.flip(x, a.axes() ?? x.shape.map((_, axis) => axis)),
  roll: ([x], a) => roll(x, a.list('shift', 'shifts') ?? [1], a.axes()),
  tril: ([x], a) => core.lowerTriangle(x, a.number('diagonal', 'offset', 'k') ?? 0),
  triu: ([x], a) => core.upperTriangle(x, a.number('diagonal', 'offset', 'k') ?? 0),
  diagonal: ([x], a) => {
    const plane = [a.number('dim1', 'axis1') ?? 0, a.number('dim2', 'axis2') ?? 1].map(
      (axis) => (axis + x.rank) % x.rank,
    )
    const others = x.shape.map((_, axis) => axis).filter((axis) => !plane.includes(axis))
    return core.diagonal(x.permute([...others, ...plane]), a.number('offset', 'diagonal', 'k') ?? 0)
  },
  tile: ([x], a) => core.tile(x, a.list('repeats', 'reps', 'dims') ?? []),
  repeatInterleave: ([x], a) => {
    const axis = a.list('axis', 'dim')?.[0]
    return repeatEach(axis === undefined ? x.reshape([-1]) : x, a.list('repeats') ?? [1], axis ?? 0)
  },
}

/** All axes in an order, or two that change places. */
function transpose(x: Tensor, attributes: Attributes): Tensor {
  const order = attributes.list('axes', 'dims', 'axis', 'dim', 'permutation')
  if (order && order.length === x.rank) return x.permute(order)
  const first = attributes.number('dim0', 'axis0', 'axis1') ?? order?.[0] ?? -2
  const second = attributes.number('dim1', 'axis1', 'axis2') ?? order?.[1] ?? -1
  return x.transpose(first, second)
}

function flatten(x: Tensor, start: number, end: number): Tensor {
  const from = start < 0 ? start + x.rank : start
  const to = end < 0 ? end + x.rank : end
  return x.reshape([...x.shape.slice(0, from), -1, ...x.shape.slice(to + 1)])
}

function squeeze(x: Tensor, axes: number | number[] | undefined): Tensor {
  if (axes === undefined) return core.squeeze(x)
  return core.squeeze(
    x,
    [axes].flat().filter((axis) => x.shape.at(axis) === 1),
  )
}

/** A target shape in which -1 leaves an axis as it is. */
function stretched(x: Tensor, shape: readonly number[]): number[] {
  return shape.map((size, i) => (size === -1 ? x.shape[i - shape.length + x.rank] : size))
}

function slice(x: Tensor, attributes: Attributes): Tensor {
  const start = places(attributes.value('start', 'starts', 'begin'))
  const stop = places(attributes.value('stop', 'stops', 'end', 'ends'))
  const step = places(attributes.value('step', 'steps'))
  const axes = attributes.list('axes', 'axis', 'dim', 'dims') ?? x.shape.map((_, axis) => axis)
  const named = axes.slice(0, Math.max(start.length, stop.length, step.length))
  return named.reduce((cut, place, i) => {
    const axis = place < 0 ? place + x.rank : place
    return sliced(cut, axis, [start[i], stop[i], step[i] ?? 1])
  }, x)
}

/** One axis as Python cuts it: from the end where the step is negative. */
function sliced(x: Tensor, axis: number, [start, stop, step]: [number?, number?, number?]): Tensor {
  const ranges = x.shape.map((): core.Range | null => null)
  if (step === undefined || step > 0) {
    ranges[axis] = [start ?? 0, stop, step ?? 1]
    return core.slice(x, ranges)
  }
  const size = x.shape[axis]
  const mirrored = (place: number) => Math.max(0, size - 1 - (place < 0 ? place + size : Math.min(place, size - 1)))
  ranges[axis] = [mirrored(start ?? size - 1), stop === undefined ? size : mirrored(stop), -step]
  return core.slice(core.flip(x, axis), ranges)
}

/** Numbers of a list, of which some may be left out. */
function places(value: unknown): (number | undefined)[] {
  if (value === undefined) return []
  return [value].flat().map((item) => (item === null ? undefined : Number(item)))
}

/** `padding` holds a pair for each axis, or as PyTorch has it, a flat list that starts with the last axis. */
function pad(x: Tensor, attributes: Attributes): Tensor {
  const padding = attributes.value('padding', 'pad')
  const flat = attributes.list('padding', 'pad') ?? []
  const pairs = Array.isArray(padding) && padding.every(Array.isArray)
  const amounts = x.shape.map((_, axis): [number, number] => {
    const place = 2 * (pairs ? axis : x.rank - 1 - axis)
    return [flat[place] ?? 0, flat[place + 1] ?? 0]
  })
  const mode = (attributes.text('mode') ?? 'constant') as nn.PaddingMode
  // Less than nothing cuts off.
  const kept = core.slice(
    x,
    amounts.map(([before, after], axis) => [Math.max(0, -before), x.shape[axis] - Math.max(0, -after)]),
  )
  const added = amounts.map(([before, after]): [number, number] => [Math.max(0, before), Math.max(0, after)])
  return nn.padWith(kept, added, { mode, value: attributes.number('value') })
}

/** Along axes; without any, as if all elements stood in one row. */
function roll(x: Tensor, shifts: readonly number[], axes: number | number[] | undefined): Tensor {
  if (axes === undefined) return core.roll(x.reshape([-1]), shifts[0], 0).reshape(x.shape)
  return [axes].flat().reduce((rolled, axis, i) => core.roll(rolled, shifts[i] ?? shifts[0], axis), x)
}

/** Each slice along an axis so often; one number counts for all. */
function repeatEach(x: Tensor, repeats: readonly number[], axis: number): Tensor {
  if (repeats.length === 1) return core.repeat(x, repeats[0], axis)
  const positions = repeats.flatMap((count, position) => new Array<number>(count).fill(position))
  return core.take(x, core.tensor(positions, { dtype: 'int32' }), axis)
}
