import type { Tensor } from '@chainrule/autograd'
import * as core from '@chainrule/autograd'
import { pad, slice } from '@chainrule/autograd'
import * as nn from '@chainrule/nn'
import type { Operations } from './table.ts'

/** Elements chosen by position or by value. */
export const selection: Operations = {
  sort: ([x], a) => core.sort(x, { axis: a.axis(-1), descending: a.flag('descending') }).values,
  topk: ([x], a) => core.topK(x, a.number('k') ?? 1, { axis: a.axis(-1), largest: a.flag('largest') }).values,
  take: ([x, index], a) => {
    const axis = a.list('axis', 'dim')?.[0]
    return axis === undefined ? core.take(x.reshape([-1]), index, 0) : core.take(x, index, axis)
  },
  gather: ([x, index], a) => gather(x, index, a.axis(0)),
  scatterAdd: ([x, index, source], a) => scatterAdd(x, index, source, a.axis(0)),
  embedding: ([first, second], a) => {
    const [ids, weight] = first.dtype.startsWith('float') ? [second, first] : [first, second]
    if (a.flag('scale_grad_by_freq'))
      throw new Error('There is no scale_grad_by_freq: gradients of a row are added up.')
    if (a.number('max_norm') !== undefined)
      throw new Error('There is no max_norm: looking a row up does not change it.')
    // About how the gradient is stored.
    a.flag('sparse')
    const padding = a.number('padding_idx')
    const row = padding !== undefined && padding < 0 ? padding + weight.shape[0] : padding
    return nn.embed(ids, weight, { paddingIndex: row })
  },
}

/** The index may be smaller than the tensor on the axes that are not looked along. */
function gather(x: Tensor, index: Tensor, axis: number): Tensor {
  return core.gather(corner(x, index.shape, axis), index, axis)
}

function scatterAdd(x: Tensor, index: Tensor, source: Tensor, axis: number): Tensor {
  const along = axis < 0 ? axis + x.rank : axis
  const added = core.scatterAdd(corner(source, index.shape), index, along, x.shape[along])
  return x.add(
    pad(
      added,
      x.shape.map((size, i) => [0, size - added.shape[i]]),
    ),
  )
}

/** The elements next to the origin, as many as `shape` has; `except` stays whole. */
function corner(x: Tensor, shape: readonly number[], except?: number): Tensor {
  const whole = except === undefined ? undefined : except < 0 ? except + x.rank : except
  return slice(
    x,
    shape.map((size, axis) => (axis === whole ? null : [0, size])),
  )
}
