import type { Tensor } from '@chainrule/autograd'
import * as core from '@chainrule/autograd'
import { abs, max, min, notEqual } from '@chainrule/autograd'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Many numbers to one, along axes; and those that look along an axis and keep it. */
export const reductions: Operations = {
  sum: ([x], a) => x.sum(a.axes(), kept(a)),
  mean: ([x], a) => x.mean(a.axes(), kept(a)),
  max: ([x], a) => max(x, a.axes(), kept(a)),
  min: ([x], a) => min(x, a.axes(), kept(a)),
  amax: ([x], a) => max(x, a.axes(), kept(a)),
  amin: ([x], a) => min(x, a.axes(), kept(a)),
  prod: ([x], a) => core.product(x, a.axes(), kept(a)),
  var: ([x], a) => core.variance(x, a.axes(), { ...kept(a), correction: correction(a) }),
  std: ([x], a) => core.standardDeviation(x, a.axes(), { ...kept(a), correction: correction(a) }),
  logsumexp: ([x], a) => core.logSumExp(x, a.axes() ?? -1, kept(a)),
  norm: ([x], a) => normOf(x, order(a), a.axes(), kept(a)),
  softmax: ([x], a) => along(x, (x) => core.softmax(x, a.axis(-1))),
  logSoftmax: ([x], a) => along(x, (x) => core.logSoftmax(x, a.axis(-1))),
  softmin: ([x], a) => along(x, (x) => core.softmax(x.neg(), a.axis(-1))),
  cumsum: ([x], a) => along(x, (x) => core.cumulativeSum(x, a.axis(-1))),
  cumprod: ([x], a) => along(x, (x) => core.cumulativeProduct(x, a.axis(-1))),
}

function kept(attributes: Attributes): { keepAxes: boolean } {
  return { keepAxes: attributes.keepAxes() }
}

function correction(attributes: Attributes): number {
  const unbiased = attributes.flag('unbiased') ?? true
  return attributes.number('correction', 'ddof') ?? (unbiased ? 1 : 0)
}

function order(attributes: Attributes): number {
  return attributes.text('p', 'ord') === 'fro' ? 2 : (attributes.number('p', 'ord') ?? 2)
}

/** PyTorch gives a number of rank 0 an axis of its own to look along. */
function along(x: Tensor, look: (x: Tensor) => Tensor): Tensor {
  return x.rank === 0 ? look(x.reshape([1])).reshape([]) : look(x)
}

/** Also of the orders below 1, which are no norms: PyTorch counts for 0, and takes the smallest for -inf. */
function normOf(x: Tensor, p: number, axes: number | number[] | undefined, keep: { keepAxes: boolean }): Tensor {
  if (p >= 1) return core.norm(x, { axes, ...keep, p })
  if (p === Number.NEGATIVE_INFINITY) return min(abs(x), axes, keep)
  if (p === 0) return notEqual(x, 0).cast(x.dtype).sum(axes, keep)
  return core.pow(core.pow(abs(x), p).sum(axes, keep), 1 / p)
}
