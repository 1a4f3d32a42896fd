import { ChainruleError, evaluate, type Tensor } from '@chainrule/autograd'
import type { Measured, Metric } from './events.ts'

/** Turns what a step returned into numbers; all its tensors are computed in one plan. */
export async function readMetrics(measured: Measured): Promise<Record<string, number>> {
  const entries = Object.entries(isMetric(measured) ? { loss: measured } : (measured ?? {}))
  for (const [name, metric] of entries) check(name, metric)
  evaluate(...entries.flatMap(([, metric]) => (typeof metric === 'number' ? [] : [metric])))
  const numbers: Record<string, number> = {}
  for (const [name, metric] of entries) numbers[name] = typeof metric === 'number' ? metric : (await metric.read())[0]
  return numbers
}

function isMetric(measured: Measured): measured is Metric {
  return typeof measured === 'number' || (typeof measured === 'object' && 'dtype' in measured && 'read' in measured)
}

function check(name: string, metric: unknown): void {
  if (typeof metric === 'number') return
  const tensor = typeof metric === 'object' && metric !== null && 'shape' in metric ? (metric as Tensor) : null
  if (tensor?.size === 1) return
  throw new ChainruleError(
    'metric-not-one-number',
    `train: the metric "${name}" is ${tensor ? `a tensor [${tensor.shape}]` : String(metric)}.`,
    'Return numbers and tensors with one element; reduce others, for example with mean().',
  )
}
