import type { Kernel } from './loop-ir.ts'

/** The buffers that a kernel reads or writes. */
export function touches(kernel: Kernel): number[] {
  return [...readsOf(kernel), ...writesOf(kernel)]
}

/** The buffers that a kernel reads. */
export function readsOf(kernel: Kernel): number[] {
  if (kernel.kind === 'contraction')
    return [kernel.a.buffer, kernel.b.buffer, ...(kernel.turns ? [kernel.c.buffer] : [])]
  if (kernel.kind === 'random') return [kernel.key.buffer]
  if (kernel.kind === 'index') return readsOf(kernel.host)
  if (kernel.kind === 'host') return kernel.inputs.map(({ buffer }) => buffer)
  if (kernel.kind === 'rows') return kernel.stages.flatMap(readsOf)
  return kernel.body.flatMap(({ access }) => (access ? [access.buffer] : []))
}

/** The buffers that a kernel writes. */
export function writesOf(kernel: Kernel): number[] {
  if (kernel.kind === 'contraction') return [kernel.c.buffer]
  if (kernel.kind === 'random') return [kernel.output]
  if (kernel.kind === 'index') return writesOf(kernel.host)
  if (kernel.kind === 'host') return [kernel.output.buffer]
  if (kernel.kind === 'rows') return kernel.stages.flatMap(writesOf)
  return [...kernel.stores, ...kernel.reductions].map(({ access }) => access.buffer)
}
