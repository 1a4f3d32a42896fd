import { type Buffer, bytesOf, type Kernel, readsOf, writesOf } from '@chainrule/lowering'

/** Multiplications and additions of a contraction; 0 for other kernels. */
export function workOf(kernel: Kernel): number {
  if (kernel.kind !== 'contraction') return 0
  const { batch, m, n, k, turns = [] } = kernel
  return 2 * sizeOf([...batch, ...m, ...n, ...k, ...turns].map(({ size }) => size))
}

/** Bytes of the buffers that a kernel reads and writes, each counted once. */
export function trafficOf(kernel: Kernel, buffers: readonly Buffer[]): number {
  const touched = new Set([...readsOf(kernel), ...writesOf(kernel)])
  return [...touched].reduce((sum, at) => sum + buffers[at].size * bytesOf(buffers[at].dtype), 0)
}

/** What a kernel does, in a line. */
export function kernelText(kernel: Kernel): string {
  if (kernel.kind === 'rows') return `${kernel.rows} rows: ${kernel.stages.map(kernelText).join('; ')}`
  if (kernel.kind === 'loop') {
    const { shape, reduced, body, reductions } = kernel
    const axes = shape.map((size, axis) => (reduced[axis] ? `(${size})` : size))
    const ends = reductions.map(({ operation }) => `> ${operation}`)
    return `loop [${axes}] ${[...body.map(({ operation }) => operation), ...ends].join(' ')}`
  }
  if (kernel.kind === 'contraction') {
    const { batch, m, n, k, turns = [] } = kernel
    const text = (axes: typeof m) => axes.map(({ size, a, b, c }) => `${size}(${[a, b, c]})`).join(' ')
    return `contraction m ${text(m)}, n ${text(n)}, k ${text(k)}${batch.length > 0 ? `, batch ${text(batch)}` : ''}${turns.length > 0 ? `, turns ${text(turns)}` : ''}`
  }
  if (kernel.kind === 'host') return `host ${kernel.primitive.name} [${kernel.output.shape}]`
  if (kernel.kind === 'index') return `index ${kernel.operation} [${kernel.host.inputs[1].shape}]`
  return `random ${kernel.distribution} ${kernel.size}`
}

function sizeOf(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1)
}
