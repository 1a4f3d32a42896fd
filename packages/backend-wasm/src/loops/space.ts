import type { Access, LoopKernel } from '@chainrule/lowering'

/** One axis of a loop nest, with the step of every access along it, in elements. */
export interface LoopAxis {
  readonly size: number
  readonly reduced: boolean
  readonly strides: readonly number[]
}

/** Every access of a kernel, loads first, then stores, then reductions. */
export function accessesOf({ body, stores, reductions }: LoopKernel): Access[] {
  return [
    ...body.flatMap(({ access }) => (access ? [access] : [])),
    ...stores.map(({ access }) => access),
    ...reductions.map(({ access }) => access),
  ]
}

/**
 * The axes of a kernel with neighbours merged where all accesses walk over both in one stride. At least one is left.
 *
 * @param from - From this axis on, or
 * @param to - up to it: the others are left out.
 */
export function axesOf(
  kernel: LoopKernel,
  accesses: readonly Access[],
  from = 0,
  to = kernel.shape.length,
): LoopAxis[] {
  const axes: LoopAxis[] = []
  kernel.shape.slice(from, to).forEach((size, i) => {
    const at = from + i
    const axis = { size, reduced: kernel.reduced[at], strides: accesses.map(({ strides }) => strides[at]) }
    const last = axes.at(-1)
    const merges =
      last && last.reduced === axis.reduced && last.strides.every((stride, i) => stride === axis.strides[i] * size)
    if (merges) axes[axes.length - 1] = { ...axis, size: last.size * size }
    else axes.push(axis)
  })
  return axes.length > 0 ? axes : [{ size: 1, reduced: false, strides: accesses.map(() => 0) }]
}

export function sizeOf(axes: readonly LoopAxis[]): number {
  return axes.reduce((size, axis) => size * axis.size, 1)
}
