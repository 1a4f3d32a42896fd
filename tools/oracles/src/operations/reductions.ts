import * as core from '@chainrule/autograd'
import type { Attributes } from '../attributes.ts'
import type { Operations } from './table.ts'

/** Many numbers to one, along axes; and those that look along an axis and keep it. */
export const reductions: Operations = {
  sum: ([x], a) => x.sum(a.axes(), kept(a)),
  mean: ([x], a) => x.mean(a.axes(), kept(a)),
  max: ([x], a) => x.max(a.axes(), kept(a)),
  min: ([x], a) => x.min(a.axes(), kept(a)),
  amax: ([x], a) => x.max(a.axes(), kept(a)),
  amin: ([x], a) => x.min(a.axes(), kept(a)),
  prod: ([x], a) => core.product(x, a.axes(), kept(a)),
  var: ([x], a) => core.variance(x, a.axes(), { ...kept(a), correction: correction(a) }),
  std: ([x], a) => core.standardDeviation(x, a.axes(), { ...kept(a), correction: correction(a) }),
  logsumexp: ([x], a) => core.logSumExp(x, a.axes() ?? -1, kept(a)),
  norm: ([x], a) => core.norm(x, { axes: a.axes(), ...kept(a), p: order(a) }),
  softmax: ([x], a) => core.softmax(x, a.axis(-1)),
  logSoftmax: ([x], a) => core.logSoftmax(x, a.axis(-1)),
  softmin: ([x], a) => core.softmax(x.neg(), a.axis(-1)),
  cumsum: ([x], a) => core.cumulativeSum(x, a.axis(-1)),
  cumprod: ([x], a) => core.cumulativeProduct(x, a.axis(-1)),
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
