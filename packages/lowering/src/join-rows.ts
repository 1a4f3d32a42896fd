import type { Access, Buffer, Kernel, LoopKernel, RowsKernel } from './loop-ir.ts'
import { touches, writesOf } from './touches.ts'

/**
 * Loops that follow one another row by row become one kernel: a softmax, a norm or a loss goes over its rows once, with
 * each row in the nearest memory, and threads meet once instead of after every loop.
 *
 * A chain begins with a loop that combines each row into a number. A later loop joins if all that it shares with the chain
 * stays within rows, and if nothing in between stands in its way.
 */
export function joinRows(kernels: readonly Kernel[], buffers: readonly Buffer[]): Kernel[] {
  const result: Kernel[] = []
  for (const kernel of kernels) {
    const place = kernel.kind === 'loop' ? chainFor(kernel, result, buffers) : -1
    if (place < 0) result.push(kernel)
    else result[place] = joined(result[place] as LoopKernel | RowsKernel, kernel as LoopKernel)
  }
  return result
}

/** The place of the chain that a loop can join, or -1. */
function chainFor(loop: LoopKernel, kernels: readonly Kernel[], buffers: readonly Buffer[]): number {
  const blocks = (other: Kernel) => sharesWritten(loop, other, buffers)
  for (let place = kernels.length - 1; place >= 0; place--) {
    const chain = kernels[place]
    if (!blocks(chain)) continue
    const stages = chain.kind === 'rows' ? chain.stages : chain.kind === 'loop' ? [chain] : []
    const rows = chain.kind === 'rows' ? chain.rows : chain.kind === 'loop' ? combinedRows(chain) : 0
    const fits = rows > 1 && [...stages, loop].every((stage) => fitsRows(stage, rows))
    return fits && stages.every((stage) => staysInRows(stage, loop, rows, buffers)) ? place : -1
  }
  return -1
}

function joined(chain: LoopKernel | RowsKernel, loop: LoopKernel): RowsKernel {
  if (chain.kind === 'rows') return { ...chain, stages: [...chain.stages, loop] }
  return { kind: 'rows', rows: combinedRows(chain), stages: [chain, loop] }
}

/** How many rows a loop combines into one number each; 0 where it does something else. */
function combinedRows({ shape, reduced, reductions }: LoopKernel): number {
  const first = reduced.indexOf(true)
  if (reductions.length === 0 || first < 0 || reduced.includes(false, first)) return 0
  return product(shape.slice(0, first))
}

/** Whether a loop can be done in so many rows: its first axes make them up, and what it combines lies within. */
function fitsRows(loop: LoopKernel, rows: number): boolean {
  const axes = rowAxes(loop.shape, rows)
  const first = loop.reduced.indexOf(true)
  const combines = loop.reductions.length === 0 || (first >= axes && !loop.reduced.includes(false, first))
  if (axes < 0 || !combines) return false
  // Numbers of rows are done side by side, which asks for one stride.
  return axes < loop.shape.length || accessesOf(loop).every((access) => rowStep(access, loop.shape, axes) !== null)
}

/** Whether what one of two loops writes and both touch is touched row by row. */
function staysInRows(a: LoopKernel, b: LoopKernel, rows: number, buffers: readonly Buffer[]): boolean {
  return accessesOf(a).every((left) =>
    accessesOf(b).every((right) => {
      if (!sameMemory(left.buffer, right.buffer, buffers)) return true
      const written = [...writesOf(a), ...writesOf(b)].some((buffer) => sameMemory(buffer, left.buffer, buffers))
      const step = rowStep(left, a.shape, rowAxes(a.shape, rows))
      return !written || (step !== null && step > 0 && step === rowStep(right, b.shape, rowAxes(b.shape, rows)))
    }),
  )
}

/** How many of the first axes make up so many rows; -1 where none do. */
function rowAxes(shape: readonly number[], rows: number): number {
  let size = 1
  for (let axes = 0; axes <= shape.length; axes++) {
    if (size === rows) return axes
    size *= shape[axes]
  }
  return -1
}

/** The distance of rows, where each row stays before the next one; null where rows are not evenly spaced. */
function rowStep({ offset, strides }: Access, shape: readonly number[], axes: number): number | null {
  const step = strides[axes - 1]
  const even = strides.slice(0, axes - 1).every((stride, axis) => stride === strides[axis + 1] * shape[axis + 1])
  const width = shape.slice(axes).reduce((sum, size, i) => sum + (size - 1) * strides[axes + i], 0)
  const inside = strides.slice(axes).every((stride) => stride >= 0) && (step === 0 || width < step)
  return even && inside && offset === 0 && step >= 0 ? step : null
}

/** Whether one of two kernels writes what the other touches. */
function sharesWritten(a: Kernel, b: Kernel, buffers: readonly Buffer[]): boolean {
  const meets = (writer: Kernel, other: Kernel) => {
    const touched = touches(other)
    return writesOf(writer).some((written) => touched.some((buffer) => sameMemory(written, buffer, buffers)))
  }
  return meets(a, b) || meets(b, a)
}

function sameMemory(a: number, b: number, buffers: readonly Buffer[]): boolean {
  const [left, right] = [buffers[a].place, buffers[b].place]
  return a === b || (left.kind === 'state' && right.kind === 'state' && left.input === right.input)
}

function accessesOf({ body, stores, reductions }: LoopKernel): Access[] {
  return [...body.flatMap(({ access }) => access ?? []), ...[...stores, ...reductions].map(({ access }) => access)]
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((result, size) => result * size, 1)
}
