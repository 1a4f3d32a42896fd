import { sizeOf } from '@chainrule/autograd'
import type { HostKernel, Kernel, Operation } from '@chainrule/lowering'

/** Operations that take a polynomial or more. */
const DEAR: ReadonlySet<Operation> = new Set([
  'exp',
  'expm1',
  'log',
  'log1p',
  'sin',
  'cos',
  'tanh',
  'erf',
  'pow',
  'atan2',
])

/** About how many nanoseconds a kernel takes on one thread: good to a factor of two or three, which is all it is for. */
export function costOfKernel(kernel: Exclude<Kernel, HostKernel>): number {
  if (kernel.kind === 'contraction') {
    const axes = [...kernel.batch, ...kernel.m, ...kernel.n, ...kernel.k, ...(kernel.turns ?? [])]
    return axes.reduce((product, { size }) => product * size, 1) * (kernel.dtype === 'float32' ? 0.04 : 0.1)
  }
  if (kernel.kind === 'random') return 2 * kernel.size
  if (kernel.kind === 'index') return sizeOf(kernel.host.inputs[1].shape)
  if (kernel.kind === 'rows') return kernel.stages.reduce((sum, stage) => sum + costOfKernel(stage), 0)
  const points = sizeOf(kernel.shape)
  const each = kernel.body.reduce((sum, { operation }) => sum + (DEAR.has(operation) ? 2 : 0.1), 0)
  const wide = kernel.body.some(({ dtype }) => dtype === 'float64') ? 4 : 1
  return points * wide * (each + 0.2 * kernel.stores.length)
}
